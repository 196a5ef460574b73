namespace AccessRequests.Pdf.Verification;

/// <summary>A page of the result, for the second engine.</summary>
internal sealed record ShownPage(int Number, PageBoxes Boxes, IReadOnlyList<RedactionMark> Marks)
{
    /// <summary>The marks that something was drawn for.</summary>
    public IReadOnlyList<RedactionMark> Drawn { get; } = [.. Marks.Where(mark => !mark.IsUnseen)];
}
