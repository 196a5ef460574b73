using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Organisations;

/// <summary>The public body that answers: one row, edited by an administrator.</summary>
public sealed class Organisation
{
    public const int LineMaxLength = 200;
    public const int AddressMaxLength = 500;

    private Organisation(Guid id)
    {
        Id = id;
        Letterhead = null!;
        NumberPattern = "";
    }

    public Guid Id { get; private init; }

    public Letterhead Letterhead { get; private set; }

    /// <summary>See <see cref="NumberFormat"/>.</summary>
    public string NumberPattern { get; private set; }

    /// <summary>The calendar of the time to answer; reviews always run under the Commission's rules.</summary>
    public CalendarPolicy AnswerPolicy { get; private set; }

    public static Organisation Found(Letterhead letterhead, string numberPattern, CalendarPolicy answerPolicy)
    {
        var organisation = new Organisation(Guid.CreateVersion7());
        organisation.Change(letterhead, numberPattern, answerPolicy);
        return organisation;
    }

    public void Change(Letterhead letterhead, string numberPattern, CalendarPolicy answerPolicy)
    {
        Letterhead = letterhead;
        NumberPattern = numberPattern;
        AnswerPolicy = answerPolicy;
    }
}
