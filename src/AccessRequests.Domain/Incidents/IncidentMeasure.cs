namespace AccessRequests.Domain.Incidents;

/// <summary>What was done to reduce the risk of harm, or so that it does not happen again (art. 63.8).</summary>
public sealed record IncidentMeasure(Guid Id, DateOnly On, string Text, string RecordedBy, DateTimeOffset RecordedAt)
{
    public const int TextMaxLength = 2000;
}
