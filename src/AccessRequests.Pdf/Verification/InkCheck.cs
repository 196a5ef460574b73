namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Whether a picture of what lies under a box still shows something. Even ground, slow gradients and straight lines
/// from side to side (a table's rule, the edge of a coloured cell) are no writing; everything else is.
/// </summary>
internal static class InkCheck
{
    /// <summary>Levels of grey between neighbours that make an edge.</summary>
    private const int Contrast = 56;

    /// <summary>An edge that runs through all of the box is a line; no letter does.</summary>
    private const double Span = 0.97;

    /// <summary>Fewer pixels of edge are a stray corner.</summary>
    private const int Specks = 8;

    /// <summary>A border is drawn this exactly, in pixels.</summary>
    private const double Blur = 1.5;

    /// <param name="pictures">In pixels; edges on their borders do not count.</param>
    public static bool ShowsInk(byte[] grey, int width, int height, IReadOnlyList<PdfBox> pictures)
    {
        var columns = new int[width];
        var rows = new int[height];

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (IsEdge(grey, width, x, y, x + 1 < width ? 1 : 0) && !IsBorder(pictures, x + 1, y + 0.5))
                {
                    columns[x]++;
                }

                if (IsEdge(grey, width, x, y, y + 1 < height ? width : 0) && !IsBorder(pictures, x + 0.5, y + 1))
                {
                    rows[y]++;
                }
            }
        }

        return columns.Where(count => count < Span * height).Sum() + rows.Where(count => count < Span * width).Sum() >= Specks;
    }

    private static bool IsEdge(byte[] grey, int width, int x, int y, int step)
    {
        var at = (y * width) + x;
        return Math.Abs(grey[at] - grey[at + step]) > Contrast;
    }

    private static bool IsBorder(IReadOnlyList<PdfBox> pictures, double x, double y)
    {
        foreach (var picture in pictures)
        {
            if (picture.Inflate(Blur).Contains(x, y) && !picture.Inflate(-Blur).Contains(x, y))
            {
                return true;
            }
        }

        return false;
    }
}
