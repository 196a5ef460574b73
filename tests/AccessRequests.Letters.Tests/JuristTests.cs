using AccessRequests.Letters.Cases;

namespace AccessRequests.Letters.Tests;

/// <summary>What a jurist who read the letters found wrong in their words, and no longer does.</summary>
public sealed class JuristTests
{
    private const string Levis = """{"name": "Ville de Lévis", "article": "La", "personInCharge": "Claude Bergeron", "email": "acces@levis.example"}""";

    [Theory]
    [InlineData("Ariane Haddad", "auprès d’Ariane Haddad, responsable")]
    [InlineData("Hélène Roy", "auprès d’Hélène Roy, responsable")]
    [InlineData("Henri Caron", "auprès d’Henri Caron, responsable")]
    [InlineData("Hassan Bey", "auprès de Hassan Bey, responsable")]
    [InlineData("Claude Bergeron", "auprès de Claude Bergeron, responsable")]
    public void The_person_in_charge_is_elided(string person, string said) =>
        Assert.Contains(said, TestCases.With("referral", ("referrals[0].body.personInCharge", $"\"{person}\"")).Content.Text(LetterPart.Referral), StringComparison.Ordinal);

    [Fact]
    public void A_note_begins_with_a_capital_and_ends_with_a_period() => Assert.EndsWith(
        " Aucune plainte n’a été reçue.",
        TestCases.With("not-held", ("points[0].note", "\"aucune plainte n'a été reçue\"")).Content.Text(LetterPart.Decision),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("NotHeld", "", "Concernant le point 2 de votre demande, nous vous informons que le Ministère ne détient aucun document correspondant.")]
    [InlineData("NotConfirmed", ", \"provisions\": [\"28\"]", "Concernant le point 2 de votre demande, en vertu de l’article 28")]
    public void That_nothing_is_held_or_told_is_said_of_its_point_beside_a_referral(string outcome, string provisions, string said)
    {
        var letter = TestCases.With(
            "not-confirmed",
            ("points", $$"""[{"number": 1, "text": "Les plans", "outcome": "Referred"}, {"number": 2, "text": "Les plaintes", "outcome": "{{outcome}}"{{provisions}}}]"""),
            ("referrals", $$"""[{"points": [1], "body": {{Levis}}}]"""),
            ("provisions", Texts("1", "28")));

        Assert.Empty(letter.Problems);
        Assert.StartsWith(said, letter.Content.Text(LetterPart.Decision), StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_place_that_has_a_title_leads_to_its_address()
    {
        var letter = TestCases.With("public", ("points[0].note", "\"Rapport annuel 2024-2025, pages 12 à 14 : https://www.quebec.ca/rapport.pdf\""));

        Assert.Empty(letter.Problems);
        var spans = letter.Content.Blocks.OfType<LetterParagraph>().Single(block => block.Id == "decision").Spans;
        Assert.Equal("https://www.quebec.ca/rapport.pdf", spans[^2].Link?.AbsoluteUri);
        Assert.EndsWith("à l’endroit suivant : Rapport annuel 2024-2025, pages 12 à 14 : ", TestCases.Plain(spans[^3].Text), StringComparison.Ordinal);
        Assert.Equal(".", spans[^1].Text);
    }

    [Theory]
    [InlineData("enclosures", "[\"Rapport d’enquête, 12 pages\"]", "enclosures : Une lettre qui ne confirme ni n’infirme l’existence de documents n’annonce aucune pièce jointe")]
    [InlineData("annexes", """[{"title": ["Liste des documents"], "contents": [{"items": ["Rapport du 3 mai"]}]}]""", "annexes : Une lettre qui ne confirme ni n’infirme l’existence de documents n’en annexe ni liste ni tableau")]
    [InlineData("annexes", """[{"title": ["Inventaire"], "contents": [{"table": {"header": ["Document"], "rows": [["Rapport"]]}}]}]""", "annexes : Une lettre qui ne confirme ni n’infirme")]
    public void Nothing_beside_the_letter_betrays_what_it_neither_confirms_nor_denies(string place, string value, string obstacle) =>
        Assert.Contains(TestCases.With("not-confirmed", (place, value)).Problems, problem => problem.StartsWith(obstacle, StringComparison.Ordinal));

    [Theory]
    [InlineData("not-held")]
    [InlineData("public")]
    public void A_ground_of_refusal_does_not_make_a_document_absent_or_public(string example) => Assert.Contains(
        "points[0].provisions : L’article 37 est un motif de refus : il ne fait pas qu’un document n’est pas détenu ou qu’il est public. Changez l’issue ou l’article.",
        TestCases.With(example, ("points[0].provisions", "[\"37\"]")).Problems);

    [Fact]
    public void Of_drafts_a_letter_may_say_that_no_document_is_held() => Assert.Empty(
        TestCases.With("not-held", ("points[0].provisions", "[\"1\", \"9\"]"), ("provisions", Texts("1", "9"))).Problems);

    [Theory]
    [InlineData("47")]
    [InlineData("48")]
    [InlineData("57")]
    public void Neither_an_exception_nor_a_procedure_refuses_a_document(string number) => Assert.Contains(
        $"documents[0].provisions : L’article {number} n’est pas un motif de refus. Choisissez-en un.",
        TestCases.With("refusal", ("documents[0].provisions", $"[\"{number}\"]")).Problems);

    [Fact]
    public void A_document_cannot_answer_a_point_that_has_none() => Assert.Contains(
        "documents[0].points : Le document « D » est rattaché au point 1, que la lettre dit sans document détenu. Détachez-le de ce point ou changez son issue.",
        TestCases.With(
            "not-held",
            ("points", """[{"number": 1, "text": "x", "outcome": "NotHeld"}, {"number": 2, "text": "y", "outcome": "Released"}]"""),
            ("documents", """[{"title": "D", "points": [1, 2], "outcome": "Released"}]""")).Problems);

    [Fact]
    public void Each_refusal_stands_beside_its_grounds()
    {
        var letter = TestCases.With(
            "refusal",
            ("points", """[{"number": 1, "text": "Les avis", "outcome": "Withheld"}, {"number": 2, "text": "Les noms", "outcome": "Withheld"}, {"number": 3, "text": "Les autres avis", "outcome": "Withheld"}]"""),
            ("documents", """
                [{"title": "A", "points": [1], "outcome": "Withheld", "provisions": ["37"]},
                 {"title": "B", "points": [2], "outcome": "Withheld", "provisions": ["53", "54"]},
                 {"title": "C", "points": [3], "outcome": "Withheld", "provisions": ["37"]}]
                """));

        Assert.Empty(letter.Problems);
        var said = letter.Content.Of(LetterPart.Decision).Select(block => TestCases.Plain(block.ToText())).ToList();
        Assert.Equal(2, said.Count);
        Assert.StartsWith("Concernant les points 1 et 3 de votre demande, ", said[0], StringComparison.Ordinal);
        Assert.Contains("des articles 14 et 37 de la Loi", said[0], StringComparison.Ordinal);
        Assert.StartsWith("Concernant le point 2 de votre demande, ", said[1], StringComparison.Ordinal);
        Assert.Contains("des articles 14, 53 et 54 de la Loi", said[1], StringComparison.Ordinal);
        Assert.DoesNotContain("37", said[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partial", "extensionDays", "25", "extensionDays : Une prolongation est de 1 à 10 jours (art. 47).")]
    [InlineData("partial", "identityVerifiedOn", "\"2026-03-03\"", "identityVerifiedOn : L’identité n’est vérifiée que pour des renseignements personnels (art. 94)")]
    [InlineData("refusal", "documents[0].date", "\"2030-01-01\"", "documents[0].date : Le document « Avis technique sur la travée centrale » est daté du 1er janvier 2030, après la lettre.")]
    [InlineData("refusal", "documents[0].provisions", "[\"88\"]", "documents[0].provisions : L’article 88 ne vise que l’accès d’une personne aux renseignements qui la concernent (art. 83).")]
    [InlineData("personal-information", "documents[0].provisions", "[\"53\", \"54\"]", "documents[0].provisions : L’article 53 ne prive pas une personne des renseignements qui la concernent (art. 83).")]
    [InlineData("not-confirmed", "points[0].provisions", "[\"87\"]", "points[0].provisions : L’article 87 ne vise que l’accès d’une personne aux renseignements qui la concernent (art. 83).")]
    [InlineData("acknowledgement", "decidedOn", "\"2026-05-20\"", "decidedOn : L’accusé de réception annoncerait un délai qui a pris fin le 23 mars 2026 (art. 46 et 47).")]
    [InlineData("acknowledgement", "acknowledgement.answerBy", "\"2026-03-10\"", "acknowledgement.answerBy : La date de réponse annoncée n’est pas à vingt jours de la réception : le délai prend fin le 23 mars 2026")]
    [InlineData("fees", "fees.lines", """[{"description": "Temps de recherche (12 heures)", "quantity": 12, "unitPrice": 60}]""", "fees.lines[0].description : « Temps de recherche (12 heures) » ne se facture pas")]
    [InlineData("third-party-decision-refusal", "thirdParty.observationsOn", "\"2026-02-01\"", "thirdParty.observationsOn : Les observations datent d’avant que le tiers soit informé (art. 49, al. 3).")]
    public void What_the_law_does_not_allow_is_named_with_its_place(string example, string place, string value, string obstacle) =>
        Assert.Contains(TestCases.With(example, (place, value)).Problems, problem => problem.StartsWith(obstacle, StringComparison.Ordinal));

    [Fact]
    public void Copies_of_a_report_of_research_may_be_charged() => Assert.Empty(
        TestCases.With("fees", ("fees.lines", """[{"description": "Copies du rapport de recherche, par page", "quantity": 300, "unitPrice": 0.45}]"""), ("fees.deposit", "null")).Problems);

    [Fact]
    public void The_answer_to_a_person_names_the_article_that_gives_access_to_what_concerns_it() => Assert.Contains(
        "suivant l’article 83 de la Loi sur l’accès aux documents des organismes publics",
        TestCases.Read("personal-information.json").Content.Text(LetterPart.Body),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("partial", "review", "Vous ne pouvez pas demander à la Commission d’accès à l’information une révision; trente (30) jours.", "l’avis du recours en révision")]
    [InlineData("partial", "review", "La Commission d’accès à l’information n’est plus compétente. La révision se demande dans les trente jours.", "l’avis du recours en révision")]
    [InlineData("partial", "review", "La Commission d’accès à l’information est à Québec. Vous avez trente jours.", "l’avis du recours en révision")]
    [InlineData("english-partial", "review", "You cannot apply to the Commission d’accès à l’information for a review within thirty days.", "l’avis du recours en révision")]
    [InlineData("third-party-notice", "third-party.consent", "À défaut d’observations, vous ne serez jamais réputé avoir consenti.", "que le silence vaut consentement")]
    [InlineData("correction-refused", "correction.record", "Votre demande ne sera pas enregistrée.", "le droit de faire enregistrer la demande")]
    public void A_required_sentence_that_is_turned_round_is_missed(string example, string paragraph, string text, string element) => Assert.Contains(
        TestCases.With(example, ("paragraphs", $$"""[{"replace": "{{paragraph}}", "text": "{{text}}"}]""")).Problems,
        problem => problem.StartsWith($"paragraphs[0] : Il manque {element}", StringComparison.Ordinal));

    [Theory]
    [InlineData("refusal", "Vous trouverez ci-joint le document complet. Voir les articles 14 et 37 de la Loi sur l’accès.", "l’accès est refusé")]
    [InlineData("refusal", "Vous recevrez tout. Les articles 14 et 37 ne s’appliquent pas.", "l’accès est refusé")]
    [InlineData("full-access", "Nous ne pouvons vous communiquer les documents.", "l’accès est donné")]
    [InlineData("not-held", "Nous vous transmettons ce document, selon l’article 1 de la Loi sur l’accès.", "aucun document n’est détenu")]
    public void A_decision_is_worded_otherwise_and_not_turned_round(string example, string text, string decided) => Assert.Contains(
        $"paragraphs[0] : Le paragraphe « decision » ne dit plus ce qui est consigné : {decided} (art. 47 et 50). Dites-le, ou changez ce qui est décidé.",
        TestCases.With(example, ("paragraphs", $$"""[{"replace": "decision", "text": "{{text}}"}]""")).Problems);

    [Fact]
    public void An_added_paragraph_does_not_count_what_is_neither_confirmed_nor_denied() => Assert.Contains(
        TestCases.With("not-confirmed", ("paragraphs", """[{"after": "decision", "text": "Le dossier a 12 pages."}]""")).Problems,
        problem => problem.StartsWith("paragraphs[0] : Le paragraphe « added.1 » compte des documents ou des pages", StringComparison.Ordinal));

    [Theory]
    [InlineData("act", "Code civil", "La phrase « Titre de la Loi » doit garder ces mots : Loi sur l’accès aux documents des organismes publics. Rétablissez-les.")]
    [InlineData("not-held", "rien n’est détenu, conformément {articles}.", "La phrase « Aucun document détenu » cite un article sans dire de quelle loi. Ajoutez le champ {loi}.")]
    public void A_sentence_that_cites_an_article_says_of_which_act(string key, string words, string problem) =>
        Assert.Contains($"wording.{key} : {problem}", TestCases.With("not-held", ("wording", $$"""{"{{key}}": "{{words}}"}""")).Problems);

    [Fact]
    public void A_list_of_grounds_of_two_acts_says_of_which_each_is()
    {
        var text = TestCases.Plain(TestCases.With("several-outcomes", ("groundsAsList", "{}")).Content.Blocks.SkipWhile(block => block.Id != "decision.6").Take(2).Aggregate("", (all, block) => all + block.ToText() + "\n"));

        Assert.Contains("en vertu des dispositions suivantes (en annexe) :\n• l’article 14 de la Loi sur l’accès;\n", text, StringComparison.Ordinal);
        Assert.Contains("• l’article 9 de la Charte des droits et libertés de la personne (RLRQ, chapitre C-12) : renseignements protégés", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_act_may_be_named_with_its_chapter() => Assert.Empty(TestCases.With(
        "refusal", ("wording", """{"act": "Loi sur l’accès aux documents des organismes publics et sur la protection des renseignements personnels (RLRQ, chapitre A-2.1)"}""")).Problems);

    [Theory]
    [InlineData("ThirdPartyConsulted", "Avis donné le 18 mars 2026", "que nous avons avisé conformément aux articles 25 et 49 de la Loi", "dans les quinze (15) jours qui suivront leur présentation ou l’expiration de ce délai. Avis donné le 18 mars 2026.")]
    [InlineData("ToFollow", "Les recherches se poursuivent", "nous vous informons que notre réponse vous parviendra dans une autre lettre, au plus tard le 23 mars 2026.", "Les recherches se poursuivent.")]
    [InlineData("Withdrawn", "", "nous prenons acte de votre désistement", "et ne rendons aucune décision à ce sujet.")]
    [InlineData("AlreadyAnswered", "décision du 3 février 2025, N/Réf. 2025-012", "nous vous avons déjà répondu : décision du 3 février 2025, N/Réf. 2025-012.", "Cette réponse demeure la nôtre.")]
    [InlineData("OnSite", "au 800, rue du Parlement, du lundi au vendredi", "conformément à l’article 10 de la Loi", ": au 800, rue du Parlement, du lundi au vendredi.")]
    public void A_point_may_be_answered_otherwise_than_by_documents(string outcome, string note, string said, string end)
    {
        var letter = Answered(outcome, note);

        Assert.Empty(letter.Problems);
        var paragraph = TestCases.Plain(letter.Content.Blocks.Single(block => block.Id == "decision.2").ToText());
        Assert.StartsWith("Concernant le point 2 de votre demande, ", paragraph, StringComparison.Ordinal);
        Assert.Contains(said, paragraph, StringComparison.Ordinal);
        Assert.EndsWith(end, paragraph, StringComparison.Ordinal);
        Assert.Equal(["14", "37"], letter.Content.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().Select(article => article.Number));
    }

    [Theory]
    [InlineData("AdministrativeDocuments", "conformément à l’article 10 de la Loi")]
    [InlineData("PersonalInformation", "conformément à l’article 84 de la Loi")]
    public void Consultation_on_the_premises_rests_on_the_article_of_its_kind_of_request(string kind, string said) => Assert.Contains(
        said,
        TestCases.With(
            "personal-information",
            ("kind", $"\"{kind}\""),
            ("points", """[{"number": 1, "text": "Le dossier", "outcome": "OnSite", "note": "au 800, rue du Parlement"}]"""),
            ("documents", "[]")).Content.Text(LetterPart.Decision),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("AlreadyAnswered", "points[1].note : Le point 2 a déjà reçu une réponse : indiquez sa date et sa référence.")]
    [InlineData("OnSite", "points[1].note : Le point 2 se consulte sur place : indiquez où et quand (art. 10).")]
    public void Such_an_answer_says_what_it_refers_to(string outcome, string obstacle) => Assert.Contains(obstacle, Answered(outcome, "").Problems);

    [Fact]
    public void What_waits_for_a_third_party_does_not_leave_with_the_letter() => Assert.Contains(
        TestCases.With(
            "refusal",
            ("points", """[{"number": 1, "text": "Le contrat", "outcome": "ThirdPartyConsulted"}]"""),
            ("documents", """[{"title": "Contrat", "points": [1], "outcome": "Released"}]""")).Problems,
        problem => problem.StartsWith("documents[0].points : Le document « Contrat » est rattaché au point 1, dont la décision est à venir", StringComparison.Ordinal));

    [Fact]
    public void A_point_that_is_held_in_part_is_referred_for_the_rest()
    {
        var letter = TestCases.With("refusal", ("referrals", $$"""[{"points": [1], "body": {{Levis}}}]"""));

        Assert.Empty(letter.Problems);
        Assert.StartsWith("À cet égard, nous ne pouvons vous communiquer", letter.Content.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.StartsWith(
            "Concernant le point 1 de votre demande, nous vous informons que d’autres documents visés sont des documents de la Ville de Lévis. Comme ces documents relèvent de la compétence de cette dernière",
            letter.Content.Text(LetterPart.Referral),
            StringComparison.Ordinal);
        Assert.Equal(["14", "37", "48"], letter.Content.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().Select(article => article.Number));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void A_page_of_the_other_body_does_not_drive_out_its_coordinates(string asLines)
    {
        var referral = TestCases.With("referral", ("referrals[0].body.contactUrl", "\"https://www.levis.example/acces\""), ("referrals[0].contactAsLines", asLines));

        Assert.Empty(referral.Problems);
        var said = referral.Content.Text(LetterPart.Referral);
        Assert.Contains("418 555-0120", said, StringComparison.Ordinal);
        Assert.Contains("www.levis.example/acces", said, StringComparison.Ordinal);
    }

    private static LetterCase Answered(string outcome, string note) => TestCases.With(
        "refusal",
        ("points", $$"""[{"number": 1, "text": "Les avis", "outcome": "Withheld"}, {"number": 2, "text": "Le reste", "outcome": "{{outcome}}", "note": "{{note}}"}]"""));

    /// <summary>Stand-ins: a test must not invent the Act.</summary>
    private static string Texts(params string[] numbers) =>
        $"[{string.Join(", ", numbers.Select(number => $$"""{"number": "{{number}}", "text": "(Texte de l’article {{number}}.)", "history": "1982, c. 30.", "verified": true}"""))}]";
}
