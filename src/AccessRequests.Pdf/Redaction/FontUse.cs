using AccessRequests.Pdf.Fonts;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>What the new file, or a page of it, shows in one font of the source.</summary>
internal sealed class FontUse(IndirectReferenceToken token)
{
    private readonly SortedSet<int> _codes = [];
    private readonly List<Shown> _shown = [];
    private SourceFont? _font;
    private bool _whole;

    public IndirectReferenceToken Token => token;

    public PdfReference Reference { get; } = new();

    public bool IsUsed => _whole || _codes.Count > 0;

    /// <summary>The codes that are shown; null when the font must stay as it is.</summary>
    public (SourceFont Font, SortedSet<int> Codes)? Pruned => _whole || _font is null ? null : (_font, _codes);

    public void KeepWhole() => _whole = true;

    /// <param name="owner">The copy that names it; null for the page itself.</param>
    public void Name(SharedCopy? owner) => Of(owner);

    public void Show(SourceFile file, PdfArray elements, SharedCopy? owner)
    {
        var shown = Of(owner);

        if (shown.IsWhole)
        {
            return;
        }

        try
        {
            _font ??= file.Font(token);

            foreach (var text in elements.OfType<PdfString>())
            {
                for (var at = 0; at < text.Bytes.Length;)
                {
                    shown.Codes.Add(_font.ReadCode(text.Bytes[at..], out var length));
                    at += length;
                }
            }
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            shown.IsWhole = true;
        }
    }

    /// <summary>Whether anything names it that is written.</summary>
    public bool IsNeeded => _shown.Exists(shown => shown.IsWritten);

    /// <summary>Adds what a page shows in it, or this one itself, and is written.</summary>
    /// <param name="file">The reader of the document: the page's may be another.</param>
    public void Take(FontUse page, SourceFile file)
    {
        foreach (var shown in page._shown.Where(shown => shown.IsWritten))
        {
            _whole |= shown.IsWhole;
            _codes.UnionWith(shown.Codes);
        }

        page._shown.Clear();

        if (_whole || _font is not null)
        {
            return;
        }

        try
        {
            _font = file.Font(token);
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            _whole = true;
        }
    }

    private Shown Of(SharedCopy? owner)
    {
        if (_shown.Count == 0 || _shown[^1].Owner != owner)
        {
            _shown.Add(new Shown(owner));
        }

        return _shown[^1];
    }

    private sealed class Shown(SharedCopy? owner)
    {
        public SharedCopy? Owner => owner;

        public HashSet<int> Codes { get; } = [];

        public bool IsWhole { get; set; }

        public bool IsWritten => owner is not { IsSpare: true };
    }
}
