using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>What a list of requests shows and in which order, as it stands in the address of the list and of its exports.</summary>
public sealed record RequestFilter
{
    public const string Late = "retard";
    public const string Today = "aujourdhui";
    public const string Week = "semaine";

    private const int WeekDays = 7;

    /// <summary>What few files have is looked up first; what more have is asked of each file in the order of the list, which soon fills a page.</summary>
    private const int MaxListed = 10_000;

    public string? Text { get; init; }

    public RequestStatus? Status { get; init; }

    public string? Due { get; init; }

    /// <summary>An account, or <see cref="Guid.Empty"/> for files that nobody has.</summary>
    public Guid? Officer { get; init; }

    public RequestKind? Kind { get; init; }

    /// <summary>Heard only from who may know applicants.</summary>
    public ApplicantCategory? Category { get; init; }

    /// <summary>A unit that was asked for documents.</summary>
    public string? Unit { get; init; }

    /// <summary>The number of an article that a mark, a refusal or the outcome of a point rests on.</summary>
    public string? Provision { get; init; }

    public RequestSort Sort { get; init; }

    public bool IsDescending { get; init; }

    public static RequestFilter Parse(string? text, string? status, string? due, string? officer, string? kind, string? category, string? sort, string? unit = null, string? provision = null) => new()
    {
        Text = OrNull(text),
        Status = Enum.TryParse<RequestStatus>(status, out var known) ? known : null,
        Due = due is Late or Today or Week ? due : null,
        Officer = officer == "aucun" ? Guid.Empty : Guid.TryParse(officer, out var account) ? account : null,
        Kind = Enum.TryParse<RequestKind>(kind, out var nature) ? nature : null,
        Category = Enum.TryParse<ApplicantCategory>(category, out var who) ? who : null,
        Unit = OrNull(unit),
        Provision = OrNull(provision),
        Sort = Enum.TryParse<RequestSort>(sort?.TrimStart('-'), out var order) ? order : RequestSort.Due,
        IsDescending = sort?.StartsWith('-') == true,
    };

    /// <summary>The query of an address, without the page; empty values are left out.</summary>
    public string ToQuery() => string.Join('&', new[]
    {
        ("texte", Text),
        ("statut", Status?.ToString()),
        ("echeance", Due),
        ("agent", Officer is { } officer ? officer == Guid.Empty ? "aucun" : officer.ToString() : null),
        ("nature", Kind?.ToString()),
        ("categorie", Category?.ToString()),
        ("unite", Unit),
        ("disposition", Provision),
        ("tri", Sort == RequestSort.Due && !IsDescending ? null : $"{(IsDescending ? "-" : "")}{Sort}"),
    }.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));

    /// <summary>As <see cref="ToQuery"/>, without the words looked for: they may name an applicant, and the history does not.</summary>
    public string ToHistory() => (this with { Text = Text is null ? null : "…" }).ToQuery();

    /// <param name="mayKnowApplicants">Whether the person may filter by who asked and search in the text as received.</param>
    internal async Task<IQueryable<AccessRequest>> ApplyAsync(AccessRequestsDb db, DateOnly today, bool mayKnowApplicants, CancellationToken cancellation)
    {
        var requests = Unit is null
            ? db.Requests.AsNoTracking()
            : from consultation in Asked(db)
              join request in db.Requests.AsNoTracking() on consultation.RequestId equals request.Id
              select request;

        if (Status is { } status)
        {
            requests = requests.Where(request => request.Status == status);
        }

        if (Kind is { } kind)
        {
            requests = requests.Where(request => request.Kind == kind);
        }

        if (Officer is { } officer)
        {
            requests = officer == Guid.Empty ? requests.Where(request => request.AssigneeId == null) : requests.Where(request => request.AssigneeId == officer);
        }

        if (Category is { } category && mayKnowApplicants)
        {
            requests = requests.Where(request => db.Applicants.Any(applicant => applicant.RequestId == request.Id && applicant.Category == category));
        }

        if (Provision is { } number)
        {
            var citing = db.ProvisionEntries.Where(entry => entry.Number == number).Select(entry => entry.RequestId);
            requests = await citing.Skip(MaxListed).AnyAsync(cancellation)
                ? requests.Where(request => db.ProvisionEntries.Any(entry => entry.Number == number && entry.RequestId == request.Id))
                : requests.Where(request => citing.Contains(request.Id));
        }

        if (Text is { } text)
        {
            var found = db.SearchMatches(text, mayKnowApplicants).Select(entry => entry.RequestId);
            requests = requests.Where(request => found.Contains(request.Id));
        }

        return Due is null ? requests : ByDue(requests, today);
    }

    private static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>The first consultation of the unit in each file that it was asked in.</summary>
    private IQueryable<Consultation> Asked(AccessRequestsDb db)
    {
        var isFirst = true; // compared, since an index serves no bare truth
        return db.Consultations.AsNoTracking().Where(consultation => consultation.Unit == Unit && EF.Property<bool>(consultation, ConsultationColumns.IsFirstOfUnit) == isFirst);
    }

    /// <summary>As <see cref="Order(IQueryable{AccessRequest})"/>, by an index that holds what is looked for in the order of the list where there is one.</summary>
    internal IQueryable<AccessRequest> Order(AccessRequestsDb db, IQueryable<AccessRequest> requests) =>
        Unit is not null && Sort == RequestSort.Due && !IsDescending
            ? from consultation in Asked(db)
              join request in requests on consultation.RequestId equals request.Id
              orderby EF.Property<bool>(consultation, ConsultationColumns.FileIsClosed), EF.Property<DateOnly>(consultation, ConsultationColumns.FileDue), request.Number
              select request
            : Order(requests);

    internal IQueryable<AccessRequest> Order(IQueryable<AccessRequest> requests) => (Sort, IsDescending) switch
    {
        (RequestSort.Due, false) => requests.OrderBy(request => EF.Property<bool>(request, RequestColumns.IsClosed)).ThenBy(request => EF.Property<DateOnly>(request, RequestColumns.Due)).ThenBy(request => request.Number),
        (RequestSort.Due, true) => requests.OrderByDescending(request => EF.Property<DateOnly>(request, RequestColumns.Due)).ThenBy(request => request.Number),
        (RequestSort.Number, false) => requests.OrderBy(request => request.Number),
        (RequestSort.Number, true) => requests.OrderByDescending(request => request.Number),
        (RequestSort.Received, false) => requests.OrderBy(request => request.ReceivedOn).ThenBy(request => request.Number),
        (RequestSort.Received, true) => requests.OrderByDescending(request => request.ReceivedOn).ThenBy(request => request.Number),
    };

    /// <summary>A file that is open again was answered: nothing is due of it, and it is not late.</summary>
    private IQueryable<AccessRequest> ByDue(IQueryable<AccessRequest> requests, DateOnly today)
    {
        var isClosed = false; // compared, since an index does not serve a NOT
        var due = requests.Where(request => EF.Property<bool>(request, RequestColumns.IsClosed) == isClosed && request.Sendings.Count == 0);
        var last = Due == Today ? today : today.AddDays(WeekDays);

        return Due == Late
            ? due.Where(request => EF.Property<DateOnly>(request, RequestColumns.Due) < today)
            : due.Where(request => EF.Property<DateOnly>(request, RequestColumns.Due) >= today && EF.Property<DateOnly>(request, RequestColumns.Due) <= last);
    }
}
