using AccessRequests.Letters.Requirements;

namespace AccessRequests.Letters.Tests;

/// <summary>An obstacle names the place where it is mended, each of them where there are several.</summary>
public sealed class LetterPlacesTests
{
    private const string Outcomes = "several-outcomes";

    public static TheoryData<string> Names => [.. ExampleTests.Names, "30198"];

    /// <summary>Otherwise a jurist would be told to restore a paragraph that the letter never had.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_paragraph_that_a_condition_names_is_in_the_letter(string name)
    {
        var letter = TestCases.Read($"{name}.json");
        var ids = letter.Content.Blocks.Select(block => block.Id).ToHashSet();

        Assert.All(RequiredElements.Of(letter.Letter).Where(element => !element.MayBeAnnexed), element => Assert.Contains(element.Paragraph, ids));
    }

    [Theory]
    [InlineData(Outcomes, "points[2].parts[1].outcome", "null", "points[2].parts[1].outcome : Le point 3 b) n’a pas d’issue.")]
    [InlineData(Outcomes, "points[3].note", "null", "points[3].note : Le point 4 vise un document public")]
    [InlineData(Outcomes, "points[4].provisions", "[\"27\"]", "points[4].provisions : L’article 27 ne permet pas de refuser de confirmer")]
    [InlineData(Outcomes, "documents[2].provisions", "[\"14\"]", "documents[2].provisions : L’article 14 dit comment appliquer une restriction")]
    [InlineData(Outcomes, "documents[3].provisions", "[\"53\"]", "documents[3].provisions : Les articles 53 et 54 s’invoquent ensemble ; il manque l’article 54.")]
    [InlineData(Outcomes, "documents[3].provisions", "[]", "documents[3].provisions : La marque ne cite aucune disposition.")]
    [InlineData(Outcomes, "documents[2].date", "\"2016-03-01\"", "documents[2].provisions : L’article 37 ne protège plus ce document depuis le 1er mars 2026 (1er mars 2016 + 10 ans = 1er mars 2026).")]
    [InlineData(Outcomes, "documents[2].date", "\"2026-03-21\"", "documents[2].date : Le document « Avis technique sur la travée centrale » est daté du 21 mars 2026, après la lettre.")]
    [InlineData(Outcomes, "documents[1].points", "[\"3b\"]", "documents[1].points : Le document « Calendrier des travaux » est rattaché au point 3 b), que la lettre dit sans document détenu.")]
    [InlineData(Outcomes, "referrals[0].points", "[2, \"3b\"]", "referrals[0].points : Un renvoi vise le point 3 b), dont l’issue est autre.")]
    [InlineData(Outcomes, "referrals[0].body.personInCharge", "null", "referrals[0].body.personInCharge : Le renvoi à l’organisme « Ville de Lévis » ne nomme pas")]
    [InlineData(Outcomes, "letterhead.office", "null", "letterhead.office : L’en-tête des lettres n’est pas rempli.")]
    [InlineData(Outcomes, "signatory.name", "\"Sîn 𒀀\"", "signatory : Le paragraphe « signature » contient « 𒀀 »")]
    [InlineData(Outcomes, "subject", "\"les 𒀀\"", "subject : Le paragraphe « recital » contient « 𒀀 »")]
    [InlineData("office-grounds-as-list", "furtherSignatories[0].name", "\"𒀀\"", "furtherSignatories[0] : Le paragraphe « signature.2 » contient « 𒀀 »")]
    [InlineData("office-grounds-as-list", "annexes[0].title", "[\"𒀀\"]", "annexes[0] : Le paragraphe « annex-1 » contient « 𒀀 »")]
    [InlineData("refusal", "wording", """{"review": "Un recours existe : {adresse}."}""", "wording.review : Il manque l’avis du recours en révision et de son délai de trente jours")]
    [InlineData("not-confirmed", "wording", """{"not-confirmed": "en vertu {dispositions}, nous refusons."}""", "wording.not-confirmed : Il manque que l’existence des renseignements n’est ni confirmée ni niée (art. 47, al. 1, 5°). Rétablissez le paragraphe « decision »")]
    [InlineData(Outcomes, "paragraphs", """[{"after": "documents", "text": "x"}, {"replace": "decision.5", "text": "Nous refusons, selon l’article 28 de la Loi sur l’accès."}]""", "paragraphs[1] : Il manque que l’existence des renseignements n’est ni confirmée ni niée (art. 47, al. 1, 5°). Rétablissez le paragraphe « decision.5 »")]
    public void An_obstacle_is_at_the_place_of_its_mend(string example, string place, string value, string obstacle) =>
        Assert.Contains(TestCases.With(example, (place, value)).Problems, problem => problem.StartsWith(obstacle, StringComparison.Ordinal));

