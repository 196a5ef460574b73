namespace AccessRequests.Domain.Requests;

/// <summary>
/// Who asks. Kept in a table of its own, apart from the request, so that what is published or shared never carries it
/// and so that it can be erased without the request.
/// </summary>
public sealed class Applicant
{
    public const int NameMaxLength = 200;
    public const int EmailMaxLength = 254;
    public const int AddressMaxLength = 500;
    public const int PhoneMaxLength = 40;

    private Applicant(AccessRequestId requestId)
    {
        RequestId = requestId;
    }

    public AccessRequestId RequestId { get; private init; }

    public string? Name { get; private set; }

    public string? Organisation { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    public ApplicantCategory Category { get; private set; }

    public static Applicant Of(AccessRequestId requestId, ApplicantDetails details)
    {
        var applicant = new Applicant(requestId);
        applicant.Set(details);
        return applicant;
    }

    public void Change(AccessRequest request, ApplicantDetails details, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToEditing);
        Set(details);
        request.Record(HistoryAct.ApplicantEdited, actor, now);
    }

    private void Set(ApplicantDetails details)
    {
        Name = details.Name;
        Organisation = details.Organisation;
        Email = details.Email;
        Phone = details.Phone;
        Address = details.Address;
        Category = details.Category;
    }
}
