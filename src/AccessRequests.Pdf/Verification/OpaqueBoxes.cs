using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Colors;

namespace AccessRequests.Pdf.Verification;

/// <summary>Text under dark filled rectangles: what a redaction with a drawing tool leaves behind.</summary>
internal static class OpaqueBoxes
{
    private const double Smallest = 4;
    private const double Dark = 0.25;

    public static void Run(int number, Page page, PageLetters letters, List<VerificationFinding> findings)
    {
        var boxes = page.Paths
            .Where(path => path is { IsFilled: true, IsClipping: false } && IsDark(path.FillColor))
            .Select(path => path.GetBoundingRectangle())
            .OfType<UglyToad.PdfPig.Core.PdfRectangle>()
            .Where(box => box.Width >= Smallest && box.Height >= Smallest)
            .ToList();

        if (boxes.Count == 0)
        {
            return;
        }

        // White letters on a dark ground are meant to be read.
        var count = page.Letters
            .Zip(letters.Letters)
            .Count(pair => !pair.Second.IsOurs && !pair.Second.IsBlank && IsDark(pair.First.FillColor)
                && boxes.Exists(box =>
                    pair.First.BoundingBox.Centroid is var centre
                    && centre.X > box.Left && centre.X < box.Right && centre.Y > box.Bottom && centre.Y < box.Top));

        if (count > 0)
        {
            findings.Add(new VerificationFinding(number, FindingKind.GlyphUnderBox, $"{count} caractère(s) se lisent sous un rectangle opaque."));
        }
    }

    private static bool IsDark(IColor? colour)
    {
        if (colour is null or PatternColor)
        {
            return false;
        }

        var (red, green, blue) = colour.ToRGBValues();
        return red <= Dark && green <= Dark && blue <= Dark;
    }
}
