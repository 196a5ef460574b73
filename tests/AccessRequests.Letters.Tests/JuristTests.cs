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

    /// <summary>Stand-ins: a test must not invent the Act.</summary>
    private static string Texts(params string[] numbers) =>
        $"[{string.Join(", ", numbers.Select(number => $$"""{"number": "{{number}}", "text": "(Texte de l’article {{number}}.)", "history": "1982, c. 30.", "verified": true}"""))}]";
}
