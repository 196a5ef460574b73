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

    private readonly List<FormerApplicant> _former = [];

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

    /// <summary>What corrections replaced, oldest first.</summary>
    public IReadOnlyList<FormerApplicant> Former => _former;

    /// <summary>What must stand nowhere that does not name who asked.</summary>
    public IReadOnlyList<string> Names => [.. new[] { Name, Organisation }.OfType<string>()];

    public ApplicantDetails Details => new(Name, Organisation, Email, Phone, Address, Category);

    public static Applicant Of(AccessRequestId requestId, ApplicantDetails details)
    {
        var applicant = new Applicant(requestId);
        applicant.Set(details);
        return applicant;
    }

    public void Change(AccessRequest request, ApplicantDetails details, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToEditing);

        if (Details == details)
        {
            return;
        }

        var before = Details;
        _former.Add(new FormerApplicant(before, actor, now));
        Set(details);
        request.RecordDraft(HistoryAct.ApplicantEdited, actor, now, after: $"Modifié : {string.Join(", ", Changed(before, details))}");
    }

    /// <summary>Forgets who asked; what kind of person it was stays, for the statistics. The file tells the act: see <see cref="AccessRequest.Destroy"/>.</summary>
    /// <exception cref="InvalidOperationException">The file was not destroyed.</exception>
    public void Forget(AccessRequest destroyed)
    {
        if (destroyed.DestroyedOn is null || destroyed.Id != RequestId)
        {
            throw new InvalidOperationException($"File {RequestId} is whole.");
        }

        _former.Clear();
        Set(new ApplicantDetails(null, null, null, null, null, Category));
    }

    /// <summary>Which of the details changed, without saying into what: the history names no applicant.</summary>
    private static IEnumerable<string> Changed(ApplicantDetails before, ApplicantDetails after) =>
        new[]
        {
            ("nom", before.Name != after.Name),
            ("organisation", before.Organisation != after.Organisation),
            ("courriel", before.Email != after.Email),
            ("téléphone", before.Phone != after.Phone),
            ("adresse", before.Address != after.Address),
            ("catégorie", before.Category != after.Category),
        }.Where(detail => detail.Item2).Select(detail => detail.Item1);

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
