using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AccessRequests.Pdf.Fonts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>A source opened for reading, its pages, objects and fonts, within the limits.</summary>
internal sealed class SourceFile : IDisposable
{
    private static readonly PdfBox Letter = new(0, 0, 612, 792);

    private readonly PdfDocument _document;
    private readonly Stream _source;
    private readonly Stream? _spool;
    private readonly FontLibrary _fonts;

    /// <summary>Of the page in work: it is read before it is rewritten.</summary>
    private (SourcePage? Page, byte[] Bytes) _content = (null, []);

    private SourceFile(PdfDocument document, Stream source, Stream? spool, RedactionLimits limits)
    {
        _document = document;
        _source = source;
        _spool = spool;
        Limits = limits;
        Scanner = document.Structure.TokenScanner;
        Filters = document.Structure.FilterProvider;
        Layers = new Layers(this, document.Structure.Catalog.CatalogDictionary);
        document.AddPageFactory(new PageReader(this));
        document.AddPageFactory<FontServices, FontServicesReader>();
        _fonts = new FontLibrary(this, Services(document));
    }

    public RedactionLimits Limits { get; }

    public IPdfTokenScanner Scanner { get; }

    public ILookupFilterProvider Filters { get; }

    public Layers Layers { get; }

    public int PageCount => _document.NumberOfPages;

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public Structure Structure => _document.Structure;

    /// <summary>Sections of cross-references; the two of a linearised file count as one.</summary>
    public int Revisions { get; private init; }

    /// <summary>Opens a PDF. Password-less encryption is read; anything that keeps the pages from being known is refused.</summary>
    /// <exception cref="UnredactablePdfException"/>
    public static SourceFile Open(Stream stream, RedactionLimits limits)
    {
        var spool = StreamView.Spool(stream);
        var seekable = spool ?? stream;

        if (seekable.Length > limits.MaxFileBytes)
        {
            spool?.Dispose();
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, null, "the file is too large");
        }

        Header(seekable);
        CrossReferenceStreams.Check(seekable, limits);

