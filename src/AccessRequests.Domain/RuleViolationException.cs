namespace AccessRequests.Domain;

/// <summary>
/// Thrown by a guard whose obstacle the page had no chance to show: a colleague acted first, or a page has a bug.
/// </summary>
public sealed class RuleViolationException(IReadOnlyList<Obstacle> obstacles)
    : Exception(string.Join(' ', obstacles.Select(obstacle => obstacle.InFrench())))
{
    public RuleViolationException(Obstacle obstacle)
        : this([obstacle])
    {
    }

    public IReadOnlyList<Obstacle> Obstacles { get; } = obstacles;

    public static void ThrowIf(Obstacle? obstacle)
    {
        if (obstacle is not null)
        {
            throw new RuleViolationException(obstacle);
        }
    }

    public static void ThrowIf(IReadOnlyList<Obstacle> obstacles)
    {
        if (obstacles.Count > 0)
        {
            throw new RuleViolationException(obstacles);
        }
    }
}
