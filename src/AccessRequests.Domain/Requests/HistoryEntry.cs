using AccessRequests.Domain.Chains;
using AccessRequests.Domain.Documents;

namespace AccessRequests.Domain.Requests;

/// <summary>
/// One act or reading, written in its own transaction and never changed: each row bears the hash of the one before it. Texts are French and name no hidden passage;
/// an applicant is never named here.
/// </summary>
public sealed class HistoryEntry
{
    /// <summary>Room for the subject and all the points of a request, each at its longest.</summary>
    public const int TextMaxLength = AccessRequest.SubjectMaxLength + (PointSplitter.MaxPoints * (RequestPoint.TextMaxLength + 10)) + 1000;

    public const int FromMaxLength = 64;
    public const int HashLength = 64;

    internal HistoryEntry(
        AccessRequestId? requestId, HistoryAct act, Actor actor, DateTimeOffset at, string? before, string? after, DocumentId? documentId, Guid? objectId = null)
    {
        Id = Guid.CreateVersion7();
        RequestId = requestId;
        Act = act;
        ActorId = actor.Id;
        ActorName = actor.Name;
        From = Shorten(actor.From, FromMaxLength);
        At = at;
        Before = Shorten(before, TextMaxLength);
        After = Shorten(after, TextMaxLength);
        DocumentId = documentId;
        ObjectId = objectId;
    }

    private HistoryEntry()
    {
        ActorName = "";
    }

    public Guid Id { get; private init; }

    /// <summary>Null for an act on the installation: an account, a session, an export.</summary>
    public AccessRequestId? RequestId { get; private init; }

    public HistoryAct Act { get; private init; }

    public Guid ActorId { get; private init; }

    public string ActorName { get; private init; }

    /// <summary>The network address of the person, where it is known.</summary>
    public string? From { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string? Before { get; private init; }

    public string? After { get; private init; }

    public DocumentId? DocumentId { get; private init; }

    /// <summary>What else than a document was acted on or read: an account, a package.</summary>
    public Guid? ObjectId { get; private init; }

    /// <summary>The place in the history of the installation, from 1; null until the row is being saved.</summary>
    public long? Sequence { get; private set; }

    public string? PreviousHash { get; private set; }

    public string? Hash { get; private set; }

    /// <summary>An act that belongs to no request.</summary>
    public static HistoryEntry OfInstallation(HistoryAct act, Actor actor, DateTimeOffset now, string? before = null, string? after = null, Guid? objectId = null) =>
        new(null, act, actor, now, before, after, null, objectId);

    /// <param name="after">What the reading found, in words that name no passage.</param>
    public static HistoryEntry Reading(
        AccessRequestId request, HistoryAct act, Actor actor, DateTimeOffset now, DocumentId? document = null, Guid? objectId = null, string? after = null) =>
        new(request, act, actor, now, null, after, document, objectId);

    /// <summary>Takes the next place of the chain. The caller holds the history's lock until the row is committed.</summary>
    public ChainHead Follow(ChainHead head)
    {
        Sequence = head.Sequence + 1;
        PreviousHash = head.Hash;
        Hash = ToChained().ComputeHash();
        return new ChainHead(Sequence.Value, Hash);
    }

    /// <summary>For a row that has its place.</summary>
    public ChainedEntry ToChained() => new(
        Sequence!.Value, PreviousHash!, Id, RequestId?.Value, Act.ToString(), ActorId, ActorName, From, At, Before, After, DocumentId?.Value, ObjectId);

    /// <summary>A database may cut a text at U+0000 or refuse other controls: what is hashed is what can be stored.</summary>
    private static string? Shorten(string? text, int length)
    {
        var storable = text?.Any(IsUnstorable) == true ? string.Concat(text.Where(letter => !IsUnstorable(letter))) : text;
        return storable?.Length > length ? storable[..(length - 1)] + "…" : storable;
    }

    private static bool IsUnstorable(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
