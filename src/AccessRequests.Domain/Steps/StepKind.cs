namespace AccessRequests.Domain.Steps;

/// <summary>What happens to a file beside its letters, its documents and its decision, as a dated fact.</summary>
public enum StepKind
{
    /// <summary>Art. 45: told orally that only a written request opens a review.</summary>
    OralApplicantTold,

    /// <summary>Art. 43: forwarded by the person with the highest authority.</summary>
    Forwarded,

    /// <summary>Art. 42: the applicant said what was unclear. No clock stops.</summary>
    PrecisionsReceived,

    /// <summary>Art. 11: the applicant accepted the fees.</summary>
    FeesAccepted,

    /// <summary>Art. 11: the applicant refused the fees.</summary>
    FeesDeclined,

    /// <summary>Art. 10: a reasonable accommodation was asked for.</summary>
    AccommodationAsked,

    /// <summary>Art. 10: the measure taken, counted in the annual report.</summary>
    AccommodationGiven,

    /// <summary>Art. 137.1: the Commission was asked to let the body disregard the request.</summary>
    CommissionApplied,

    /// <summary>Art. 137.1: the Commission's answer, by which the request goes on.</summary>
    CommissionAnswered,

    /// <summary>Art. 137.1: the Commission allowed the body to disregard the request, which ends the file.</summary>
    CommissionAuthorised,

    /// <summary>Art. 42: the applicant was asked what was unclear, otherwise than by a letter of the file.</summary>
    PrecisionsAsked,
}
