namespace AccessRequests.Letters.Facts;

/// <param name="WithdrawnOn">When the applicant said so.</param>
public sealed record WithdrawalFacts(DateOnly? WithdrawnOn) : LetterFacts(LetterKind.Withdrawal)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (WithdrawnOn is null)
        {
            yield return Missing("withdrawal.withdrawnOn", "La lettre ne dit pas quand la personne s’est désistée. Indiquez la date.");
        }
        else if (WithdrawnOn < record.File.ReceivedOn || WithdrawnOn > record.File.DecidedOn)
        {
            yield return Missing("withdrawal.withdrawnOn", "Le désistement date d’avant la demande ou d’après la lettre. Corrigez la date.");
        }
    }
}
