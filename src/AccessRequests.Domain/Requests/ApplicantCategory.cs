namespace AccessRequests.Domain.Requests;

/// <summary>For the office's own reports; it has no bearing on the answer.</summary>
public enum ApplicantCategory
{
    Individual,
    Media,
    Business,
    Elected,
    PublicBody,
    Association,
    Lawyer,
    Researcher,
    Other,
}
