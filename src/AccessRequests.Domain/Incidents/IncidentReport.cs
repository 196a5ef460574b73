namespace AccessRequests.Domain.Incidents;

/// <summary>What is known when an incident is reported; the system adds what left, to whom and when.</summary>
/// <param name="OccurredFrom">The day, or the first day of the period.</param>
/// <param name="OccurredTo">The last day of the period; null for a day.</param>
/// <param name="AwareOn">When the office learnt of it.</param>
/// <param name="Information">The personal information that it concerns, in kind; or why it cannot be said.</param>
/// <param name="PersonsConcerned">How many; null while it is not known.</param>
public sealed record IncidentReport(
    IncidentNature Nature, DateOnly OccurredFrom, DateOnly? OccurredTo, DateOnly AwareOn, string Circumstances, string Information, int? PersonsConcerned)
{
    public const int TextMaxLength = 4000;
}
