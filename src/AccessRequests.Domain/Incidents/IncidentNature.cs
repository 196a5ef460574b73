namespace AccessRequests.Domain.Incidents;

/// <summary>What happened to personal information that the law does not allow (art. 63.9), in the words of what this product releases.</summary>
public enum IncidentNature
{
    TooLittleHidden,
    WrongAddressee,
    ApplicantPublished,
    Other,
}
