using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Documents;

/// <summary>
/// A mark: part of a page, or a whole page, that is to be hidden, with the provisions that let it be.
/// It keeps where the passage lies and never what it says.
/// </summary>
public sealed class Passage
{
    public const int ReasonMaxLength = 500;
    public const int NoteMaxLength = 1000;
    public const int MaxAreas = 400;

    internal Passage(
        PassageId id, int page, IReadOnlyList<PageArea> areas, bool isWholePage, PassageStatus status, Actor actor, DateTimeOffset at)
    {
        Id = id;
        Page = page;
        Areas = [.. areas];
        IsWholePage = isWholePage;
        Status = status;
        MarkedById = actor.Id;
        MarkedBy = actor.Name;
        MarkedAt = at;
        KeepsVisible = status == PassageStatus.Dismissed;
        Provisions = [];
        Reason = "";
    }

    internal void Cite(PassageCitation citation, ProvisionCatalogue catalogue)
    {
        Provisions = [.. catalogue.Complete(citation.Provisions)];
        Reason = citation.Reason;
        Note = citation.Note;
        Facts = [.. citation.Facts.Where(fact => !fact.IsEmpty && Provisions.Contains(fact.Provision))];
    }

    /// <param name="words">Those of other marks.</param>
    /// <param name="provisions">Those of other marks, by their label; what is cited anew is another list.</param>
    internal void ShareWords(Dictionary<string, string> words, Dictionary<string, List<string>> provisions)
    {
        Provisions = provisions.TryGetValue(Label, out var cited) ? cited : provisions[Label] = Provisions;
        Reason = Shared(Reason);
        MarkedBy = Shared(MarkedBy);
        SettledBy = SettledBy is { } settledBy ? Shared(settledBy) : null;
        SettledReason = SettledReason is { } settledReason ? Shared(settledReason) : null;
        Areas.TrimExcess();
        Facts.TrimExcess();

        string Shared(string word) => words.TryGetValue(word, out var known) ? known : words[word] = word;
    }

    /// <param name="reason">Why, where it is dismissed.</param>
    internal void Become(PassageStatus status, Actor actor, DateTimeOffset at, string? reason)
    {
        Status = status;
        SettledBy = actor.Name;
        SettledAt = at;
        SettledReason = status == PassageStatus.Dismissed ? reason : null;
    }

    private Passage()
    {
        Areas = [];
        Provisions = [];
        Reason = "";
        MarkedBy = "";
    }

    public PassageId Id { get; private init; }

    /// <summary>From 1.</summary>
    public int Page { get; private init; }

    /// <summary>Empty when the whole page is withheld.</summary>
    public List<PageArea> Areas { get; private init; }

    public bool IsWholePage { get; private init; }

    /// <summary>In numeric order, companions included.</summary>
    public List<string> Provisions { get; private set; }

    /// <summary>Why, in a few words that do not themselves reveal the passage.</summary>
    public string Reason { get; private set; }

    /// <summary>For colleagues alone: it is printed on nothing that leaves.</summary>
    public string? Note { get; private set; }

    /// <summary>What was answered to the questions of its provisions.</summary>
    public List<GroundFact> Facts { get; private set; } = [];

    public PassageStatus Status { get; private set; }

    /// <summary>Made to say that the passage stays in sight, and by which article (57, 41.1): it can hide nothing.</summary>
    public bool KeepsVisible { get; private init; }

    /// <summary>Someone must still retain or dismiss it.</summary>
    public bool IsUndecided => Status is PassageStatus.Reserved or PassageStatus.Proposed;

    /// <summary>What it covers does not leave.</summary>
    public bool IsHiding => Status == PassageStatus.Retained && !IsRemoved;

    /// <summary>Taken off by the reviewer; kept so that it can be put back.</summary>
    public bool IsRemoved { get; internal set; }

    public Guid MarkedById { get; private init; }

    public string MarkedBy { get; private set; }

    public DateTimeOffset MarkedAt { get; private init; }

    /// <summary>Who made it what it is; null while it is what it was made as.</summary>
    public string? SettledBy { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why it was dismissed; null for any other state, which its own reason explains, and for marks dismissed before it was asked.</summary>
    public string? SettledReason { get; private set; }

    /// <summary>«art. 37», «art. 53, 54»: what is written on the box.</summary>
    public string Label => Provisions.Count == 0 ? "visible" : $"art. {string.Join(", ", Provisions)}";
}
