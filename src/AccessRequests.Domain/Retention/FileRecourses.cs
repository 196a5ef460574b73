using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Retention;

/// <summary>What beside the request itself can keep a file alive: somebody may still go, or has gone, to the Commission or to the court about it.</summary>
/// <param name="DecidingLetters">The days on which letters left that decide something beside the decision, or set fees (art. 135).</param>
/// <param name="OpenIncident">The reference of an incident that is not closed; null when none is.</param>
public sealed record FileRecourses(
    IReadOnlyCollection<CommissionReview> Reviews,
    ConsultedParties Consulted,
    IReadOnlyCollection<FileStep> Steps,
    IReadOnlyCollection<DateOnly> DecidingLetters,
    string? OpenIncident)
{
    public static FileRecourses None { get; } = new([], ConsultedParties.None, [], [], null);

    /// <summary>The first that was begun and has not ended, in French with its article; null when none was.</summary>
    public string? Underway =>
        Reviews.FirstOrDefault(review => review.IsOpen) is { } review ? $"la révision {review.FileNumber}"
        : Consulted.Parties.FirstOrDefault(party => party.ReviewAskedOn is not null && party.ReviewEndedOn is null) is { } party ? $"la révision demandée par le tiers {party.Rank}"
        : Steps.Any(step => step.Kind == StepKind.CommissionApplied) && !Steps.Any(step => step.Kind.IsOfCommission()) ? "la demande faite à la Commission (art. 137.1)"
        : OpenIncident is { } incident ? $"l’incident {incident}"
        : null;
}
