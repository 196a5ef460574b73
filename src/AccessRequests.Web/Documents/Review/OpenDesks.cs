using System.Collections.Concurrent;
using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Someone at a desk, and the page they look at.</summary>
public sealed record DeskPresence(Guid PersonId, string Name, int Page);

/// <summary>An act that was saved: the version that it started from, the one that it made, and the marks that it touched.</summary>
public sealed record DocumentChange(DocumentId Document, Guid Before, Guid After, IReadOnlyList<PassageId> Marks)
{
    /// <summary>Whether some acts, one after the other, made one version of another: then no mark changed but theirs.</summary>
    public static bool Lead(IEnumerable<DocumentChange> changes, Guid from, Guid to)
    {
        var following = changes.ToLookup(change => change.Before, change => change.After);
        var reached = new HashSet<Guid> { from };

        while (from != to && following.Contains(from) && reached.Add(following[from].Last()))
        {
            from = following[from].Last();
        }

        return from == to;
    }
}

/// <summary>
/// The desks that are open on each document of this server, so that what one saves appears on the others. Nothing of it is
/// stored; with several servers, a desk learns of the acts of another one when it acts itself.
/// </summary>
public sealed class OpenDesks
{
    private readonly ConcurrentDictionary<Guid, OpenDesk> _desks = new();

    /// <param name="changed">Called, on any thread, when a document was saved or a colleague moved; it must not throw.</param>
    public OpenDesk Open(DocumentId document, Guid personId, string name, Action<DeskChange> changed)
    {
        var desk = new OpenDesk(document, personId, name, changed, Close);
        _desks[desk.Id] = desk;
        Tell(document, DeskChange.Presence);
        return desk;
    }

    /// <summary>The colleagues at the same document, each once, in the order of their names.</summary>
    public IReadOnlyList<DeskPresence> Beside(OpenDesk desk) =>
        [.. _desks.Values
            .Where(other => other.Document == desk.Document && other.PersonId != desk.PersonId)
            .GroupBy(other => other.PersonId)
            .Select(person => person.MaxBy(other => other.MovedAt)!)
            .Select(other => new DeskPresence(other.PersonId, other.Name, other.Page))
            .OrderBy(presence => presence.Name, StringComparer.CurrentCulture)];

    public void Move(OpenDesk desk, int page)
    {
        if (desk.Page != page)
        {
            desk.Page = page;
            desk.MovedAt = Environment.TickCount64;
            Tell(desk.Document, DeskChange.Presence, except: desk.Id);
        }
    }

    public void Saved(DocumentChange change)
    {
        foreach (var desk in DesksOf(change.Document))
        {
            desk.Saved.Enqueue(change);
        }

        Tell(change.Document, DeskChange.Document);
    }

    private void Close(OpenDesk desk)
    {
        if (_desks.TryRemove(desk.Id, out _))
        {
            Tell(desk.Document, DeskChange.Presence);
        }
    }

    private void Tell(DocumentId document, DeskChange change, Guid? except = null)
    {
        foreach (var desk in DesksOf(document).Where(desk => desk.Id != except))
        {
            desk.Changed(change);
        }
    }

    private IEnumerable<OpenDesk> DesksOf(DocumentId document) => _desks.Values.Where(desk => desk.Document == document);
}

public enum DeskChange
{
    Document,
    Presence,
}

public sealed class OpenDesk(DocumentId document, Guid personId, string name, Action<DeskChange> changed, Action<OpenDesk> close) : IDisposable
{
    internal Guid Id { get; } = Guid.NewGuid();

    internal ConcurrentQueue<DocumentChange> Saved { get; } = new();

    internal DocumentId Document { get; } = document;

    internal Guid PersonId { get; } = personId;

    internal string Name { get; } = name;

    internal int Page { get; set; } = 1;

    internal long MovedAt { get; set; } = Environment.TickCount64;

    internal Action<DeskChange> Changed { get; } = changed;

    /// <summary>The acts on the document that were saved since it last forgot some, in their order.</summary>
    public IReadOnlyList<DocumentChange> Heard => [.. Saved];

    /// <summary>The first of what it heard is on the desk now.</summary>
    public void Forget(int count)
    {
        while (count-- > 0 && Saved.TryDequeue(out _))
        {
        }
    }

    public void Dispose() => close(this);
}
