using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Verification;

/// <summary>What the second engine sees of a redaction that still holds the text that nobody sees, opened when it is first asked: most pages are not.</summary>
internal sealed class PagesBefore(Stream redacted) : IDisposable
{
    /// <summary>In points: how far from a letter what is left of its strokes may be drawn.</summary>
    private const double AroundLetter = 0.5;

    /// <summary>In points: a letter as small is a speck.</summary>
    private const double Dust = 1.2;

    private PdfiumDocument? _document;

    private PdfiumDocument Document => _document ??= new PdfiumDocument(StreamView.Of(redacted));

    /// <summary>Whether a page of the result is drawn like that without it, but for the last of a letter that goes because it is cut off or too small to be read.</summary>
    public bool IsDrawnLike(PdfiumDocument result, ShownPage shown, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var before = Document.Page(shown.Number);
        using var after = result.Page(shown.Number);
        var (area, scale) = before.Whole(CoveredLetters.PixelsPerPoint, CoveredLetters.MostPixels);
        var (one, other) = (before.Render(area, scale), after.Render(area, scale));
        var letters = shown.Marks.SelectMany(mark => mark.Unseen ?? []).Where(unseen => unseen.IsCutOff || Math.Max(unseen.Letter.Box.Width, unseen.Letter.Box.Height) < Dust)
            .Select(unseen => PageBoxes.OnDisplay(unseen.Letter.Box.Inflate(AroundLetter), before.View, before.Rotation)).ToList();

        for (var y = 0; y < one.Height; y++)
        {
            for (var x = 0; x < one.Width; x++)
            {
                var at = 3 * ((y * one.Width) + x);

                if (CoveredLetters.Differs(one.Rgb, at, other.Rgb, at) && !IsOfLetter(x, y))
                {
                    return false;
                }
            }
        }

        return true;

        bool IsOfLetter(int x, int y) => letters.Exists(letter => letter.Left * scale <= x + 1 && x <= letter.Right * scale && letter.Bottom * scale <= y + 1 && y <= letter.Top * scale);
    }

    public void Dispose() => _document?.Dispose();
}
