using AccessRequests.Pdf.Fonts;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>What the new file shows in one font of the source.</summary>
internal sealed class FontUse(IndirectReferenceToken token, PdfReference reference)
{
    private readonly SortedSet<int> _codes = [];
    private readonly HashSet<int> _ofThisPage = [];
    private SourceFont? _font;
    private bool _whole;

    public IndirectReferenceToken Token => token;

    public PdfReference Reference => reference;

    public bool IsUsed => _whole || _codes.Count > 0;

    /// <summary>The codes that are shown; null when the font must stay as it is.</summary>
    public (SourceFont Font, SortedSet<int> Codes)? Pruned => _whole || _font is null ? null : (_font, _codes);

    public void KeepWhole() => _whole = true;

    public void Show(SourceFile file, PdfArray elements)
    {
        if (_whole)
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
                    _ofThisPage.Add(_font.ReadCode(text.Bytes[at..], out var length));
                    at += length;
                }
            }
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            _whole = true;
        }
    }

    public void Commit()
    {
        _codes.UnionWith(_ofThisPage);
        _ofThisPage.Clear();
    }

    public void RollBack() => _ofThisPage.Clear();
}
