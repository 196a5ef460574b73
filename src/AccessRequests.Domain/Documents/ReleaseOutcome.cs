namespace AccessRequests.Domain.Documents;

/// <summary>What becomes of a document or of one of its pages. It follows from the marks; nobody sets it by hand.</summary>
public enum ReleaseOutcome
{
    Released,
    PartlyReleased,
    Withheld,
    NotRelevant,
}
