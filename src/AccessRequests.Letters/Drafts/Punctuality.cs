using AccessRequests.Domain;

namespace AccessRequests.Letters.Drafts;

/// <summary>A time limit is kept by sending, whatever date a letter bears.</summary>
internal static class Punctuality
{
    /// <param name="due">The last day of the time limit that the letter answers.</param>
    public static IEnumerable<Obstacle> Of(DateOnly? datedOn, DateOnly due, DateOnly today)
    {
        if (datedOn < today)
        {
            yield return new Obstacle(ObstacleKind.LetterBackdated, Day: datedOn);
        }

        if (datedOn <= due && today > due)
        {
            yield return new Obstacle(ObstacleKind.LetterDatedWithinElapsedTime, Day: due);
        }
    }
}
