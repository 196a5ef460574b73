namespace AccessRequests.Pdf;

/// <param name="Boxes">What of the drawn boxes lies on the page.</param>
/// <param name="CutLetters">Letters of which a part is under a box and a part beside it; 0 where the page cannot be read with certainty.</param>
public sealed record DrawnBoxes(IReadOnlyList<PdfBox> Boxes, int CutLetters);
