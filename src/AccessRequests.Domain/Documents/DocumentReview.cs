namespace AccessRequests.Domain.Documents;

/// <summary>Someone read the document to its end and says that nothing else is to be hidden.</summary>
public sealed record DocumentReview(Guid ById, string By, DateTimeOffset At);
