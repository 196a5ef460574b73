using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Dashboard;

/// <summary>What the office's day knows of every file that is still to be answered.</summary>
/// <param name="Due">The last day to answer; of a file that is open again after an answer, which has none, the present day.</param>
/// <param name="WasAnswered">It is open again: nothing of it is late.</param>
internal sealed record OpenFile(AccessRequestId Id, string Number, RequestStatus Status, Guid? AssigneeId, bool IsReturned, DateOnly Due, bool WasAnswered);
