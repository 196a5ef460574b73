using AccessRequests.Domain;

namespace AccessRequests.Letters.Facts;

/// <param name="AppliedOn">When the Commission was asked, which is within the time to answer.</param>
/// <param name="Reasons">What makes it so, in sentences.</param>
public sealed record CommissionApplicationFacts(DateOnly? AppliedOn, CommissionGround? Ground, string? Reasons = null)
    : LetterFacts(LetterKind.CommissionApplication)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (AppliedOn is null)
        {
            yield return Missing("commission.appliedOn", "La lettre ne dit pas quand la Commission a été saisie (art. 137.1). Indiquez la date.");
        }
        else if (AppliedOn < record.File.ReceivedOn || AppliedOn > record.File.DecidedOn)
        {
            yield return Missing("commission.appliedOn", "La demande à la Commission date d’avant la réception ou d’après la lettre (art. 137.1). Corrigez la date.");
        }

        if (Ground is null)
        {
            yield return Missing("commission.ground", "La lettre ne dit pas pourquoi la Commission est saisie (art. 137.1). Choisissez un motif.");
        }

        if (record.File.DecidedOn > record.Answer.Due)
        {
            yield return Missing("decidedOn", $"Le demandeur devait être avisé au plus tard le {FrenchDate.Of(record.Answer.Due)} (art. 47, al. 1, 8°). La lettre ne peut plus l’être dans le délai : répondez à la demande.");
        }
    }
}
