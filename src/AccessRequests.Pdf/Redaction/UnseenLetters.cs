using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Letters of a page that it does not show, by what they read as and where their ink would be.</summary>
internal sealed class UnseenLetters(IReadOnlyList<UnseenLetter> letters)
{
    public static readonly UnseenLetters None = new([]);

    private readonly List<(string Text, PdfBox Box)> _letters = [.. letters.Select(unseen => (unseen.Text, unseen.Letter.Box))];

    public bool Any => _letters.Count > 0;

    /// <summary>Where they are.</summary>
    public IReadOnlyList<PdfBox> Boxes { get; } = [.. letters.Select(unseen => unseen.Letter.Box)];

    /// <param name="text">What the glyph reads as, several letters of a ligature; null when its font does not tell, and it is none of these.</param>
    /// <param name="toPage">From the glyph's own space.</param>
    public bool Hold(string? text, PdfBox ink, in Matrix toPage)
    {
        if (!Any)
        {
            return false;
        }

        var quad = Quad.Of(ink.Inflate(-PageMarks.Tolerance * Math.Min(ink.Width, ink.Height)), toPage);

        foreach (var letter in _letters)
        {
            if (quad.IsFinite && quad.Touches(letter.Box) && text?.Contains(letter.Text, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
