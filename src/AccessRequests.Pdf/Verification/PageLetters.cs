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
    /// <summary>Whether its box is that of its font as a whole, for want of a glyph's own.</summary>
    public bool HasBoxOfFont { get; init; }

    /// <summary>
    /// A Type 3 letter that hangs from its baseline: of mirrored fonts PdfPig takes the wrong side, and where such a letter stands is left to
    /// PDFium.
    /// </summary>
    public bool HasUnknownSide { get; init; }

    /// <summary>For fonts that are not in the file PdfPig gives boxes in another scale; such a box leaves its cell by far.</summary>
    public bool HasCredibleInk => !HasBoxOfFont
        && Box.Width <= (1.6 * Cell.Width) + (0.15 * Cell.Height) && Box.Height <= 2 * Math.Max(Cell.Height, Cell.Width)
        && Cell.Inflate(Math.Max(Cell.Width, Cell.Height)).Contains(Box);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>PdfPig's own text extraction of one page: a different reading from the one that rewrote it.</summary>
internal sealed class PageLetters
{
    private const string MarkerStart = "[Caviardé – ";

    /// <summary>PdfPig's name of fonts without one.</summary>
    private const string Type3 = "Type3";

    /// <summary>Different letters that must have the same height before it is taken for their font's.</summary>
    private const int FewestLetters = 8;

    /// <summary>In ems.</summary>
    private const double LeastDescent = 0.1;

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

        var uniform = UniformFonts(page.Letters);
        var letters = page.Letters
            .Select(letter => Place(letter, toUser, ours.Contains(letter), annotations.Contains(letter), uniform.Contains(letter.FontName ?? "")))
            .OfType<ReadLetter>()
            .ToList();
        return new PageLetters(letters, markers);
    }

    /// <summary>Fonts whose letters all have a box of one height that reaches below the baseline, which no eight letters share.</summary>
    private static HashSet<string> UniformFonts(IReadOnlyList<Letter> letters) => letters
        .Where(letter => !string.IsNullOrWhiteSpace(letter.Value) && letter.PointSize > 0)
        .GroupBy(letter => letter.FontName ?? "", StringComparer.Ordinal)
        .Where(font => font.Select(letter => letter.Value).Distinct(StringComparer.Ordinal).Take(FewestLetters).Count() == FewestLetters
            && font.All(letter => letter.BoundingBox.Bottom < letter.StartBaseLine.Y - (LeastDescent * letter.PointSize))
            && font.Select(letter => Math.Round(letter.BoundingBox.Height / letter.PointSize, 2)).Distinct().Take(2).Count() == 1)
        .Select(font => font.Key)
        .ToHashSet(StringComparer.Ordinal);

    private static ReadLetter? Place(Letter letter, in TransformationMatrix toUser, bool isOurs, bool isAnnotation, bool hasBoxOfFont)
    {
        var ink = Bounds(letter.BoundingBox, toUser);
        var cell = Bounds(letter.GlyphRectangleLoose, toUser);
        var (x, y) = toUser.Transform(letter.StartBaseLine.X, letter.StartBaseLine.Y);

        return double.IsFinite(x + y + ink.Left + ink.Right + ink.Bottom + ink.Top)
            ? new ReadLetter(letter.Value, ink, cell, x, y, letter.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip), isOurs, isAnnotation)
            {
                HasBoxOfFont = hasBoxOfFont,
                HasUnknownSide = letter.FontName == Type3 && letter.GlyphRectangleLoose.TopLeft.Y < letter.StartBaseLine.Y,
            }
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
