namespace AccessRequests.Domain.Requests;

/// <content>Who works on a file.</content>
public sealed partial class AccessRequest
{
    /// <summary>The account of the officer who has the file; null while nobody has it.</summary>
    public Guid? AssigneeId { get; private set; }

    public Obstacle? ObstacleToAssigning => Status.EndedWithoutAnswer() ? ObstacleToEditing : null;

    /// <summary>
    /// Why this person cannot be given the file, or null when they can. Whoever has a restricted file sees it: those who are named may have it, and a manager,
    /// who says who is named, may give it to another.
    /// </summary>
    /// <param name="assignee">Null to give the file back to the office.</param>
    /// <param name="unit">The unit of that account; null when it has none.</param>
    /// <param name="mayRestrict">Whether the one who gives it may restrict files.</param>
    public Obstacle? ObstacleToAssigningTo(Guid? assignee, string? unit, bool mayRestrict) =>
        ObstacleToAssigning is { } obstacle ? obstacle
        : mayRestrict || assignee is not { } person || IsSeenBy(person, unit) ? null
        : new Obstacle(ObstacleKind.AssigneeNotNamed, Number);

    /// <summary>See <see cref="ObstacleToAssigningTo"/>.</summary>
    public void Assign(Actor? assignee, Actor actor, DateTimeOffset now, string? unit = null, bool mayRestrict = false)
    {
        RuleViolationException.ThrowIf(ObstacleToAssigningTo(assignee?.Id, unit, mayRestrict));

        if (AssigneeId == assignee?.Id)
        {
            return;
        }

        AssigneeId = assignee?.Id;
        RecordOnFile(HistoryAct.Assigned, actor, now, assignee?.Name ?? "à attribuer");
    }
}
