namespace AccessRequests.Domain.Steps;

public static class StepKinds
{
    /// <summary>What the Commission answered to an application to set the request aside (art. 137.1), either way.</summary>
    public static bool IsOfCommission(this StepKind kind) => kind is StepKind.CommissionAnswered or StepKind.CommissionAuthorised;
}
