using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Gathering;

namespace AccessRequests.Letters.Tests;

/// <summary>The acceptance scenarios of the domain report that a letter decides, by their numbers there.</summary>
public sealed class ScenarioTests
{
    private static readonly DateOnly Today = new(2026, 3, 20);
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie");

    [Fact]
    public void Scenario_13_The_letter_lists_exactly_what_marks_and_referral_cite_and_the_annex_prints_each_with_its_history()
    {
        var letter = TestCases.Compose(TestCases.Record);
        var annex = letter.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().ToList();

        Assert.Contains("des articles 14, 37, 39, 53 et 54 de la Loi", letter.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.Contains("48", letter.Text(LetterPart.Referral), StringComparison.Ordinal);
        Assert.EndsWith("MOTIFS DE REFUS INVOQUÉS", letter.Text(LetterPart.AnnexTitle), StringComparison.Ordinal);
        Assert.Equal(["14", "37", "39", "48", "53", "54"], annex.Select(article => article.Number));
        Assert.All(annex, article => Assert.Contains("c. ", TestCases.Plain(article.ToText()), StringComparison.Ordinal));
        Assert.All(annex, article => Assert.True(article.ToText().Length > 80, $"{article.Number} is printed without its text"));

        var without = TestCases.Compose(TestCases.Record with
        {
            Documents = [.. TestCases.Record.Documents.Select(document => document with { Provisions = [.. document.Provisions.Where(number => number != "39")] })],
        });

        Assert.DoesNotContain("39", without.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.Equal(["14", "37", "48", "53", "54"], without.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().Select(article => article.Number));
    }

    [Theory]
    [InlineData("full-access.json")]
    [InlineData("partial.json")]
    [InlineData("refusal.json")]
    [InlineData("not-held.json")]
    [InlineData("public.json")]
    [InlineData("referral.json")]
    [InlineData("not-confirmed.json")]
    public void Scenario_15_Every_decision_tells_of_the_review_its_thirty_days_and_the_Commission_or_is_not_approved(string example)
    {
        var file = TestCases.Read(example).Record;
        var request = Request();
        var wording = DecisionWording.Of(request);
        var letter = new DecisionLetter(file, wording, null, new LegalCalendar(CalendarPolicy.InterpretationAct));
        var notice = letter.Compose().Text(LetterPart.ReviewNotice);

        Assert.Contains("trente (30) jours", notice, StringComparison.Ordinal);
        Assert.Contains("cai.gouv.qc.ca", notice, StringComparison.Ordinal);
        Assert.Empty(letter.Obstacles(Today));

        wording.Edit(request, [new RemoveParagraph("review")], Officer, Now);

        Assert.Contains(letter.Obstacles(Today), obstacle => obstacle.Kind == ObstacleKind.LetterIncomplete && obstacle.InFrench().Contains("recours en révision", StringComparison.Ordinal));
    }

    [Fact]
    public void Scenario_22_A_letter_that_neither_confirms_nor_denies_counts_lists_and_titles_nothing()
    {
        var file = TestCases.Read("not-confirmed.json").Record;
        file = file with { Documents = [new DecidedDocument("Plan secret du pont", new DateOnly(2025, 5, 1), 417, ReleaseOutcome.NotRelevant, [1], [])] };

        var text = TestCases.Plain(LetterComposer.Compose(file).ToText());

        Assert.DoesNotContain("Plan secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("417", text, StringComparison.Ordinal);
        Assert.Null(DocumentList.Compose(file, [new ListedDocument(1, "Plan secret du pont", new DateOnly(2025, 5, 1), 417, ReleaseOutcome.NotRelevant)], LetterTemplate.French));
    }

    private static AccessRequest Request() => AccessRequest.Log(
        "2026-041",
        new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero), "Texte", "une copie"),
        new DateOnly(2026, 3, 2),
        ["Un guide"],
        Officer,
        Now);
}
