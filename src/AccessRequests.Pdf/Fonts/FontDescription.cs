using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Fonts;

/// <summary>What a font's dictionary says of it (9.6 to 9.8), before its program is asked.</summary>
internal sealed class FontDescription
{
    private FontDescription(IToken token, DictionaryToken dictionary, string subtype, IWidths widths)
    {
        Token = token;
        Dictionary = dictionary;
        Subtype = subtype;
        Widths = widths;
    }

    public IToken Token { get; }

    public DictionaryToken Dictionary { get; }

    public string Subtype { get; }

    public IWidths Widths { get; }

    public bool IsVertical { get; private init; }

    public bool IsEmbedded { get; private init; }

    public string BaseFont { get; private init; } = "";

    public bool IsIdentity { get; private init; }

    public double Ascent { get; private init; }

    public double Descent { get; private init; }

    public Matrix FontMatrix { get; private init; }

    public PdfBox? Type3Box { get; private init; }

    /// <param name="program">Of a composite font; of others nobody asks.</param>
    public string? Uncertainty(IFont? program) => this switch
    {
        { Subtype: "Type3" } when FontMatrix.A == 0 || !FontMatrix.IsUsable => "a Type 3 font without a usable matrix",
        { Subtype: "Type0", IsIdentity: false } when program is null => "a composite font that cannot be loaded",
        { Subtype: "Type0", Widths: CompositeWidths { VerticalIsUnknown: true }, IsVertical: true } => "a vertical font whose metrics are given by another map",
        { Subtype: "Type0", IsVertical: var vertical } when program is not null && program.IsVertical != vertical =>
            "a font that two readings write in different directions",
        _ => null,
    };

    public static FontDescription Read(SourceFile file, IToken token, DictionaryToken dictionary)
    {
        var subtype = file.Name(dictionary, "Subtype") ?? "";
        var descendant = subtype == "Type0" ? Descendant(file, dictionary) : null;
        file.TryGet<DictionaryToken>(descendant ?? dictionary, "FontDescriptor", out var descriptor);
        var box = descriptor is null ? null : file.Numbers(descriptor, "FontBBox");
        var encoding = file.Name(dictionary, "Encoding");

        return new FontDescription(token, dictionary, subtype, ReadWidths(file, dictionary, descendant, descriptor, encoding))
        {
            IsVertical = subtype == "Type0" && IsVerticalMap(file, dictionary, encoding),
            BaseFont = file.Name(dictionary, "BaseFont") ?? "",
            IsIdentity = encoding is "Identity-H" or "Identity-V",
            IsEmbedded = descriptor is not null
                && (descriptor.Data.ContainsKey("FontFile") || descriptor.Data.ContainsKey("FontFile2") || descriptor.Data.ContainsKey("FontFile3")),
            Ascent = (descriptor is null ? 0 : file.Number(descriptor, "Ascent", box is { Length: 4 } ? box[3] : 0)) / 1000,
            Descent = -Math.Abs(descriptor is null ? 0 : file.Number(descriptor, "Descent", box is { Length: 4 } ? box[1] : 0)) / 1000,
            FontMatrix = file.Numbers(dictionary, "FontMatrix") is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : default,
            Type3Box = subtype == "Type3" ? ReadType3Box(file, dictionary) : null,
        };
    }

    private static DictionaryToken? Descendant(SourceFile file, DictionaryToken dictionary)
    {
        var token = dictionary.Data.TryGetValue("DescendantFonts", out var value) ? file.Resolve(value) : null;
        return (token is ArrayToken { Length: > 0 } array ? file.Resolve(array[0]) : token) as DictionaryToken;
    }

    private static bool IsVerticalMap(SourceFile file, DictionaryToken dictionary, string? encoding) =>
        encoding is not null
            ? encoding.EndsWith("-V", StringComparison.Ordinal) || encoding == "V"
            : file.TryGet<StreamToken>(dictionary, "Encoding", out var map) && file.Number(map.StreamDictionary, "WMode", 0) == 1;

    private static PdfBox? ReadType3Box(SourceFile file, DictionaryToken dictionary)
    {
        if (file.Numbers(dictionary, "FontMatrix") is not [var a, var b, var c, var d, var e, var f]
            || file.Numbers(dictionary, "FontBBox") is not [var x0, var y0, var x1, var y1])
        {
            return null;
        }

        var box = Quad.Of(new PdfBox(x0, y0, x1, y1), new Matrix(a, b, c, d, e, f)).Bounds;
        return box.IsUsable ? box : null;
    }

    private static IWidths ReadWidths(
        SourceFile file, DictionaryToken dictionary, DictionaryToken? descendant, DictionaryToken? descriptor, string? encoding)
    {
        if (descendant is null)
        {
            var missing = descriptor is not null && descriptor.Data.ContainsKey("MissingWidth")
                ? file.Number(descriptor, "MissingWidth", 0)
                : (double?)null;
            var given = file.Numbers(dictionary, "Widths") ?? [];
            return new SimpleWidths((int)file.Number(dictionary, "FirstChar", 0), given, given.Length > 0 ? missing : null);
        }

        var vertical = file.Numbers(descendant, "DW2");
        return new CompositeWidths(
            encoding is "Identity-H" or "Identity-V",
            Horizontal(file, descendant),
            file.Number(descendant, "DW", 1000),
            vertical is [var y, _] ? y : 880,
            vertical is [_, var advance] ? advance : -1000,
            Vertical(file, descendant));
    }

    /// <summary>/W: "c [w1 w2 …]" or "first last w" (9.7.4.3).</summary>
    private static Dictionary<int, double> Horizontal(SourceFile file, DictionaryToken descendant)
    {
        var widths = new Dictionary<int, double>();

        foreach (var (first, last, values) in Groups(file, descendant, "W", 1))
        {
            for (var (cid, i) = (first, 0); cid <= last; cid++, i += values.Length == 1 ? 0 : 1)
            {
                widths[cid] = values[Math.Min(i, values.Length - 1)];
            }
        }

        return widths;
    }

    private static Dictionary<int, (double Advance, double X, double Y)> Vertical(SourceFile file, DictionaryToken descendant)
    {
        var metrics = new Dictionary<int, (double Advance, double X, double Y)>();

        foreach (var (first, last, values) in Groups(file, descendant, "W2", 3))
        {
            for (var (cid, i) = (first, 0); cid <= last && i + 2 < values.Length; cid++, i += values.Length == 3 ? 0 : 3)
            {
                metrics[cid] = (values[i], values[i + 1], values[i + 2]);
            }
        }

        return metrics;
    }

    private static IEnumerable<(int First, int Last, double[] Values)> Groups(SourceFile file, DictionaryToken descendant, string key, int each)
    {
        const int highestCid = 65_535;

        if (!file.TryGet<ArrayToken>(descendant, key, out var array))
        {
            yield break;
        }

        for (var i = 0; i + 1 < array.Length;)
        {
            if (file.Resolve(array[i]) is not NumericToken first)
            {
                yield break;
            }

            if (file.Resolve(array[i + 1]) is ArrayToken list)
            {
                var values = file.Numbers(list) ?? [];
                i += 2;

                if (values.Length >= each)
                {
                    yield return ((int)first.Double, (int)Math.Min(highestCid, first.Double + (values.Length / each) - 1), values);
                }

                continue;
            }

            var numbers = file.Numbers(new ArrayToken(array.Data.Skip(i + 1).Take(each + 1).ToList()));
            i += each + 2;

            if (numbers is { } range && range.Length == each + 1)
            {
                yield return ((int)first.Double, (int)Math.Min(highestCid, range[0]), range[1..]);
            }
        }
    }
}
