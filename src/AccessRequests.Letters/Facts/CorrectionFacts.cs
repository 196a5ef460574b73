using AccessRequests.Domain.Requests;

namespace AccessRequests.Letters.Facts;

/// <param name="Accepted">What was corrected, item by item.</param>
/// <param name="Refused">What was not, each with its reason.</param>
/// <param name="IsDeletion">What was asked is that information be deleted: an attestation is given rather than a copy (art. 92).</param>
/// <param name="Provisions">What the refusal rests on (art. 89 when nothing else is said).</param>
public sealed record CorrectionFacts(
    IReadOnlyList<string> Accepted,
    IReadOnlyList<RefusedCorrection> Refused,
    bool IsDeletion = false,
    IReadOnlyList<string>? Provisions = null) : LetterFacts(LetterKind.Correction)
{
    /// <summary>What a refusal rests on when nothing else is said: who may require a correction, and of what.</summary>
    private static readonly string[] Entitlement = ["89"];

    /// <summary>The articles that a refusal cites and annexes.</summary>
    internal IReadOnlyList<string> RefusalProvisions =>
        Refused.Count == 0 ? [] : Provisions is { Count: > 0 } given ? given : Entitlement;

    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (record.File.Kind != RequestKind.Correction)
        {
            yield return Missing("kind", "Une lettre de rectification répond à une demande de rectification (art. 89). Corrigez la nature de la demande.");
        }

        if (Accepted.Count + Refused.Count == 0)
        {
            yield return Missing("correction", "La lettre ne dit pas ce qui est rectifié ni ce qui est refusé (art. 89). Ajoutez au moins un renseignement.");
        }

        foreach (var refused in Refused.Where(refused => string.IsNullOrWhiteSpace(refused.Reason)))
        {
            yield return Missing("correction.refused", $"Le refus de rectifier « {refused.Information} » n’est pas motivé (art. 50 et 91). Donnez-en la raison.");
        }

        foreach (var missing in Identity(record))
        {
            yield return missing;
        }
    }
}
