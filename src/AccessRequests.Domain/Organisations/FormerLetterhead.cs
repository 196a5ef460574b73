namespace AccessRequests.Domain.Organisations;

/// <summary>A letterhead that another replaced: letters of its time still bear it.</summary>
public sealed class FormerLetterhead
{
    internal FormerLetterhead(Letterhead letterhead, DateOnly? since, DateOnly? until, Actor replacedBy, DateTimeOffset replacedAt)
        : this()
    {
        Id = Guid.CreateVersion7();
        Letterhead = letterhead;
        Since = since;
        Until = until;
        ReplacedBy = replacedBy.Name;
        ReplacedAt = replacedAt;
    }

    private FormerLetterhead()
    {
        Letterhead = null!;
        ReplacedBy = "";
    }

    public Guid Id { get; private init; }

    public Letterhead Letterhead { get; private init; }

    /// <summary>Null for the first one.</summary>
    public DateOnly? Since { get; private init; }

    /// <summary>The last day on which letters bear it; null when it was corrected, and no letter bears it any more.</summary>
    public DateOnly? Until { get; private init; }

    public string ReplacedBy { get; private init; }

    public DateTimeOffset ReplacedAt { get; private init; }
}
