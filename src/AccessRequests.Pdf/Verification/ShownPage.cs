namespace AccessRequests.Pdf.Verification;

/// <summary>A page of the result, for the second engine.</summary>
internal sealed record ShownPage(int Number, PageBoxes Boxes, IReadOnlyList<RedactionMark> Marks);
