namespace AccessRequests.Domain.Documents;

public enum PassageStatus
{
    /// <summary>A unit of the body keeps its position on it; a reviewer makes something of it before the decision.</summary>
    Reserved,

    /// <summary>Suggested by a unit or a colleague; a reviewer must settle it before the decision.</summary>
    Proposed,

    /// <summary>Will be removed from what is released.</summary>
    Retained,

    /// <summary>Will stay visible; kept as a record that it was considered.</summary>
    Dismissed,
}
