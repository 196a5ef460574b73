namespace AccessRequests.Domain.Requests;

/// <summary>That the applicant is who they say, or has the quality they claim (heir, parent, representative): art. 94.</summary>
/// <param name="Proof">What was seen: «permis de conduire, en personne», «mandat». No number and no copy of it.</param>
public sealed record IdentityCheck(DateOnly VerifiedOn, string Proof)
{
    public const int ProofMaxLength = 300;
}
