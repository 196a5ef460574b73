namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>White between lines and between blocks, in sizes of the text.</summary>
/// <param name="Lines">From one line to the next.</param>
internal sealed record Spacing(double Lines, double Blocks)
{
    public static readonly Spacing Normal = new(1.32, 0.75);

    public static readonly Spacing Tight = new(1.2, 0.55);
}
