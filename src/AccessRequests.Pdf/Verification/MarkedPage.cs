namespace AccessRequests.Pdf.Verification;

/// <summary>A page of the result that carries marks, for the second engine.</summary>
internal sealed record MarkedPage(int Number, PageBoxes Boxes, IReadOnlyList<RedactionMark> Marks);
