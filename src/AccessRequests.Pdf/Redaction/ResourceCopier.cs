using System.Collections.Concurrent;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Copies resources into the new file by whitelist: for each kind of object the entries that drawing needs, and none
/// other. Shared objects are copied once. Each page has a copier of its own, so that pages are made at once and a page that is withheld leaves nothing.
/// </summary>
internal sealed partial class ResourceCopier(SourceFile file, ObjectBatch output, CancellationToken cancellation)
{
    private static readonly string[] FunctionKeys =
        ["FunctionType", "Domain", "Range", "Size", "BitsPerSample", "Order", "Encode", "Decode", "C0", "C1", "N", "Bounds"];

    private const string UsedElsewhere = "a pattern that may hold content lies under a mark and is used elsewhere";

    private readonly ConcurrentDictionary<(IndirectReference Reference, string Role), PdfReference> _copies = [];
    private readonly List<SharedCopy> _made = [];
    private readonly HashSet<(IndirectReference Reference, string Role)> _dropped = [];

    public SourceFile File => file;

    public ObjectBatch Output => output;

    /// <summary>The copier of the whole document, when this one is a page's.</summary>
    public ResourceCopier? Document { get; init; }

    /// <summary>
    /// Fonts are written when everything is known that is shown in them, without what only removed text used.
    /// </summary>
    public bool PrunesFonts { get; init; }

    /// <summary>
    /// Takes over a page that is done. Of two pages that copied the same object at once, or one after the other, the first in the document
    /// gives it: which was done first does not show.
    /// </summary>
    /// <exception cref="UnredactablePdfException">A pattern that went with a mark is used where no mark reaches.</exception>
    public void Take(ResourceCopier page, OutputFile document)
    {
        foreach (var copy in page._made)
        {
            var known = copy.Made is null ? null : _copies.GetOrAdd(copy.Key, copy.Made);
            copy.IsSpare = copy.Parent is { IsSpare: true } || (known is not null && !ReferenceEquals(known, copy.Made));

            if (copy.IsSpare && known is not null && !ReferenceEquals(known, copy.Made))
            {
                copy.Made!.Become(known);
            }
        }

        _dropped.UnionWith(page._dropped);

        if (_dropped.Any(_copies.ContainsKey))
        {
            throw new UnredactablePdfException(UnredactableReason.UncertainContent, null, UsedElsewhere);
        }

        _keepsAllFonts |= page._fontless.Exists(owner => owner is not { IsSpare: true });

        foreach (var use in page._fonts.Where(use => use.IsNeeded))
        {
            var known = _fontsByReference.ContainsKey(use.Token.Data);
            var font = Use(use.Token);

            if (!known)
            {
                font.Reference.Become(document.Reserve());
            }

            use.Reference.Become(font.Reference);
            font.Take(use, file);
        }

        document.Commit(page.Output);
    }

    public static Matrix FormMatrix(SourceFile file, StreamToken form) =>
        file.Numbers(form.StreamDictionary, "Matrix") is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : Matrix.Identity;

    public static DictionaryToken? ResourcesOf(SourceFile file, StreamToken stream) =>
        file.TryGet<DictionaryToken>(stream.StreamDictionary, "Resources", out var resources) ? resources : null;

    /// <summary>A pattern that goes with a mark must be nowhere in the file.</summary>
    /// <exception cref="UncertainContentException">The page uses it where no mark reaches, or it may.</exception>
    public void Drop(IToken pattern)
    {
        if (pattern is not IndirectReferenceToken { Data: var reference })
        {
            throw new UncertainContentException(UsedElsewhere);
        }

        _dropped.Add((reference, "pattern"));

        if (file.Resolve(pattern) is DictionaryToken gradient && gradient.Data.TryGetValue("Shading", out var shading) && shading is IndirectReferenceToken { Data: var own })
        {
            _dropped.Add((own, "shading"));
        }

        if (_dropped.Any(_copies.ContainsKey))
        {
            throw new UncertainContentException(UsedElsewhere);
        }
    }

    /// <summary>A form that no mark reaches, whatever its place.</summary>
    public PdfReference Form(StreamToken form, IToken token, ResourceScope parent, PageWork page, int depth) =>
        Once(token, "form", () =>
        {
            var unmarked = new PageWork(file, page.Number, PageMarks.None, this, null, cancellation);
            var scope = new ResourceScope(file, ResourcesOf(file, form), parent);
            var content = ContentRewriter.Rewrite(unmarked, scope, file.Decode(form), new GraphicsState(Matrix.Identity), depth + 1);
            return AddForm(form, scope, content);
        }) ?? throw new UncertainContentException("a form draws itself");

