namespace AccessRequests.Domain.Requests;

public static class RequestStatuses
{
    /// <summary>Neither answered nor ended: its clock still runs.</summary>
    public static bool IsUnanswered(this RequestStatus status) => status is RequestStatus.Open or RequestStatus.AwaitingApproval or RequestStatus.Approved;

    /// <summary>No decision is due any more, and none was given.</summary>
    public static bool EndedWithoutAnswer(this RequestStatus status) => status is RequestStatus.Withdrawn or RequestStatus.Disregarded;
}
