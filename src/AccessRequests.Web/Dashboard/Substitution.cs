namespace AccessRequests.Web.Dashboard;

/// <summary>Who does the work of someone who is away, both days included.</summary>
public sealed class Substitution
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid AbsentId { get; init; }

    public required Guid SubstituteId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Those days the substitute also approves what the absent manager approves, save what they had a hand in.</summary>
    public bool DelegatesApproval { get; init; }
}
