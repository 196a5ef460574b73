namespace AccessRequests.Pdf;

/// <param name="Number">From 1.</param>
/// <param name="MediaBox">The whole sheet, in user space.</param>
/// <param name="CropBox">The part shown, within <paramref name="MediaBox"/>.</param>
/// <param name="Rotation">Clockwise: 0, 90, 180 or 270.</param>
public sealed record InspectedPage(int Number, PdfBox MediaBox, PdfBox CropBox, int Rotation);
