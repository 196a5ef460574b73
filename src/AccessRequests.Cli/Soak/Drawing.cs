using System.Globalization;
using AccessRequests.Pdf;

namespace AccessRequests.Cli.Soak;

/// <summary>A page as MuPDF draws it, in grey, a pixel to the point.</summary>
internal sealed record Drawing(int Width, int Height, byte[] Grey)
{
    private const int Dpi = 72;

    /// <summary>Levels of grey that the eye takes for the same.</summary>
    private const int Same = 32;

    /// <summary>Fewer pixels, of a million, are the rounding of edges.</summary>
    private const double Speck = 30e-6;

    /// <summary>What stands on the line of a mark moves with the rounding of its gap, and what reaches under it goes with it; in points.</summary>
    private const double Line = 6;

    /// <returns>Null when MuPDF is absent or does not draw the page.</returns>
    public static Drawing? Of(OtherReader mupdf, string path, int page)
    {
        var picture = Path.Combine(Path.GetTempPath(), $"accessrequests-soak-{Guid.NewGuid():N}.pgm");

        try
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            return mupdf.Read("draw", "-q", "-r", $"{Dpi}", "-c", "gray", "-F", "pgm", "-o", picture, path, number) is { Code: 0 } && File.Exists(picture)
                ? Parse(File.ReadAllBytes(picture))
                : null;
        }
        finally
        {
            File.Delete(picture);
        }
    }

    /// <summary>Whether something differs that is neither under a mark nor on the line, or in the column, of one.</summary>
    public bool DiffersOutside(Drawing other, IReadOnlyList<PdfBox> marksOnDisplay)
    {
        if ((Width, Height) != (other.Width, other.Height))
        {
            return true;
        }

        var rows = new bool[Height];
        var columns = new bool[Width];

        foreach (var mark in marksOnDisplay)
        {
            Note(rows, mark.Bottom, mark.Top);
            Note(columns, mark.Left, mark.Right);
        }

        var differences = 0;

        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width && !rows[y]; x++)
            {
                differences += !columns[x] && Math.Abs(Grey[(y * Width) + x] - other.Grey[(y * Width) + x]) > Same ? 1 : 0;
            }
        }

        return differences > Math.Max(2, Speck * Width * Height);
    }

    private static void Note(bool[] lines, double from, double to)
    {
        for (var at = (int)Math.Clamp(Math.Floor(from - Line), 0, lines.Length); at < Math.Clamp(to + Line, 0, lines.Length); at++)
        {
            lines[at] = true;
        }
    }

    /// <summary>P5, width, height, 255, then the pixels.</summary>
    private static Drawing? Parse(byte[] pgm)
    {
        var words = new List<string>();
        var at = 0;

        while (words.Count < 4 && at < pgm.Length)
        {
            var end = Array.FindIndex(pgm, at, one => one is (byte)' ' or (byte)'\n');

            if (end < 0)
            {
                return null;
            }

            words.Add(System.Text.Encoding.ASCII.GetString(pgm, at, end - at));
            at = end + 1;
        }

        return words is ["P5", var width, var height, "255"]
            && int.TryParse(width, CultureInfo.InvariantCulture, out var columns) && int.TryParse(height, CultureInfo.InvariantCulture, out var rows)
            && pgm.Length - at >= (long)columns * rows
            ? new Drawing(columns, rows, pgm[at..])
            : null;
    }
}
