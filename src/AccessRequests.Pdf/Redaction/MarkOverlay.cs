using System.Buffers;
using System.Text;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Draws the opaque boxes with their labels, and puts a marker in the text layer, so that a reader by ear or by copy
/// learns that something was withheld and why.
/// </summary>
internal static class MarkOverlay
{
    public const string FontName = "Label";

    private const double LargestSize = 9;
    private const double SmallestSize = 0.5;
    private const double CapHeight = 0.72;
    private const double Padding = 0.12;

    private const string Ink = "0.99";

    private const string MarkerStart = "[Caviardé – ";

    public static string Marker(string label) => $"{MarkerStart}{label}]";

    public static bool IsMarker(PdfString text) =>
        text.Bytes.Span is [0xFE, 0xFF, .. var utf16] && Encoding.BigEndianUnicode.GetString(utf16).StartsWith(MarkerStart, StringComparison.Ordinal);

    /// <param name="gaps">What the text left open under the marks.</param>
    /// <param name="beside">Letters that stay about them.</param>
    public static ReadOnlyMemory<byte> Draw(
        IEnumerable<RedactionMark> marks, IReadOnlyList<TextGap> gaps, IEnumerable<(TextPen Pen, PdfBox Box)> beside, int rotation, RedactionStyle style, LabelFont font)
    {
        var output = new ArrayBufferWriter<byte>();
        var still = beside.Where(letter => !gaps.Any(gap => gap.IsAbout(letter.Pen))).Select(letter => letter.Box).ToList();
        var fitted = marks.Select(mark => mark with { Boxes = [.. mark.Boxes.Select(box => TextGap.Fit(box, gaps, still))] }).ToList();

        // All boxes before all labels: a label under the box of another mark would be text under a box.
        foreach (var box in fitted.SelectMany(mark => mark.Boxes))
        {
            Box(output, box, style);
        }

        var taken = new List<PdfBox>();

        foreach (var mark in fitted)
        {
            var place = PlaceOf(mark, taken, rotation, font);
            taken.Add(Printed(place, rotation, mark.Label, font));
            Label(output, place, rotation, mark.Label, style, font);
        }

        return output.WrittenMemory;
    }

    private static void Box(ArrayBufferWriter<byte> output, PdfBox box, RedactionStyle style)
    {
        Write(output, style switch
        {
            RedactionStyle.Black => "0 g ",
            RedactionStyle.White => "1 g ",
            RedactionStyle.Grey => "0.8 g ",
        });
        Numbers(output, box.Left, box.Bottom, box.Width, box.Height);
        Write(output, "re f\n");

        if (style == RedactionStyle.White)
        {
            var frame = box.Inflate(-0.25);
            Write(output, "0 G 0.5 w ");
            Numbers(output, frame.Left, frame.Bottom, frame.Width, frame.Height);
            Write(output, "re S\n");
        }
    }

    /// <summary>
    /// The roomiest box, or half of one, on which no other label stands; the others are plain. Where marks lie wholly on one another and
    /// there is no such place left, the roomiest box.
    /// </summary>
    private static PdfBox PlaceOf(RedactionMark mark, List<PdfBox> taken, int rotation, LabelFont font)
    {
        var boxes = mark.Boxes.OrderByDescending(Room).ToList();

        foreach (var box in boxes.Concat(boxes.SelectMany(Halves).OrderByDescending(Room)))
        {
            if (Printed(box, rotation, mark.Label, font) is var printed && !taken.Exists(printed.Intersects))
            {
                return box;
            }
        }

        return boxes[0];

        double Room(PdfBox box) => Fitting(box, rotation, mark.Label, font);
    }

    /// <summary>Where the letters of a label stand that is set in the middle of a box.</summary>
    private static PdfBox Printed(PdfBox box, int rotation, string label, LabelFont font)
    {
        var size = Math.Max(Fitting(box, rotation, label, font), SmallestSize);
        double along = font.Width(label) * size / 2, across = CapHeight * size / 2;
        var (x, y) = rotation % 180 == 0 ? (along, across) : (across, along);
        double middle = (box.Left + box.Right) / 2, centre = (box.Bottom + box.Top) / 2;
        return new PdfBox(middle - x, centre - y, middle + x, centre + y);
    }

    private static IEnumerable<PdfBox> Halves(PdfBox box)
    {
        double x = (box.Left + box.Right) / 2, y = (box.Bottom + box.Top) / 2;
        return [box with { Bottom = y }, box with { Top = y }, box with { Right = x }, box with { Left = x }];
    }

    private static double Fitting(PdfBox box, int rotation, string label, LabelFont font)
    {
        var (width, height) = rotation % 180 == 0 ? (box.Width, box.Height) : (box.Height, box.Width);
        return Math.Min(LargestSize, Math.Min(height * (1 - Padding) / CapHeight * 0.9, width * (1 - Padding) / Math.Max(0.1, font.Width(label))));
    }

    private static void Label(ArrayBufferWriter<byte> output, PdfBox box, int rotation, string label, RedactionStyle style, LabelFont font)
    {
        var size = Fitting(box, rotation, label, font);
        var width = font.Width(label) * size;

        // Rotated pages are turned clockwise, so upright text runs counter-clockwise on them.
        var (cos, sin) = rotation switch
        {
            90 => (0, 1),
            180 => (-1, 0),
            270 => (0, -1),
            _ => (1, 0),
        };
        double x = (box.Left + box.Right) / 2, y = (box.Bottom + box.Top) / 2;
        var toPage = Matrix.Translation(-width / 2, -CapHeight * size / 2).Then(new Matrix(cos, sin, -sin, cos, x, y));

        // Never in the colour of the box, nor in that of paper: a program that looks for text under boxes must not take the
        // label for a leak, and a white box of the source may lie under ours.
        Write(output, "/Span ");
        PdfSyntax.Write(output, new PdfDictionary { ["ActualText"] = PdfString.FromText(Marker(label)) });
        Write(output, " BDC\nBT ");
        Write(output, style == RedactionStyle.Black ? $"{Ink} g " : "0 g ");
        Write(output, $"/{FontName} ");
        Numbers(output, Math.Max(size, SmallestSize));
        Write(output, "Tf ");
        Numbers(output, toPage.A, toPage.B, toPage.C, toPage.D, toPage.E, toPage.F);
        Write(output, "Tm ");
        PdfSyntax.Write(output, font.Encode(label));
        Write(output, " Tj ET\nEMC\n");
    }

    private static void Numbers(ArrayBufferWriter<byte> output, params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            PdfSyntax.WriteNumber(output, Math.Round(number, 4));
            Write(output, " ");
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, string text) => PdfSyntax.WriteAscii(output, text);
}
