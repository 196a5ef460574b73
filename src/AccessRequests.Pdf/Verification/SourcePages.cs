using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Verification;

/// <summary>What the second engine sees of the original, opened when it is first asked: most pages are not.</summary>
internal sealed class SourcePages(Stream original) : IDisposable
{
    /// <summary>In points: how far from the line of a mark what rides along with it may be drawn.</summary>
    public const double AroundLine = 4;

    private PdfiumDocument? _document;

    private PdfiumDocument Document => _document ??= new PdfiumDocument(StreamView.Of(original));

    /// <summary>Whether a page of the result is drawn like that of the original, but for the lines of the marks that something was drawn for.</summary>
    public bool IsDrawnLike(PdfiumDocument result, ShownPage shown, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var before = Document.Page(shown.Number);
        using var after = result.Page(shown.Number);
        var (area, scale) = before.Whole(CoveredLetters.PixelsPerPoint, CoveredLetters.MostPixels);
        var (one, other) = (before.Render(area, scale), after.Render(area, scale));
        var lines = shown.Drawn.SelectMany(mark => mark.Boxes).Select(box => PageBoxes.OnDisplay(box.Inflate(AroundLine), before.View, before.Rotation)).ToList();

        for (var y = 0; y < one.Height; y++)
        {
            if (lines.Exists(line => line.Bottom * scale <= y + 1 && y <= line.Top * scale))
            {
                continue;
            }

            for (var at = 3 * y * one.Width; at < 3 * (y + 1) * one.Width; at += 3)
            {
                if (CoveredLetters.Differs(one.Rgb, at, other.Rgb, at))
                {
                    return false;
                }
            }
        }

        return true;
    }

    public void Dispose() => _document?.Dispose();
}
