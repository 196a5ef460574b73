namespace AccessRequests.Domain.Provisions;

/// <summary>What the author of a mark answered to the <see cref="GroundQuestions"/> of a provision.</summary>
/// <param name="Provision">Its number.</param>
/// <param name="Who">Without naming anyone that the mark hides.</param>
public sealed record GroundFact(string Provision, DateOnly? From, DateOnly? EndedOn, string? Who)
{
    public const int WhoMaxLength = 200;

    public bool IsEmpty => From is null && EndedOn is null && string.IsNullOrWhiteSpace(Who);
}
