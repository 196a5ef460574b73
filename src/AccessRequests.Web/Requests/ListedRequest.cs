using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>A line of the list and of its exports. It never carries the applicant.</summary>
internal sealed record ListedRequest(
    string Number, string Subject, RequestKind Kind, DateOnly ReceivedOn, RequestStatus Status, DateOnly Due, string? Officer, DateOnly? SentOn)
{
    public bool IsClosed => !Status.IsUnanswered();

    /// <summary>No answer was given yet: its last day is told as near or past. A file that is open again was answered.</summary>
    public bool IsDue => !IsClosed && SentOn is null;

    /// <summary>Days from the reception to the answer, or null while there is none.</summary>
    public int? ElapsedDays => SentOn is { } sent ? sent.DayNumber - ReceivedOn.DayNumber : null;

    /// <summary>A handful of queries, whatever the number of lines.</summary>
    public static async Task<IReadOnlyList<ListedRequest>> ReadAsync(AccessRequestsDb db, IQueryable<AccessRequest> page, LegalCalendar calendar, CancellationToken cancellation)
    {
        var rows = await page
            .Select(request => new
            {
                request.Id,
                request.Number,
                request.Subject,
                request.Kind,
                request.ReceivedOn,
                request.Status,
                NominalDue = EF.Property<DateOnly>(request, RequestColumns.NominalDue),
                SentOn = request.Sendings.Min(sending => (DateOnly?)sending.SentOn),
                Officer = db.Users.Where(account => account.Id == request.AssigneeId).Select(account => account.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var consulted = await db.ConsultedDaysAsync(db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)), calendar, cancellation);

        return
        [
            .. rows.Select(row => new ListedRequest(
                row.Number,
                row.Subject,
                row.Kind,
                row.ReceivedOn,
                row.Status,
                consulted.GetValueOrDefault(row.Id, RequestColumns.Due(calendar, row.ReceivedOn, row.NominalDue)),
                row.Officer,
                row.SentOn)),
        ];
    }
}
