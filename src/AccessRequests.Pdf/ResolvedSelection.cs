namespace AccessRequests.Pdf;

/// <summary>A selection in this engine's own geometry.</summary>
/// <param name="Boxes">One tight box per line, in reading order; empty when no word was touched.</param>
/// <param name="Text">For immediate display to the person who selected it. It must not be stored or logged.</param>
public sealed record ResolvedSelection(int Page, IReadOnlyList<PdfBox> Boxes, string Text);
