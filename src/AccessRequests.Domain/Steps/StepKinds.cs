namespace AccessRequests.Domain.Steps;

public static class StepKinds
{
    /// <summary>What the Commission answered to an application to set the request aside (art. 137.1), either way.</summary>
    public static bool IsOfCommission(this StepKind kind) => kind is StepKind.CommissionAnswered or StepKind.CommissionAuthorised;

    /// <summary>An application to the Commission says on what ground it was made, and its answer under what file number: neither is recorded by its day alone (art. 137.1).</summary>
    public static bool NeedsNote(this StepKind kind) => kind == StepKind.CommissionApplied || kind.IsOfCommission();
}
