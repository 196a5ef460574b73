namespace AccessRequests.Pdf;

/// <summary>What is to disappear from one page, and the words that stand in its place.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Boxes">One per line of text, in the page's user space (<see cref="PdfBox"/>).</param>
/// <param name="Label">Printed on the box and read aloud in its place, for example "art. 37".</param>
public sealed record RedactionMark(int Page, IReadOnlyList<PdfBox> Boxes, string Label);