    /// <param name="shared">The token under which this copy serves every use; null when it is for one use only.</param>
    public PdfReference WriteForm(StreamToken form, IToken? shared, ResourceScope scope, RewrittenContent content) =>
        shared is null
            ? AddForm(form, scope, content)
            : Once(shared, "form", () => AddForm(form, scope, content)) ?? throw new UncertainContentException("a form draws itself");

    private PdfReference AddForm(StreamToken form, ResourceScope scope, RewrittenContent content)
    {
        scope.UseDefaultColourSpaces(this);
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("XObject"),
            ["Subtype"] = new PdfName("Form"),
            ["BBox"] = PdfArray.Of(file.Numbers(form.StreamDictionary, "BBox") is { Length: 4 } box ? box : [0, 0, 0, 0]),
            ["Resources"] = content.Resources,
        };

        CopyNumbers(form.StreamDictionary, dictionary, "Matrix");

        if (file.TryGet<DictionaryToken>(form.StreamDictionary, "Group", out var group))
        {
            dictionary["Group"] = TransparencyGroup(group);
        }

        return output.AddStream(dictionary, content.Bytes);
    }

    public PdfDictionary TransparencyGroup(DictionaryToken group)
    {
        var copy = new PdfDictionary { ["S"] = new PdfName("Transparency") };

        if (group.Data.TryGetValue("CS", out var space) && file.Resolve(space) is not null)
        {
            copy["CS"] = ColourSpace(space);
        }

        CopyPlain(group, copy, "I", "K");
        return copy;
    }

    public PdfObject GraphicsState(DictionaryToken state, PdfObject? softMask)
    {
        var copy = new PdfDictionary { ["Type"] = new PdfName("ExtGState") };
        CopyPlain(state, copy, "LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA", "ca", "AIS", "TK");

        if (softMask is not null)
        {
            copy["SMask"] = softMask;
        }
        else if (file.Name(state, "SMask") == "None")
        {
            copy["SMask"] = new PdfName("None");
        }

        return output.Add(copy);
    }

    public PdfObject SoftMask(DictionaryToken mask, PdfReference? group)
    {
        if (group is null)
        {
            return new PdfName("None");
        }

        var copy = new PdfDictionary
        {
            ["Type"] = new PdfName("Mask"),
            ["S"] = new PdfName(file.Name(mask, "S") == "Alpha" ? "Alpha" : "Luminosity"),
            ["G"] = group,
        };

        CopyNumbers(mask, copy, "BC");

        if (mask.Data.TryGetValue("TR", out var transfer) && file.Resolve(transfer) is DictionaryToken or StreamToken)
        {
            copy["TR"] = Function(transfer, 0);
        }

        return copy;
    }

    public PdfObject ColourSpace(IToken token) => ColourSpace(token, 0);

    private PdfObject ColourSpace(IToken token, int depth)
    {
        CheckDepth(depth);

        return file.Resolve(token) switch
        {
            NameToken name => new PdfName(name.Bytes()),
            ArrayToken { Length: > 0 } array when file.Resolve(array[0]) is NameToken { Data: var family } =>
                Once(token, "colour", () => output.Add(ColourSpaceArray(family, array, depth))) ?? (PdfObject)new PdfName("DeviceGray"),
            StreamToken profile => new PdfArray(new PdfName("ICCBased"), IccProfile(profile, token, depth)),
            _ => throw new UncertainContentException("a colour space cannot be read"),
        };
    }

    private PdfObject ColourSpaceArray(string family, ArrayToken array, int depth)
    {
        switch (family)
        {
            case "CalGray" or "CalRGB" or "Lab" when array.Length > 1 && file.Resolve(array[1]) is DictionaryToken parameters:
                var copy = new PdfDictionary();
                CopyPlain(parameters, copy, "WhitePoint", "BlackPoint", "Gamma", "Matrix", "Range");
                return new PdfArray(new PdfName(family), copy);
            case "ICCBased" when array.Length > 1 && file.Resolve(array[1]) is StreamToken profile:
                return new PdfArray(new PdfName(family), IccProfile(profile, array[1], depth));
            case "Indexed" or "I" when array.Length > 3:
                return new PdfArray(
                    new PdfName("Indexed"),
                    ColourSpace(array[1], depth + 1),
                    Plain(array[2], 0) ?? 0,
                    Palette(array));
            case "Separation" or "DeviceN" when array.Length > 3:
                // The attributes of DeviceN, a fifth element, may hold anything and change nothing that is drawn.
                return new PdfArray(
                    new PdfName(family), Plain(array[1], 0) ?? PdfNull.Value, ColourSpace(array[2], depth + 1), Function(array[3], depth + 1));
            case "Pattern":
                return array.Length > 1 ? new PdfArray(new PdfName(family), ColourSpace(array[1], depth + 1)) : new PdfName(family);
            case "DeviceGray" or "DeviceRGB" or "DeviceCMYK" or "G" or "RGB" or "CMYK":
                return new PdfName(family switch { "G" => "DeviceGray", "RGB" => "DeviceRGB", "CMYK" => "DeviceCMYK", _ => family });
            default:
                throw new UncertainContentException("a colour space of an unknown family");
        }
    }

    /// <summary>The colours that an index can name; what follows them is no colour.</summary>
    private PdfObject Palette(ArrayToken space)
    {
        var length = Components(space[1], 0) is > 0 and var components && file.Resolve(space[2]) is NumericToken { Int: >= 0 and < 256 and var highest }
            ? (highest + 1) * components
            : int.MaxValue;

        return file.Resolve(space[3]) switch
        {
            StreamToken table when file.Decode(table) is var colours => output.AddStream(new PdfDictionary(), colours.AsMemory(0, Math.Min(length, colours.Length))),
            var table when Plain(table ?? space[3], 0) is PdfString text => new PdfString(text.Bytes[..Math.Min(length, text.Bytes.Length)]),
            _ => PdfNull.Value,
        };
    }

    /// <summary>Of a sampled function (7.10.2): what follows the last sample is none; null when the dictionary does not say how many there are.</summary>
    private int? SampleBytes(DictionaryToken function)
    {
        var samples = file.Numbers(function, "Size") is { Length: > 0 } sizes ? sizes.Aggregate(1.0, (product, size) => product * size) : 0;
        var bits = samples * file.Number(function, "BitsPerSample", 0) * (file.Numbers(function, "Range")?.Length ?? 0) / 2;
        return bits is > 0 and < int.MaxValue ? (int)Math.Ceiling(bits / 8) : null;
    }

    private PdfReference IccProfile(StreamToken profile, IToken token, int depth) =>
        Once(token, "icc", () =>
        {
            var copy = new PdfDictionary();
            CopyPlain(profile.StreamDictionary, copy, "N", "Range");

            if (profile.StreamDictionary.Data.TryGetValue("Alternate", out var alternate) && file.Resolve(alternate) is not null)
            {
                copy["Alternate"] = ColourSpace(alternate, depth + 1);
            }

            return CopyStream(copy, profile);
        }) ?? throw new UncertainContentException("a colour profile refers to itself");

    private PdfObject Function(IToken token, int depth)
    {
        CheckDepth(depth);

        switch (file.Resolve(token))
        {
            case NameToken name:
                return new PdfName(name.Bytes());
            case StreamToken stream:
                return Once(token, "function", () =>
                {
                    var copy = new PdfDictionary();
                    CopyPlain(stream.StreamDictionary, copy, FunctionKeys);
                    return file.Number(stream.StreamDictionary, "FunctionType", 0) switch
                    {
                        4 => output.AddStream(copy, CalculatorFunction.Written(file.Decode(stream))),
                        0 when SampleBytes(stream.StreamDictionary) is { } length && file.Decode(stream) is var samples && samples.Length > length
                            => output.AddStream(copy, samples.AsMemory(0, length)),
                        _ => CopyStream(copy, stream),
                    };
                }) ?? (PdfObject)PdfNull.Value;
            case ArrayToken array:
                return new PdfArray([.. array.Data.Select(item => Function(item, depth + 1))]);
            case DictionaryToken dictionary:
                var written = new PdfDictionary();
                CopyPlain(dictionary, written, FunctionKeys);

                if (file.TryGet<ArrayToken>(dictionary, "Functions", out var parts))
                {
                    written["Functions"] = new PdfArray([.. parts.Data.Select(part => Function(part, depth + 1))]);
                }

                return written;
            default:
                throw new UncertainContentException("a function cannot be read");
        }
    }

    public PdfObject Shading(IToken token)
    {
        var resolved = file.Resolve(token);
        var source = resolved switch
        {
            StreamToken stream => stream.StreamDictionary,
            DictionaryToken dictionary => dictionary,
            _ => throw new UncertainContentException("a shading cannot be read"),
        };

        return Once(token, "shading", () =>
        {
            var copy = new PdfDictionary();
            CopyPlain(
                source, copy, "ShadingType", "Background", "BBox", "AntiAlias", "Coords", "Domain", "Extend", "Matrix",
                "BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "Decode", "VerticesPerRow");

            if (source.Data.TryGetValue("ColorSpace", out var space))
            {
                copy["ColorSpace"] = ColourSpace(space);
            }

            if (source.Data.TryGetValue("Function", out var function))
            {
                copy["Function"] = Function(function, 0);
            }

            return resolved is StreamToken mesh ? output.AddStream(copy, file.Decode(mesh)) : output.Add(copy);
        }) ?? (PdfObject)PdfNull.Value;
    }

    public PdfObject Pattern(IToken token, ResourceScope parent, PageWork page)
    {
        switch (file.Resolve(token))
        {
            case DictionaryToken dictionary when dictionary.Data.TryGetValue("Shading", out var shading):
                return Once(token, "pattern", () =>
                {
                    var gradient = new PdfDictionary { ["Type"] = new PdfName("Pattern"), ["PatternType"] = 2, ["Shading"] = Shading(shading) };
                    CopyNumbers(dictionary, gradient, "Matrix");

                    if (file.TryGet<DictionaryToken>(dictionary, "ExtGState", out var state))
                    {
                        gradient["ExtGState"] = GraphicsState(state, null);
                    }

                    return output.Add(gradient);
                }) ?? (PdfObject)PdfNull.Value;
            case StreamToken tiling:
                return Once(token, "pattern", () =>
                {
                    var unmarked = new PageWork(file, page.Number, PageMarks.None, this, null, cancellation);
                    var scope = new ResourceScope(file, ResourcesOf(file, tiling), parent);
                    return WritePattern(tiling, scope, ContentRewriter.Rewrite(unmarked, scope, file.Decode(tiling), new GraphicsState(Matrix.Identity), 1));
                }) ?? (PdfObject)PdfNull.Value;
            default:
                throw new UncertainContentException("a pattern cannot be read");
        }
    }

    public PdfReference WritePattern(StreamToken tiling, ResourceScope scope, RewrittenContent content)
    {
        scope.UseDefaultColourSpaces(this);
        var copy = new PdfDictionary { ["Type"] = new PdfName("Pattern"), ["PatternType"] = 1, ["Resources"] = content.Resources };
        CopyPlain(tiling.StreamDictionary, copy, "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix");
        return output.AddStream(copy, content.Bytes);
    }

    /// <summary>A stream whose content stays as it is: where its compressed bytes hold that content and nothing else, they stay too.</summary>
    private PdfReference CopyStream(PdfDictionary dictionary, StreamToken stream)
    {
        var decoded = file.Decode(stream);

        return file.HasOneFilter(stream, "FlateDecode", "Fl") && ZlibStream.Holds(stream.Data.Span, decoded) is { } length
            ? output.AddEncodedStream(PdfFileWriter.Deflated(dictionary), stream.Data[..length])
            : output.AddStream(dictionary, decoded);
    }

    /// <summary>Copies an object once per source reference and role; null while that copy is being made.</summary>
    private PdfReference? Once(IToken token, string role, Func<PdfReference> copy)
    {
        if (token is not IndirectReferenceToken { Data: var reference })
        {
            return copy();
        }

        var key = (reference, role);

        if (_dropped.Contains(key))
        {
            throw new UncertainContentException(UsedElsewhere);
        }

        if (_copies.TryGetValue(key, out var known) || Document?._copies.TryGetValue(key, out known) == true)
        {
            return known;
        }

        if (!_inWork.Add(key))
        {
            return null;
        }

        var made = new SharedCopy(key, output.Owner);
        _made.Add(made);
        output.Owner = made;

        try
        {
            cancellation.ThrowIfCancellationRequested();
            CheckDepth(_inWork.Count - 1);
            return _copies[key] = made.Made = copy();
        }
        finally
        {
            output.Owner = made.Parent;
            _inWork.Remove(key);
        }
    }

    private readonly HashSet<(IndirectReference Reference, string Role)> _inWork = [];

    private void CheckDepth(int depth)
    {
        if (depth > file.Limits.MaxObjectDepth)
        {
            throw new UncertainContentException("objects refer to one another too deep");
        }
    }

    private void CopyPlain(DictionaryToken from, PdfDictionary to, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (from.Data.TryGetValue(key, out var token) && Plain(token, 0) is { } value)
            {
                to[key] = value;
            }
        }
    }

    private void CopyNumbers(DictionaryToken from, PdfDictionary to, string key)
    {
        if (file.Numbers(from, key) is { } numbers)
        {
            to[key] = PdfArray.Of(numbers);
        }
    }

    /// <summary>Numbers, booleans, names, strings and arrays of them; never a dictionary, never a stream.</summary>
    private PdfObject? Plain(IToken token, int depth)
    {
        CheckDepth(depth);

        switch (file.Resolve(token))
        {
            case NumericToken number when double.IsFinite(number.Double):
                return number.HasDecimalPlaces || Math.Abs(number.Double) > long.MaxValue / 2.0 ? number.Double : number.Long;
            case BooleanToken boolean:
                return boolean.Data;
            case NameToken name:
                return new PdfName(name.Bytes());
            case StringToken text:
                return new PdfString(text.GetBytes());
            case HexToken hex:
                return new PdfString(hex.Memory);
            case ArrayToken array:
                var copy = new PdfArray();

                foreach (var item in array.Data)
                {
                    copy.Add(Plain(item, depth + 1) ?? PdfNull.Value);
                }

                return copy;
            default:
                return null;
        }
    }
}
