using System.Buffers;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>The content of a page that stands for a withheld one: its notice, set large, in the upper third.</summary>
internal static class NoticePage
{
    private const double Leading = 1.4;
    private const double Margin = 0.12;

    public static ReadOnlyMemory<byte> Draw(PdfBox page, int rotation, string notice, LabelFont font)
    {
        var turned = rotation % 180 != 0;
        var (width, height) = turned ? (page.Height, page.Width) : (page.Width, page.Height);
        var room = width * (1 - (2 * Margin));
        var size = Math.Clamp(width / 38, 4, 16);
        var lines = Lines(notice, room / size, font);

        while (lines.Count * size * Leading > height * 0.8 && size > 2)
        {
            size *= 0.9;
            lines = Lines(notice, room / size, font);
        }

        var toPage = rotation switch
        {
            90 => new Matrix(0, 1, -1, 0, page.Right, page.Bottom),
            180 => new Matrix(-1, 0, 0, -1, page.Right, page.Top),
            270 => new Matrix(0, -1, 1, 0, page.Left, page.Top),
            _ => Matrix.Translation(page.Left, page.Bottom),
        };
        var output = new ArrayBufferWriter<byte>();
        Write(output, "q ");
        Numbers(output, toPage.A, toPage.B, toPage.C, toPage.D, toPage.E, toPage.F);
        Write(output, $"cm\nBT /{MarkOverlay.FontName} ");
        Numbers(output, size);
        Write(output, "Tf ");
        Numbers(output, size * Leading);
        Write(output, "TL ");
        Numbers(output, width * Margin, Math.Max(height * 0.1, (height * 0.75) - size));
        Write(output, "Td\n");

        foreach (var line in lines)
        {
            PdfSyntax.Write(output, font.Encode(line));
            Write(output, " Tj T*\n");
        }

        Write(output, "ET Q\n");
        return output.WrittenMemory;
    }

    private static List<string> Lines(string notice, double ems, LabelFont font)
    {
        var lines = new List<string>();

        foreach (var paragraph in notice.Split('\n'))
        {
            var line = "";

            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && font.Width($"{line} {word}") > ems)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            lines.Add(line);
        }

        return lines;
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
