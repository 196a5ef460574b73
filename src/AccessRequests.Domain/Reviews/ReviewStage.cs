namespace AccessRequests.Domain.Reviews;

/// <summary>Where an application for review stands at the Commission or beyond.</summary>
public enum ReviewStage
{
    Notified,
    Mediation,
    Hearing,
    Deliberation,
    Appeal,
}
