namespace AccessRequests.Letters.Facts;

/// <param name="Releases">False when the observations led to a refusal.</param>
/// <param name="ObservationsOn">When the third party presented its observations; null when it kept silent.</param>
/// <param name="MailedOn">When the notice is mailed; null for the date of the letter.</param>
/// <param name="Provisions">What the refusal rests on.</param>
/// <param name="InformedOn">When the third party was informed, from which its twenty days run (art. 49, al. 3); null when the file does not say.</param>
public sealed record ThirdPartyDecisionFacts(
    IReadOnlyList<string> Documents,
    bool Releases,
    bool InPart = false,
    DateOnly? ObservationsOn = null,
    DateOnly? MailedOn = null,
    IReadOnlyList<string>? Provisions = null,
    DateOnly? InformedOn = null) : LetterFacts(LetterKind.ThirdPartyDecision)
{
    /// <summary>The days that follow the mailing, after which the decision may be carried out (art. 49, al. 4).</summary>
    internal const int DaysBeforeRelease = 15;

    /// <summary>The days that the third party has from being informed (art. 49, al. 3).</summary>
    private const int DaysToObserve = 20;

    internal DateOnly? Mailed(LetterRecord record) => MailedOn ?? record.File.DecidedOn;

    internal override IEnumerable<LetterObstacle> Obstacles(LetterRecord record)
    {
        if (Documents.All(string.IsNullOrWhiteSpace))
        {
            yield return Missing("thirdParty.documents", "L’avis ne dit pas sur quels documents porte la décision (art. 49). Nommez-en au moins un.");
        }

        // Where the file does not say when the third party was informed, it was not before the request came.
        var silentUntil = record.Calendar.Count(InformedOn ?? record.File.ReceivedOn, DaysToObserve, "49, al. 3").Due;

        if (InformedOn < record.File.ReceivedOn || InformedOn > record.File.DecidedOn)
        {
            yield return Missing("thirdParty.informedOn", "Le tiers est informé entre la réception de la demande et la date de la lettre (art. 49). Corrigez la date.");
        }
        else if (ObservationsOn is null && record.File.DecidedOn <= silentUntil)
        {
            yield return Missing("thirdParty.informedOn", $"Le tiers peut présenter ses observations jusqu’au {Domain.FrenchDate.Of(silentUntil)} (art. 49, al. 3) : il n’est pas encore réputé avoir consenti. Attendez, ou indiquez ses observations.");
        }

        if (ObservationsOn < (InformedOn ?? record.File.ReceivedOn))
        {
            yield return Missing("thirdParty.observationsOn", "Les observations datent d’avant que le tiers soit informé (art. 49, al. 3). Corrigez l’une des deux dates.");
        }

        if (ObservationsOn > record.File.DecidedOn)
        {
            yield return Missing("thirdParty.observationsOn", "Les observations datent d’après la lettre (art. 49). Corrigez l’une des deux dates.");
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
