using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Letters.Composition;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Cases;

/// <summary>What does not keep the letter from being printed and must be seen before it leaves.</summary>
internal static class CaseWarnings
{
    public static IEnumerable<LetterObstacle> Of(CaseReader file, LetterRecord letter, LetterContent content) =>
        [.. Late(letter), .. Named(letter, content), .. Texts(file, letter)];

    private static IEnumerable<LetterObstacle> Late(LetterRecord letter)
    {
        var due = letter.Facts is DecisionFacts decision ? decision.LastDay(letter) : letter.Answer.Due;

        if (letter.Facts is DecisionFacts { Apologises: false } or CorrectionFacts or RepeatedFacts && letter.File.DecidedOn > due)
        {
            yield return new LetterObstacle("decidedOn", $"Le délai pour répondre a pris fin le {FrenchDate.Of(due)} (art. {letter.AnswerArticle}) : depuis, {(letter.Facts is CorrectionFacts ? "la rectification est réputée refusée" : "l’accès est réputé refusé")}. {ToMend(letter.Facts)}.");
        }

        if (letter.Facts is ThirdPartyNoticeFacts or ThirdPartyConsultationFacts && letter.File.DecidedOn > letter.Answer.Due)
        {
            yield return new LetterObstacle("decidedOn", new Obstacle(ObstacleKind.ThirdPartyNoticeLate, Day: letter.Answer.Due).InFrench());
        }

        if (letter.Facts is DecisionFacts && letter.File.DecidedOn > letter.Answer.Due && letter.File.Referrals.Any(referral => referral.Points.Count > 0))
        {
            yield return new LetterObstacle("referrals", $"Un renvoi se fait dans les vingt premiers jours, donc au plus tard le {FrenchDate.Of(letter.Answer.Due)} (art. 48) ; une prolongation n’y change rien.");
        }
    }

    private static string ToMend(LetterFacts facts) => facts switch
    {
        DecisionFacts { ExtensionDays: null } => "Indiquez la prolongation avec « extensionDays » si son avis est parti à temps, dites le retard avec « late », ou corrigez une date",
        DecisionFacts => "Dites le retard avec « late », ou corrigez une date",
        _ => "Corrigez la date si elle est fausse",
    };

    /// <summary>The copy that is published differs by the addressee's lines alone.</summary>
    private static IEnumerable<LetterObstacle> Named(LetterRecord letter, LetterContent content) =>
        from name in letter.File.Addressee.Take(1)
        where letter.Unnamed.Count == 0 && name.Trim().Length > 0
        from block in content.Blocks
        where block.Part is not LetterPart.Addressee and not LetterPart.Copies && PlainText.Of(block.ToText()).Contains(name.Trim(), StringComparison.OrdinalIgnoreCase)
        select new LetterObstacle("unnamed", $"Le paragraphe « {block.Id} » porte la première ligne du destinataire : la copie diffusée la porterait aussi. Nommez cette personne dans « unnamed » pour que ce soit refusé.");

    private static IEnumerable<LetterObstacle> Texts(CaseReader file, LetterRecord letter)
    {
        var shipped = ProvisionCatalogue.Shipped().ToDictionary(provision => provision.Number);
        var cited = LegalAnnex.RelyingOn(letter).Concat(LegalAnnex.ArticlesOf(letter)).ToHashSet();
        var provisions = file.Objects("provisions");

        var idle = provisions.Select(provision => provision.OptionalText("number") ?? "").Where(number => !cited.Contains(number)).ToList();

        if (idle.Count > 0)
        {
            yield return new LetterObstacle("provisions", $"La lettre ne repose pas sur {Grammar.Of(LetterLanguage.French).Articles([.. idle.Select(number => new ProvisionReference(number))])} : rien de ce que le fichier en dit n’est imprimé.");
        }

        for (var i = 0; i < provisions.Count; i++)
        {
            var number = provisions[i].OptionalText("number") ?? "";

            if (cited.Contains(number) && provisions[i].OptionalText("text") is { } text
                && letter.File.DecidedOn is { } day
                && shipped.GetValueOrDefault(number)?.TextOn(day, Language(letter.Language)) is { IsVerified: true } verified
                && !PlainText.Lines(text).SequenceEqual(PlainText.Lines(verified.Text)))
            {
                yield return new LetterObstacle($"provisions[{i}].text", $"Ce texte de l’article {number} n’est pas celui, vérifié, du catalogue, en vigueur à la date de la lettre. Comparez-le à sa source.");
            }
        }
    }

    private static string Language(LetterLanguage language) => language == LetterLanguage.English ? ProvisionText.English : ProvisionText.French;
}
