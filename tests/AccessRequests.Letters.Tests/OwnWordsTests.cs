namespace AccessRequests.Letters.Tests;

/// <summary>
/// An officer words a letter in the ways of their office. What the law wants is looked for and its contrary refused; words that this reading
/// does not know are left to whoever approves them, with a warning.
/// </summary>
public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("full-access", "Nous accédons à votre demande et vous trouverez les documents à la suite de cette lettre.")]
    [InlineData("full-access", "Le document demandé est annexé à la présente.")]
    [InlineData("full-access", "Voici la réponse : le Ministère compte 1 245 employés.")]
    [InlineData("full-access", "Nous faisons droit à votre demande.")]
    [InlineData("full-access", "L’accès vous est accordé.")]
    [InlineData("full-access", "Nous autorisons l’accès aux documents.")]
    [InlineData("not-held", "Le Ministère n’est pas en possession de ce document (article 1 de la Loi sur l’accès).")]
    [InlineData("partial", "Les rapports vous sont transmis. Certains renseignements ont été masqués, selon les articles 14, 37, 39, 53 et 54 de la Loi sur l’accès.")]
    [InlineData("partial", "Les rapports sont joints à la présente, à l’exception des passages que visent les articles 14, 37, 39, 53 et 54 de la Loi sur l’accès.")]
    [InlineData("refusal", "Ces renseignements sont confidentiels en vertu des articles 14 et 37 de la Loi sur l’accès.")]
    [InlineData("refusal", "Nous vous opposons les articles 14 et 37 de la Loi sur l’accès.")]
    [InlineData("refusal", "Votre demande est irrecevable selon les articles 14 et 37 de la Loi sur l’accès.")]
    [InlineData("not-held", "Aucune note n’a été trouvée, selon l’article 1 de la Loi sur l’accès.")]
    [InlineData("not-held", "Le document a été détruit conformément au calendrier de conservation (article 1 de la Loi sur l’accès).")]
    [InlineData("not-confirmed", "Nous ne pouvons confirmer l’existence des renseignements demandés, selon l’article 28 de la Loi sur l’accès.")]
    [InlineData("not-confirmed", "L’existence des renseignements demandés ne peut être confirmée, selon l’article 28 de la Loi sur l’accès.")]
    public void What_offices_write_is_understood(string example, string text)
    {
        var letter = Reworded(example, "decision", text);

        Assert.Empty(letter.Problems);
        Assert.Empty(letter.Content.Warnings);
    }

    [Theory]
    [InlineData("refusal", "Nous ne pouvons refuser l’accès au document et vous le transmettons, malgré les articles 14 et 37 de la Loi sur l’accès.")]
    [InlineData("refusal", "Voir les articles 14 et 37 de la Loi sur l’accès.")]
    [InlineData("full-access", "Nous vous remercions de l’intérêt que vous portez à nos travaux.")]
    [InlineData("refusal", "Nous ne pouvons pas vous refuser l’accès, malgré les articles 14 et 37 de la Loi sur l’accès.")]
    [InlineData("full-access", "Nous refusons l’accès à ces documents.")]
    [InlineData("not-held", "Vous trouverez ci-joint les documents ; aucuns frais ne sont exigés (article 1 de la Loi sur l’accès).")]
    [InlineData("partial", "Nous ne pouvons vous remettre ces rapports, selon les articles 14, 37, 39, 53 et 54 de la Loi sur l’accès.")]
    public void What_decides_otherwise_or_nothing_is_refused(string example, string text) => Assert.Contains(
        Reworded(example, "decision", text).Problems,
        problem => problem.StartsWith("paragraphs[0] : Le paragraphe « decision » ne dit plus ce qui est consigné", StringComparison.Ordinal));

    [Theory]
    [InlineData("Les rapports vous sont transmis. Les articles 14, 37, 39, 53 et 54 de la Loi sur l’accès expliquent le reste.")]
    [InlineData("Certains renseignements ont été caviardés et un document est refusé, selon les articles 14, 37, 39, 53 et 54 de la Loi sur l’accès.")]
    public void What_this_reading_does_not_know_is_left_to_whoever_approves(string text)
    {
        var letter = Reworded("partial", "decision", text);

        Assert.Empty(letter.Problems);
        Assert.StartsWith("Le paragraphe « decision » a d’autres mots que ceux qui sont connus", Assert.Single(letter.Content.Warnings).Sentence, StringComparison.Ordinal);
        Assert.Contains(letter.Warnings, warning => warning.StartsWith("paragraphs[0] : Le paragraphe « decision » a d’autres mots", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("refusal", "Les articles 14 et 37 de la Loi sur l’accès trouvent application, et nous vous transmettons ci-joint l’avis.")]
    [InlineData("answer-to-follow", "Concernant la question 2, nous refusons l’accès ; une autre lettre vous parviendra au plus tard le 1er avril 2026.")]
    public void What_says_both_is_left_to_whoever_approves(string example, string text) => Assert.Contains(
        Reworded(example, example == "refusal" ? "decision" : "decision.2", text).Content.Warnings,
        warning => warning.Sentence.Contains("a d’autres mots que ceux qui sont connus", StringComparison.Ordinal));

    [Theory]
    [InlineData("Même si vous ne pouvez demander à la Commission d’accès à l’information la révision dans les trente (30) jours, nous vous saluons.")]
    [InlineData("Vous pouvez demander à la Commission d’accès à l’information de réviser cette décision dans les quinze jours. Un accusé suit en trente jours.")]
    public void A_recourse_that_is_denied_or_shortened_is_refused(string notice) => Assert.NotEmpty(Reworded("partial", "review", notice).Problems);

    [Fact]
    public void A_paragraph_added_under_the_name_of_a_removed_one_does_not_pass_for_it() => Assert.Contains(
        TestCases.With("answer-to-follow", ("paragraphs", """[{"remove": "decision.1"}, {"after": "points", "id": "decision.1", "text": "Bonjour."}]""")).Problems,
        problem => problem.Contains("« decision.1 » dit ce qui est décidé", StringComparison.Ordinal));

    [Fact]
    public void A_draft_whose_facts_lack_warns_of_no_words() => Assert.Empty(
        TestCases.With("refusal", ("points[0].outcome", "null"), ("paragraphs", "[]")).Content.Warnings);

    [Fact]
    public void How_14_applies_may_be_told_without_its_number_and_a_ground_may_not()
    {
        var letter = Reworded("refusal", "decision", "Nous ne pouvons vous communiquer cet avis, en vertu de l’article 37 de la Loi sur l’accès.");

        Assert.Empty(letter.Problems);
        Assert.Equal(["La lettre ne cite pas l’article 14, qui est annexé. Vérifiez que c’est voulu."], letter.Content.Warnings.Select(warning => warning.Sentence));
        Assert.Contains(
            "paragraphs[0] : La lettre ne cite pas l’article 37, sur lequel elle repose (art. 50). Citez-le ou changez ce qui est consigné.",
            Reworded("refusal", "decision", "Nous ne pouvons vous communiquer cet avis.").Problems);
    }

    [Theory]
    [InlineData("articles 14, 37, al. 1, par. 1°, 2° et 3°, 39, 53 et 54")]
    [InlineData("articles 14, 37 (1°), (2°) et (3°), 39, 53 et 54")]
    [InlineData("articles 14, 37 paragraphes 1, 2 et 3, 39, 53 et 54")]
    [InlineData("arts. 14, 37, 39, 53 et 54")]
    [InlineData("articles 14, 37 alinéa 1, 39 ainsi que les articles 53 et 54")]
    public void A_list_of_articles_goes_on_after_a_part_of_one(string cited) => Assert.Empty(
        Reworded("partial", "decision", $"Vous trouverez ci-joint une partie des rapports, vu les {cited} de la Loi sur l’accès.").Problems);

    [Theory]
    [InlineData("69.0.0.2")]
    [InlineData("88.0.1")]
    [InlineData("19.0.1")]
    public void An_article_of_any_number_is_cited(string number) => Assert.Empty(TestCases.With(
        "refusal",
        ("documents[0].provisions", $"[\"A-6.002, {number}\"]"),
        ("provisions", $$$"""[{"number": "A-6.002, {{{number}}}", "text": "(Texte aux fins de l’essai.)", "verified": true, "kind": "Ground", "nature": ["renseignements fiscaux"], "act": {"name": "Loi sur l’administration fiscale", "article": "La", "chapter": "A-6.002"}}]""")).Problems);

    [Theory]
    [InlineData("Si cette réponse ne vous satisfait pas, vous pouvez demander à la Commission d’accès à l’information de la réviser dans les trente (30) jours suivant sa date.")]
    [InlineData("Si vous n’êtes pas d’accord, vous pouvez faire réviser cette décision par la Commission d’accès à l’information (CAI), dans les 30 jours.")]
    public void A_condition_denies_no_recourse(string notice) => Assert.Empty(Reworded("partial", "review", notice).Problems);

    [Fact]
    public void Another_time_for_the_review_is_refused() => Assert.Contains(
        "paragraphs[0] : Le paragraphe « review » donne un autre délai pour demander la révision, qui se demande dans les trente jours (art. 135). Corrigez ce délai.",
        Reworded("partial", "review", "Vous pouvez, dans les soixante (60) jours, demander au Protecteur du citoyen de réviser cette décision. La Commission d’accès à l’information répond à vos questions en trente (30) jours.").Problems);

    [Fact]
    public void Days_counted_from_the_reception_of_the_letter_are_to_be_seen() => Assert.StartsWith(
        "Le paragraphe « review » compte le délai de révision depuis la réception",
        Assert.Single(Reworded("partial", "review", "Vous pouvez demander à la Commission d’accès à l’information de réviser cette décision dans les trente (30) jours suivant la réception de la présente.").Content.Warnings).Sentence,
        StringComparison.Ordinal);

    [Fact]
    public void One_paragraph_may_decide_for_two_when_it_names_both_points()
    {
        var both = TestCases.With("answer-to-follow", ("points[1].outcome", "\"Withdrawn\""), ("extensionDays", "null"), ("paragraphs", """[{"replace": "decision.1", "text": "Concernant les questions 1 et 2, vous trouverez ci-joint une partie des rapports, selon les articles 14, 37, 39, 53 et 54 de la Loi sur l’accès ; nous prenons acte de votre désistement de la seconde."}, {"remove": "decision.2"}]"""));
        var one = TestCases.With("answer-to-follow", ("points[1].outcome", "\"Withdrawn\""), ("extensionDays", "null"), ("paragraphs", """[{"remove": "decision.2"}]"""));

        Assert.Empty(both.Problems);
        Assert.Contains(both.Content.Warnings, warning => warning.Sentence.StartsWith("Le paragraphe « decision.2 » est retiré", StringComparison.Ordinal));
        Assert.Contains(one.Problems, problem => problem.StartsWith("paragraphs[0] : Le paragraphe « decision.2 » dit ce qui est décidé", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_letter_of_a_file_whose_points_are_decided_decides_nothing()
    {
        var notice = TestCases.Read("third-party-notice.json").Letter;
        var decided = TestCases.Record;

        Assert.DoesNotContain(
            LetterComposer.Compose(notice with { File = notice.File with { Points = decided.Points, Documents = decided.Documents } }).Obstacles,
            obstacle => obstacle.Sentence.Contains("ce qui est décidé", StringComparison.Ordinal));
    }

    [Fact]
    public void An_office_that_tells_its_number_in_the_subject_prints_no_other_reference()
    {
        var letter = TestCases.With("partial", ("paragraphs", """[{"remove": "reference"}]"""));

        Assert.Empty(letter.Problems);
        Assert.DoesNotContain("N/Réf.", letter.Content.ToText(), StringComparison.Ordinal);
        Assert.Equal("N/Réf. : 2026-041", TestCases.Plain(letter.Content.Reference));
    }

    private static Cases.LetterCase Reworded(string example, string paragraph, string text) =>
        TestCases.With(example, ("paragraphs", $$"""[{"replace": "{{paragraph}}", "text": "{{text}}"}]"""));
}
