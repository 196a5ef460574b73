namespace AccessRequests.Domain.Requests;

/// <content>Who works on a file.</content>
public sealed partial class AccessRequest
{
    /// <summary>The account of the officer who has the file; null while nobody has it.</summary>
    public Guid? AssigneeId { get; private set; }

    public Obstacle? ObstacleToAssigning => Status is RequestStatus.Withdrawn or RequestStatus.Disregarded ? ObstacleToEditing : null;

    /// <param name="assignee">Null to give the file back to the office.</param>
    public void Assign(Actor? assignee, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToAssigning);

        if (AssigneeId == assignee?.Id)
        {
            return;
        }

        AssigneeId = assignee?.Id;
        RecordOnFile(HistoryAct.Assigned, actor, now, assignee?.Name ?? "à attribuer");
    }
}
