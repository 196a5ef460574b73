namespace AccessRequests.Domain.Requests;

/// <summary>Who the applicant was said to be before a correction; erased with the applicant.</summary>
public sealed class FormerApplicant
{
    internal FormerApplicant(ApplicantDetails details, Actor replacedBy, DateTimeOffset replacedAt)
    {
        Id = Guid.CreateVersion7();
        Details = details;
        ReplacedBy = replacedBy.Name;
        ReplacedAt = replacedAt;
    }

    private FormerApplicant()
    {
        Details = null!;
        ReplacedBy = "";
    }

    public Guid Id { get; private init; }

    public ApplicantDetails Details { get; private init; }

    public string ReplacedBy { get; private init; }

    public DateTimeOffset ReplacedAt { get; private init; }
}
