using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Documents.Review;

/// <summary>A document of the request, as far as the desk of another needs to know it.</summary>
public sealed record DeskDocument(DocumentId Id, string Title, int PageCount);