    [Fact]
    public void Documents_with_the_same_fault_are_each_told()
    {
        var problems = TestCases.With(Outcomes, ("documents[0].provisions", """["14"]"""), ("documents[2].provisions", """["14"]""")).Problems;

        Assert.Equal(["documents[0].provisions", "documents[2].provisions"], problems.Where(problem => problem.Contains("L’article 14 dit comment", StringComparison.Ordinal)).Select(problem => problem.Split(" : ")[0]));
    }

    [Fact]
    public void What_must_be_seen_before_the_letter_leaves_is_told_and_keeps_nothing_from_being_printed()
    {
        var letter = TestCases.With(
            Outcomes,
            ("decidedOn", "\"2026-03-24\""),
            ("unnamed", "null"),
            ("paragraphs", """[{"after": "decision.1", "text": "Camille Tremblay a déjà reçu ce rapport."}]"""),
            ("provisions[0].number", "\"18\""),
            ("points[2].parts[1].outcome", "\"Withdrawn\""));

        Assert.Empty(letter.Problems);
        Assert.Equal(
            [
                "decidedOn : Le délai pour répondre a pris fin le 23 mars 2026 (art. 47) : depuis, l’accès est réputé refusé. Indiquez la prolongation avec « extensionDays » si son avis est parti à temps, dites le retard avec « late », ou corrigez une date.",
                "referrals : Un renvoi se fait dans les vingt premiers jours, donc au plus tard le 23 mars 2026 (art. 48) ; une prolongation n’y change rien.",
                "unnamed : Le paragraphe « added.1 » porte la première ligne du destinataire : la copie diffusée la porterait aussi. Nommez cette personne dans « unnamed » pour que ce soit refusé.",
                "provisions : La lettre ne repose pas sur l’article 18 : rien de ce que le fichier en dit n’est imprimé.",
            ],
            letter.Warnings);
    }

    [Theory]
    [InlineData("several-outcomes", "extensionDays", "3", "2026-03-26", "decidedOn : Le délai pour répondre a pris fin le 25 mars 2026 (art. 47) : depuis, l’accès est réputé refusé. Dites le retard avec « late », ou corrigez une date.")]
    [InlineData("correction-accepted", "kind", "\"Correction\"", "2026-03-24", "decidedOn : Le délai pour répondre a pris fin le 23 mars 2026 (art. 98) : depuis, la rectification est réputée refusée. Corrigez la date si elle est fausse.")]
    [InlineData("repeated", "kind", "\"AdministrativeDocuments\"", "2026-03-24", "decidedOn : Le délai pour répondre a pris fin le 23 mars 2026 (art. 47) : depuis, l’accès est réputé refusé. Corrigez la date si elle est fausse.")]
    public void A_late_answer_is_told_with_what_can_be_done_about_it(string example, string place, string value, string decidedOn, string warning) =>
        Assert.Equal([warning], TestCases.With(example, (place, value), ("decidedOn", $"\"{decidedOn}\"")).Warnings.Take(1));

    [Fact]
    public void A_text_that_differs_from_the_verified_one_is_told() => Assert.Equal(
        ["provisions[0].text : Ce texte de l’article 37 n’est pas celui, vérifié, du catalogue, en vigueur à la date de la lettre. Comparez-le à sa source."],
        TestCases.With("refusal", ("provisions", """[{"number": "37", "text": "(autre texte)", "verified": true}]""")).Warnings);

    [Theory]
    [InlineData("refusal")]
    [InlineData("late")]
    [InlineData("partial")]
    public void A_letter_that_is_in_order_warns_of_nothing(string name) => Assert.Empty(TestCases.Read($"{name}.json").Warnings);
}
