using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Organisations;

/// <summary>The public body that answers: one row, edited by an administrator.</summary>
public sealed class Organisation
{
    public const int LineMaxLength = 200;
    public const int AddressMaxLength = 500;

    /// <summary>A week: art. 46 gives no number of days.</summary>
    public const int DefaultAcknowledgementDays = 7;
    public const int MaxAcknowledgementDays = 20;

    private readonly List<FormerLetterhead> _formerLetterheads = [];

    private Organisation(Guid id)
    {
        Id = id;
        Letterhead = null!;
        NumberPattern = "";
    }

    public Guid Id { get; private init; }

    /// <summary>The last one entered; see <see cref="LetterheadOn"/> for that of a letter.</summary>
    public Letterhead Letterhead { get; private set; }

    /// <summary>The first day of <see cref="Letterhead"/>; null for the first one.</summary>
    public DateOnly? LetterheadSince { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<FormerLetterhead> FormerLetterheads => _formerLetterheads;

    /// <summary>See <see cref="NumberFormat"/>.</summary>
    public string NumberPattern { get; private set; }

    /// <summary>The calendar of the time to answer, until a dated policy takes effect.</summary>
    public CalendarPolicy AnswerPolicy { get; private set; }

    /// <summary>In how many days of reception the office means to acknowledge a request (art. 46).</summary>
    public int AcknowledgementDays { get; private set; }

    /// <summary>Another with each change: two who change it at once do not overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public static Organisation Found(Letterhead letterhead, string numberPattern, CalendarPolicy answerPolicy)
    {
        var organisation = new Organisation(Guid.CreateVersion7());
        organisation.Change(letterhead, numberPattern, answerPolicy, DefaultAcknowledgementDays);
        return organisation;
    }

    /// <summary>What a letter of that day bears.</summary>
    public Letterhead LetterheadOn(DateOnly day) =>
        _formerLetterheads.Where(former => former.Until >= day).MinBy(former => former.Until)?.Letterhead ?? Letterhead;

    /// <summary>Why no new letterhead can hold from that day, or null when one can.</summary>
    public Obstacle? ObstacleToLetterhead(DateOnly? since) =>
        LetterheadSince is { } current && (since is null || since < current) ? new Obstacle(ObstacleKind.LetterheadPredatesAnother, Day: current) : null;

    /// <summary>
    /// Puts another letterhead in place of the present one from a day on, or in its stead altogether when it holds from the same day:
    /// that is a correction. What was there before is kept.
    /// </summary>
    /// <param name="since">The first day of the new one.</param>
    public void Replace(Letterhead letterhead, DateOnly? since, Actor actor, DateTimeOffset now)
    {
        if (letterhead == Letterhead)
        {
            return;
        }

        RuleViolationException.ThrowIf(ObstacleToLetterhead(since));

        var until = since == LetterheadSince ? null : since?.AddDays(-1);
        _formerLetterheads.Add(new FormerLetterhead(Letterhead, LetterheadSince, until, actor, now));
        (Letterhead, LetterheadSince) = (letterhead, since);
    }

    public void Change(Letterhead letterhead, string numberPattern, CalendarPolicy answerPolicy, int acknowledgementDays)
    {
        Letterhead = letterhead;
        NumberPattern = numberPattern;
        AnswerPolicy = answerPolicy;
        AcknowledgementDays = acknowledgementDays;
        Version = Guid.NewGuid();
    }
}
