namespace AccessRequests.Domain.Reports;

/// <summary>What the annual report says became of a request.</summary>
public enum ReportedOutcome
{
    Accepted,
    PartlyAccepted,
    Refused,

    /// <summary>Withdrawn, referred in full, not held, or already public: nothing was given or refused.</summary>
    Other,
}
