using AccessRequests.Pdf.Typesetting.Fonts;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>How a piece of text is drawn; two runs that lead to the same address are still two links.</summary>
/// <param name="Level">Odd when it runs from right to left (UAX #9).</param>
internal sealed record TextStyle(Typeface Typeface, double Size, double Rise, TextRun Run, byte Level = 0)
{
    public bool IsRightToLeft => (Level & 1) != 0;

    private const double SuperscriptSize = 0.66;
    private const double SuperscriptRise = 0.34;

    public static TextStyle Of(TextRun run, double size, bool bold) => new(
        Typeface.Of(run.Bold || bold, run.Italic),
        run.Superscript ? size * SuperscriptSize : size,
        run.Superscript ? size * SuperscriptRise : 0,
        run);
}
