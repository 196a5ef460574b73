namespace AccessRequests.Domain.Documents;

public static class DocumentOrder
{
    /// <summary>As the letter names them and the package numbers them: by their first point, then as they were added.</summary>
    public static IEnumerable<RequestedDocument> InLetterOrder(this IEnumerable<RequestedDocument> documents) =>
        documents.OrderBy(document => document.Points[0]).ThenBy(document => document.AddedAt);
}
