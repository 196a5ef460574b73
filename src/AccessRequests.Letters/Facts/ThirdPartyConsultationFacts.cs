namespace AccessRequests.Letters.Facts;

/// <param name="NotifiedOn">When the notice left for the third party.</param>
/// <param name="Points">The points concerned; empty for the whole request.</param>
/// <param name="ByPublicNotice">The third party could not be reached by mail (art. 47, al. 1, 7°).</param>
public sealed record ThirdPartyConsultationFacts(
    DateOnly? NotifiedOn, IReadOnlyList<int> Points, bool ByPublicNotice = false, bool SeveralParties = false)
    : LetterFacts(LetterKind.ThirdPartyConsultation)
{
    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (NotifiedOn is null)
        {
            yield return Missing("consultation.notifiedOn", "La lettre ne dit pas quand le tiers a été avisé (art. 49). Indiquez la date de l’avis.");
        }
        else if (NotifiedOn < record.File.ReceivedOn || NotifiedOn > record.File.DecidedOn)
        {
            yield return Missing("consultation.notifiedOn", "L’avis au tiers date d’avant la demande ou d’après la lettre (art. 49). Corrigez la date.");
        }

        foreach (var number in Points.Where(number => record.File.Points.All(point => point.Number != number)))
        {
            yield return Missing("consultation.points", $"Le point {number} n’existe pas dans la demande. Choisissez un de ses points.");
        }
    }
}
