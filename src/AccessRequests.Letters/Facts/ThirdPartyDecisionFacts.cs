namespace AccessRequests.Letters.Facts;

/// <param name="Releases">False when the observations led to a refusal.</param>
/// <param name="ObservationsOn">When the third party presented its observations; null when it kept silent.</param>
/// <param name="MailedOn">When the notice is mailed; null for the date of the letter.</param>
/// <param name="Provisions">What the refusal rests on.</param>
public sealed record ThirdPartyDecisionFacts(
    IReadOnlyList<string> Documents,
    bool Releases,
    bool InPart = false,
    DateOnly? ObservationsOn = null,
    DateOnly? MailedOn = null,
    IReadOnlyList<string>? Provisions = null) : LetterFacts(LetterKind.ThirdPartyDecision)
{
    /// <summary>The days that follow the mailing, after which the decision may be carried out (art. 49, al. 4).</summary>
    internal const int DaysBeforeRelease = 15;

    internal DateOnly? Mailed(LetterRecord record) => MailedOn ?? record.File.DecidedOn;

    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (Documents.All(string.IsNullOrWhiteSpace))
        {
            yield return Missing("thirdParty.documents", "L’avis ne dit pas sur quels documents porte la décision (art. 49). Nommez-en au moins un.");
        }

        if (!Releases && ObservationsOn is null)
        {
            yield return Missing("thirdParty.observationsOn", "Sans observations, le tiers est réputé avoir consenti (art. 49, al. 3). Indiquez la date de ses observations ou donnez accès.");
        }

        if (!Releases && (Provisions is null || Provisions.Count == 0))
        {
            yield return Missing("thirdParty.provisions", "Le refus n’invoque aucune disposition (art. 50). Citez au moins un article.");
        }

        if (MailedOn < record.File.DecidedOn)
        {
            yield return Missing("thirdParty.mailedOn", "L’avis ne peut être mis à la poste avant la date de la lettre (art. 49). Corrigez l’une des deux dates.");
        }
    }
}
