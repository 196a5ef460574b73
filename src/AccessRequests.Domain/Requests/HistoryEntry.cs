using AccessRequests.Domain.Documents;

namespace AccessRequests.Domain.Requests;

/// <summary>
/// One act on a request, written in the transaction of the act and never changed. Texts are French and name no hidden passage;
/// an applicant is never named here.
/// </summary>
public sealed class HistoryEntry
{
    /// <summary>Room for the subject and all the points of a request, each at its longest.</summary>
    public const int TextMaxLength = AccessRequest.SubjectMaxLength + (PointSplitter.MaxPoints * (RequestPoint.TextMaxLength + 10)) + 1000;

    internal HistoryEntry(
        AccessRequestId requestId, HistoryAct act, Actor actor, DateTimeOffset at, string? before, string? after, DocumentId? documentId)
    {
        Id = Guid.CreateVersion7();
        RequestId = requestId;
        Act = act;
        ActorId = actor.Id;
        ActorName = actor.Name;
        At = at;
        Before = Shorten(before);
        After = Shorten(after);
        DocumentId = documentId;
    }

    private HistoryEntry()
    {
        ActorName = "";
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    public HistoryAct Act { get; private init; }

    public Guid ActorId { get; private init; }

    public string ActorName { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string? Before { get; private init; }

    public string? After { get; private init; }

    public DocumentId? DocumentId { get; private init; }

    private static string? Shorten(string? text) => text?.Length > TextMaxLength ? text[..(TextMaxLength - 1)] + "…" : text;
}
