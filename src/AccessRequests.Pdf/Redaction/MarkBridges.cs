namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Marks on one line with no more than a space between them become one surface: the spaces left open would tell how
/// long each hidden word is.
/// </summary>
internal static class MarkBridges
{
    /// <summary>A space of ordinary writing, in heights of the lower box.</summary>
    private const double Space = 0.4;

    /// <summary>How much of the lower box's height two boxes must share to stand on one line.</summary>
    private const double SharedHeight = 0.7;

    public static List<RedactionMark> Between(List<RedactionMark> marks) => marks.ConvertAll(mark => mark with
    {
        Boxes = [.. mark.Boxes.Select(box => Reach(box, marks))],
    });

    /// <summary>The box, led up to the next ones on its line, to the right and, for turned writing, upwards.</summary>
    private static PdfBox Reach(PdfBox box, List<RedactionMark> marks)
    {
        var right = box.Right;
        var top = box.Top;

        foreach (var other in marks.SelectMany(mark => mark.Boxes))
        {
            var (low, narrow) = (Math.Min(box.Height, other.Height), Math.Min(box.Width, other.Width));

            if (other.Left >= box.Right && other.Left - box.Right <= Space * low && Shared(box.Bottom, box.Top, other.Bottom, other.Top) >= SharedHeight * low)
            {
                right = Math.Max(right, other.Left);
            }
            else if (box.Height > 2 * box.Width && other.Bottom >= box.Top && other.Bottom - box.Top <= Space * narrow
                && Shared(box.Left, box.Right, other.Left, other.Right) >= SharedHeight * narrow)
            {
                top = Math.Max(top, other.Bottom);
            }
        }

        return box with { Right = right, Top = top };
    }

    private static double Shared(double a0, double a1, double b0, double b1) => Math.Min(a1, b1) - Math.Max(a0, b0);
}