        var options = new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            ClipPaths = false,
            FilterProvider = new BoundedFilters(limits),
        };

        PdfDocument document;

        try
        {
            seekable.Position = 0;
            document = PdfDocument.Open(seekable, options);
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new UnredactablePdfException(UnredactableReason.Encrypted, null, "a password is needed to open it", exception);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            throw new UnredactablePdfException(UnredactableReason.Damaged, null, "its structure cannot be read", exception);
        }

        try
        {
            if (document.NumberOfPages == 0)
            {
                throw new UnredactablePdfException(UnredactableReason.NoPages, null, "its page tree is empty");
            }

            if (document.NumberOfPages > limits.MaxPages)
            {
                throw new UnredactablePdfException(UnredactableReason.LimitExceeded, null, "it has too many pages");
            }

            if (document.Structure.CrossReferenceTable.ObjectOffsets.Count > limits.MaxObjects)
            {
                throw new UnredactablePdfException(UnredactableReason.LimitExceeded, null, "it has too many objects");
            }

            return new SourceFile(document, seekable, spool, limits) { Revisions = CountRevisions(document, seekable) };
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            document.Dispose();
            throw new UnredactablePdfException(UnredactableReason.Damaged, null, "its pages cannot be read", exception);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    public SourcePage Page(int number)
    {
        try
        {
            return _document.GetPage<SourcePage>(number);
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            throw new UnredactablePdfException(UnredactableReason.Damaged, number, "the page cannot be read", exception);
        }
    }

    /// <summary>The object behind a token, following references a bounded number of times; null for null or nothing.</summary>
    public IToken? Resolve(IToken? token)
    {
        for (var hops = 0; token is IndirectReferenceToken reference; hops++)
        {
            if (hops > Limits.MaxObjectDepth)
            {
                return null;
            }

            try
            {
                token = Scanner.Get(reference.Data)?.Data;
            }
            catch (Exception exception) when (Foreign.IsFault(exception))
            {
                throw new UncertainContentException($"object {reference.Data.ObjectNumber} cannot be read");
            }
        }

        return token is NullToken ? null : token;
    }

    public bool TryGet<T>(DictionaryToken dictionary, string key, [NotNullWhen(true)] out T? value)
        where T : class, IToken
    {
        value = dictionary.Data.TryGetValue(key, out var token) ? Resolve(token) as T : null;
        return value is not null;
    }

    public double Number(DictionaryToken dictionary, string key, double fallback) =>
        TryGet<NumericToken>(dictionary, key, out var number) && double.IsFinite(number.Double) ? number.Double : fallback;

    public string? Name(DictionaryToken dictionary, string key) =>
        TryGet<NameToken>(dictionary, key, out var name) ? name.Data : null;

    /// <summary>The numbers of an array, or null when it is not one of finite numbers only.</summary>
    public double[]? Numbers(IToken? token)
    {
        if (Resolve(token) is not ArrayToken array)
        {
            return null;
        }

        var numbers = new double[array.Length];

        for (var i = 0; i < numbers.Length; i++)
        {
            if (Resolve(array[i]) is not NumericToken number || !double.IsFinite(number.Double))
            {
                return null;
            }

            numbers[i] = number.Double;
        }

        return numbers;
    }

    public double[]? Numbers(DictionaryToken dictionary, string key) =>
        dictionary.Data.TryGetValue(key, out var token) ? Numbers(token) : null;

    public byte[] Decode(StreamToken stream)
    {
        try
        {
            var decoded = WithDirectParameters(stream).Decode(Filters, Scanner);
            return MemoryMarshal.TryGetArray<byte>(decoded, out var bytes) && bytes.Count == bytes.Array!.Length && !IsSame(stream, bytes.Array)
                ? bytes.Array
                : decoded.ToArray();
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            throw new UncertainContentException("a stream cannot be decoded");
        }
    }

    /// <summary>What no filter changed is PdfPig's own, and may be kept by it for the next who asks.</summary>
    private static bool IsSame(StreamToken stream, byte[] decoded) =>
        MemoryMarshal.TryGetArray<byte>(stream.Data, out var raw) && ReferenceEquals(raw.Array, decoded);

    /// <summary>Whether a stream has one filter, of one of these names, without parameters that change what it gives.</summary>
    public bool HasOneFilter(StreamToken stream, params ReadOnlySpan<string> names)
    {
        var dictionary = stream.StreamDictionary;

        if (dictionary.Data.ContainsKey("DecodeParms") || dictionary.Data.ContainsKey("DP") || dictionary.Data.ContainsKey("F"))
        {
            return false;
        }

        var filter = dictionary.Data.TryGetValue("Filter", out var value) ? Resolve(value) : null;
        filter = filter is ArrayToken { Length: 1 } array ? Resolve(array[0]) : filter;
        return filter is NameToken name && names.Contains(name.Data);
    }

    /// <summary>Filters look only at parameters that stand in the stream's own dictionary.</summary>
    private StreamToken WithDirectParameters(StreamToken stream)
    {
        var dictionary = stream.StreamDictionary;

        foreach (var key in (string[])["DecodeParms", "DP"])
        {
            if (dictionary.Data.TryGetValue(key, out var token))
            {
                dictionary = dictionary.With(key, Direct(token, 0) ?? NullToken.Instance);
            }
        }

        return ReferenceEquals(dictionary, stream.StreamDictionary) ? stream : new StreamToken(dictionary, stream.Data);
    }

    private IToken? Direct(IToken token, int depth) => depth > 3 ? token : Resolve(token) switch
    {
        ArrayToken array => new ArrayToken([.. array.Data.Select(item => Direct(item, depth + 1) ?? NullToken.Instance)]),
        DictionaryToken parameters => new DictionaryToken(parameters.Data.ToDictionary(
            entry => NameToken.Create(entry.Key), entry => Direct(entry.Value, depth + 1) ?? NullToken.Instance)),
        var value => value,
    };

    /// <summary>The page's content streams as one, parted by white space (7.8.2).</summary>
    public byte[] Content(SourcePage page)
    {
        if (!ReferenceEquals(_content.Page, page))
        {
            _content = (page, ReadContent(page));
        }

        return _content.Bytes;
    }

    private byte[] ReadContent(SourcePage page)
    {
        if (!page.Dictionary.Data.TryGetValue("Contents", out var contents))
        {
            return [];
        }

        if (Resolve(contents) is StreamToken single)
        {
            return Decode(single);
        }

        using var all = new MemoryStream();

        foreach (var part in (Resolve(contents) as ArrayToken)?.Data ?? [])
        {
            if (Resolve(part) is StreamToken stream)
            {
                all.Write(Decode(stream));
                all.WriteByte((byte)'\n');

                if (all.Length > Limits.MaxDecodedStreamBytes)
                {
                    throw BoundedFilters.LimitExceeded();
                }
            }
        }

        return all.ToArray();
    }

    /// <summary>Lets go of the page in work, for a file that stays open between two of them.</summary>
    public void ForgetContent() => _content = (null, []);

    /// <summary>SHA-256 of the source's bytes, lower-case hexadecimal.</summary>
    public string Hash()
    {
        _source.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_source));
    }

    /// <summary>Lets another reader at the bytes, between two reads of this one.</summary>
    public T Aside<T>(Func<Stream, T> read)
    {
        var position = _source.Position;

        try
        {
            return read(_source);
        }
        finally
        {
            _source.Position = position;
        }
    }

    public SourceFont Font(IToken token) => _fonts.Get(token);

    public void Dispose()
    {
        _document.Dispose();
        _spool?.Dispose();
    }

    /// <summary>Any page opens the door; a damaged one is left to the moment when it is needed.</summary>
    private static FontServices Services(PdfDocument document)
    {
        const int tries = 50;

        for (var number = 1; ; number++)
        {
            try
            {
                return document.GetPage<FontServices>(number);
            }
            catch (Exception exception) when (Foreign.IsFault(exception) && number < Math.Min(tries, document.NumberOfPages))
            {
                continue;
            }
        }
    }

    private static int CountRevisions(PdfDocument document, Stream stream)
    {
        Span<byte> start = stackalloc byte[1024];
        stream.Position = 0;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var isLinearised = start[..read].IndexOf("/Linearized"u8) >= 0;
        return document.Structure.CrossReferenceTable.Parts.Count - (isLinearised ? 1 : 0);
    }

    private static void Header(Stream stream)
    {
        stream.Position = 0;
        Span<byte> start = stackalloc byte[1024];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);

        if (read == 0)
        {
            throw new UnredactablePdfException(UnredactableReason.EmptyFile, null, "no byte");
        }

        // Readers accept a header anywhere in the first kilobyte (ISO 32000-2, annex I).
        if (start[..read].IndexOf("%PDF-"u8) < 0)
        {
            throw new UnredactablePdfException(UnredactableReason.NotAPdf, null, "no %PDF- header");
        }
    }

    /// <summary>The door to PdfPig's page tree and font services.</summary>
    private sealed class PageReader(SourceFile file) : IPageFactory<SourcePage>
    {
        public SourcePage Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
        {
            var media = Box(Inherited(dictionary, "MediaBox"));
            var mediaBox = media is { IsUsable: true } usable ? usable : Letter;
            var crop = Box(Inherited(dictionary, "CropBox"));
            var cropBox = crop is { IsUsable: true } inner && inner.Intersects(mediaBox)
                ? new PdfBox(
                    Math.Max(inner.Left, mediaBox.Left),
                    Math.Max(inner.Bottom, mediaBox.Bottom),
                    Math.Min(inner.Right, mediaBox.Right),
                    Math.Min(inner.Top, mediaBox.Top))
                : mediaBox;
            var rotation = Inherited(dictionary, "Rotate") is NumericToken turn && double.IsFinite(turn.Double)
                ? (int)(((Math.Round(turn.Double / 90) % 4) + 4) % 4) * 90
                : 0;
            var resources = Inherited(dictionary, "Resources") as DictionaryToken ?? new DictionaryToken(new Dictionary<NameToken, IToken>());
            var unit = file.Number(dictionary, "UserUnit", 1);

            return new SourcePage(number, dictionary, resources, mediaBox, cropBox, rotation, unit is > 0 and < 1e6 ? unit : 1);
        }

        private PdfBox? Box(IToken? token) =>
            file.Numbers(token) is [var x0, var y0, var x1, var y1, ..]
                ? new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1))
                : null;

        private IToken? Inherited(DictionaryToken page, string key)
        {
            for (var (node, depth) = (page, 0); depth < file.Limits.MaxObjectDepth; depth++)
            {
                if (node.Data.TryGetValue(key, out var token) && file.Resolve(token) is { } value)
                {
                    return value;
                }

                if (!file.TryGet<DictionaryToken>(node, "Parent", out var parent))
                {
                    return null;
                }

                node = parent;
            }

            return null;
        }
    }
}
