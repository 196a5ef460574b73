using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace AccessRequests.Pdf.Verification;

/// <summary>A letter as PdfPig reads it, brought back to the page's user space.</summary>
/// <param name="Box">Its ink, or its advance when PdfPig knows no ink.</param>
/// <param name="IsOurs">Part of a label that a redaction wrote.</param>
/// <param name="IsAnnotation">Drawn by what was an annotation, which PdfPig does not read as text of the original.</param>
/// <param name="Cell">Its advance, from baseline up.</param>
internal sealed record ReadLetter(string Text, PdfBox Box, PdfBox Cell, double X, double Y, bool IsVisible, bool IsOurs, bool IsAnnotation)
{
    /// <summary>For fonts that are not in the file PdfPig gives boxes in another scale; such a box leaves its cell by far.</summary>
    public bool HasCredibleInk =>
        Box.Width <= (1.6 * Cell.Width) + (0.15 * Cell.Height) && Box.Height <= 2 * Math.Max(Cell.Height, Cell.Width)
        && Cell.Inflate(Math.Max(Cell.Width, Cell.Height)).Contains(Box);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>PdfPig's own text extraction of one page: a different reading from the one that rewrote it.</summary>
internal sealed class PageLetters
{
    private const string MarkerStart = "[Caviardé – ";

    private PageLetters(List<ReadLetter> letters, List<string> markers)
    {
        Letters = letters;
        Markers = markers;
    }

    public IReadOnlyList<ReadLetter> Letters { get; }

    /// <summary>Labels of the redaction markers found in the text layer.</summary>
    public IReadOnlyList<string> Markers { get; }

    public static PageLetters Read(Page page, PageBoxes boxes, bool withMarkers)
    {
        var toUser = ToUserSpace(page, boxes.PdfPigView(page));
        var ours = new HashSet<Letter>(ReferenceEqualityComparer.Instance);
        var annotations = new HashSet<Letter>(ReferenceEqualityComparer.Instance);
        var markers = new List<string>();

        if (withMarkers)
        {
            foreach (var element in page.GetMarkedContents())
            {
                if (element.Tag == "Annotation")
                {
                    annotations.UnionWith(element.Letters);
                }

                // Only this product writes such a span: marked content of sources is never copied.
                if (element.ActualText is { } text && text.StartsWith(MarkerStart, StringComparison.Ordinal))
                {
                    markers.Add(text[MarkerStart.Length..].TrimEnd(']'));
                    ours.UnionWith(element.Letters);
                }
            }
        }

        var letters = page.Letters
            .Select(letter => Place(letter, toUser, ours.Contains(letter), annotations.Contains(letter)))
            .OfType<ReadLetter>()
            .ToList();
        return new PageLetters(letters, markers);
    }

    private static ReadLetter? Place(Letter letter, in TransformationMatrix toUser, bool isOurs, bool isAnnotation)
    {
        var ink = Bounds(letter.BoundingBox, toUser);
        var cell = Bounds(letter.GlyphRectangleLoose, toUser);
        var (x, y) = toUser.Transform(letter.StartBaseLine.X, letter.StartBaseLine.Y);

        return double.IsFinite(x + y + ink.Left + ink.Right + ink.Bottom + ink.Top)
            ? new ReadLetter(letter.Value, ink, cell, x, y, letter.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip), isOurs, isAnnotation)
            : null;
    }

    private static PdfBox Bounds(in PdfRectangle rectangle, in TransformationMatrix toUser)
    {
        var a = toUser.Transform(rectangle.BottomLeft);
        var b = toUser.Transform(rectangle.BottomRight);
        var c = toUser.Transform(rectangle.TopLeft);
        var d = toUser.Transform(rectangle.TopRight);

        return new PdfBox(
            Math.Min(Math.Min(a.X, b.X), Math.Min(c.X, d.X)),
            Math.Min(Math.Min(a.Y, b.Y), Math.Min(c.Y, d.Y)),
            Math.Max(Math.Max(a.X, b.X), Math.Max(c.X, d.X)),
            Math.Max(Math.Max(a.Y, b.Y), Math.Max(c.Y, d.Y)));
    }

    /// <summary>
    /// PdfPig gives coordinates of the page as displayed: the crop box at the origin, turned by /Rotate. Its boxes are
    /// given in the same space, so the originals are read from the dictionary.
    /// </summary>
    private static TransformationMatrix ToUserSpace(Page page, PdfBox view)
    {
        double width = view.Width, height = view.Height;
        var shift = TransformationMatrix.GetTranslationMatrix(-view.Left, -view.Bottom);
        var turned = page.Rotation.Value switch
        {
            90 => TransformationMatrix.FromValues(0, -1, 1, 0, 0, width),
            180 => TransformationMatrix.FromValues(-1, 0, 0, -1, width, height),
            270 => TransformationMatrix.FromValues(0, 1, -1, 0, height, 0),
            _ => TransformationMatrix.Identity,
        };

        return shift.Multiply(turned).Inverse();
    }
}
