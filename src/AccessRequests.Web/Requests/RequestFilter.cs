using AccessRequests.Domain.Deadlines;
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
    internal async Task<IQueryable<AccessRequest>> ApplyAsync(AccessRequestsDb db, LegalCalendar calendar, DateOnly today, bool mayKnowApplicants, CancellationToken cancellation)
    {
        var requests = db.Requests.AsNoTracking();

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

        if (Unit is { } unit)
        {
            var asked = db.Consultations.Where(consultation => consultation.Unit == unit).Select(consultation => consultation.RequestId);
            requests = await asked.Skip(MaxListed).AnyAsync(cancellation)
                ? requests.Where(request => db.Consultations.Any(consultation => consultation.Unit == unit && consultation.RequestId == request.Id))
                : requests.Where(request => asked.Contains(request.Id));
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

        return Due is null ? requests : await ByDueAsync(db, requests, calendar, today, cancellation);
    }

    private static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    internal IQueryable<AccessRequest> Order(IQueryable<AccessRequest> requests) => (Sort, IsDescending) switch
    {
        (RequestSort.Due, false) => requests.OrderBy(request => EF.Property<bool>(request, RequestColumns.IsClosed)).ThenBy(request => EF.Property<DateOnly>(request, RequestColumns.NominalDue)).ThenBy(request => request.Number),
        (RequestSort.Due, true) => requests.OrderByDescending(request => EF.Property<DateOnly>(request, RequestColumns.NominalDue)).ThenBy(request => request.Number),
        (RequestSort.Number, false) => requests.OrderBy(request => request.Number),
        (RequestSort.Number, true) => requests.OrderByDescending(request => request.Number),
        (RequestSort.Received, false) => requests.OrderBy(request => request.ReceivedOn).ThenBy(request => request.Number),
        (RequestSort.Received, true) => requests.OrderByDescending(request => request.ReceivedOn).ThenBy(request => request.Number),
    };

    /// <summary>
    /// The last day as counted is in the database, the one put off is not: only files near the border are counted here, day by day, and those that a third party was
    /// notified in, whose day may be another (art. 49).
    /// </summary>
    private async Task<IQueryable<AccessRequest>> ByDueAsync(AccessRequestsDb db, IQueryable<AccessRequest> requests, LegalCalendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var (from, to) = Due switch
        {
            Late => (DateOnly.MinValue, today.AddDays(-1)),
            Today => (today, today),
            _ => (today, today.AddDays(WeekDays)),
        };
        var isClosed = false; // compared, since an index does not serve a NOT
        var open = requests.Where(request => EF.Property<bool>(request, RequestColumns.IsClosed) == isClosed);
        var border = await open
            .Where(request => EF.Property<DateOnly>(request, RequestColumns.NominalDue) >= (Due == Late ? today : from).AddDays(-RequestColumns.LongestRoll) && EF.Property<DateOnly>(request, RequestColumns.NominalDue) <= to)
            .Select(request => new { request.Id, request.ReceivedOn, NominalDue = EF.Property<DateOnly>(request, RequestColumns.NominalDue) })
            .ToListAsync(cancellation);
        var consulted = await db.ConsultedDaysAsync(open, calendar, cancellation);
        var others = consulted.Keys.ToList();
        var within = border
            .Where(request => !consulted.ContainsKey(request.Id))
            .Select(request => (request.Id, Due: RequestColumns.Due(calendar, request.ReceivedOn, request.NominalDue)))
            .Concat(consulted.Select(file => (Id: file.Key, Due: file.Value)))
            .Where(file => file.Due >= from && file.Due <= to)
            .Select(file => file.Id)
            .ToList();

        // A file that is open again was answered: what is due of it is no longer late.
        return Due == Late
            ? open.Where(request => request.Sendings.Count == 0).Where(request => (EF.Property<DateOnly>(request, RequestColumns.NominalDue) < today.AddDays(-RequestColumns.LongestRoll) && !others.Contains(request.Id)) || within.Contains(request.Id))
            : open.Where(request => within.Contains(request.Id));
    }
}
