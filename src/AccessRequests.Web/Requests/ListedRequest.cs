using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>A line of the list and of its exports. It never carries the applicant.</summary>
internal sealed record ListedRequest(
    string Number, string Subject, RequestKind Kind, DateOnly ReceivedOn, RequestStatus Status, DateOnly Due, Guid? AssigneeId, string? Officer, DateOnly? SentOn)
{
    public bool IsClosed => !Status.IsUnanswered();

    /// <summary>No answer was given yet: its last day is told as near or past. A file that is open again was answered.</summary>
    public bool IsDue => !IsClosed && SentOn is null;

    /// <summary>Days from the reception to the answer, or null while there is none.</summary>
    public int? ElapsedDays => SentOn is { } sent ? sent.DayNumber - ReceivedOn.DayNumber : null;

    /// <param name="which">Those of the list, in its order. They are told from each other and cut off before anything of them is read, which the database would do the other way round.</param>
    public static async Task<IReadOnlyList<ListedRequest>> ReadAsync(AccessRequestsDb db, RequestFilter filter, IQueryable<AccessRequest> which, CancellationToken cancellation) =>
        await filter.Order(db.Requests.AsNoTracking().Where(request => which.Select(one => one.Id).Contains(request.Id)))
            .Select(request => new ListedRequest(
                request.Number,
                request.Subject,
                request.Kind,
                request.ReceivedOn,
                request.Status,
                EF.Property<DateOnly>(request, RequestColumns.Due),
                request.AssigneeId,
                db.Users.Where(account => account.Id == request.AssigneeId).Select(account => account.Name).FirstOrDefault(),
                request.Sendings.Min(sending => (DateOnly?)sending.SentOn)))
            .ToListAsync(cancellation);
}
