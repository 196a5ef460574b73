using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Requests;

/// <summary>
/// Until when a file is to be answered. Each point has its own last day: art. 47 gives it, or art. 49 where all that answers the point was supplied by third parties
/// who were notified in time. The file's is the first of them, since a point that is left in silence is denied by its own.
/// </summary>
public sealed record AnswerLimits(IReadOnlyList<PointLimit> Points)
{
    /// <summary>The point that is to be answered first.</summary>
    public PointLimit First => Points.MinBy(point => point.Last.Due)!;

    /// <summary>The limit in force.</summary>
    public Deadline Last => First.Last;

    /// <summary>The last day to answer.</summary>
    public DateOnly Due => Last.Due;

    /// <summary>Of the point that may be answered last: nothing of the file is destroyed before.</summary>
    public Deadline LastReviewOfSilence => Points.MaxBy(point => point.ReviewOfSilence.Due)!.ReviewOfSilence;

    /// <summary>Some points may be answered after the others.</summary>
    public bool Differ => Points.Any(point => point.Last.Due != Due);

    public PointLimit Of(int number) => Points.Single(point => point.Number == number);
}
