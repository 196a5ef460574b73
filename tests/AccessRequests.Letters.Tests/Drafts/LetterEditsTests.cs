using System.Text.Json;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Tests.Drafts;

public sealed class LetterEditsTests
{
    private static readonly IReadOnlyList<LetterEdit> None = [];

    [Fact]
    public void A_paragraph_reworded_twice_keeps_the_last_words_and_the_composed_ones()
    {
        var recital = Block(None, "recital");
        var once = None.Reword(recital, "Bonjour encore.");
        var twice = once.Reword(Block(once, "recital"), "Nous répondons à votre demande reçue le 1er décembre 2025.");

        var replaced = Assert.IsType<ReplaceParagraph>(Assert.Single(twice));
        Assert.Equal(recital.ToText(), replaced.Was);
        Assert.Equal(recital.ToText(), Block(twice, "recital").Replaced);
        Assert.Contains("Nous répondons", Block(twice, "recital").ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_composed_words_typed_again_or_restored_leave_no_edit()
    {
        var recital = Block(None, "recital");
        var edits = None.Reword(recital, "Autre chose.");

        Assert.Empty(edits.Reword(Block(edits, "recital"), recital.ToText()));
        Assert.Empty(edits.Restored("recital"));
    }

    [Fact]
    public void An_added_paragraph_stands_after_the_one_named_is_reworded_in_place_and_goes_when_it_is_taken_out()
    {
        var edits = None.AddAfter(Block(None, "recital"), "Un mot de plus.");
        var added = Compose(edits).Blocks.Single(block => block.IsAdded);
        var blocks = Compose(edits).Blocks.Select(block => block.Id).ToList();
        var reworded = edits.Reword(added, "Deux mots de plus.");

        Assert.Equal(blocks.IndexOf("recital") + 1, blocks.IndexOf(added.Id));
        Assert.Equal("Deux mots de plus.", Block(reworded, added.Id).ToText());
        Assert.Empty(reworded.Without(Block(reworded, added.Id)));
    }

    [Fact]
    public void Two_paragraphs_added_have_names_of_their_own()
    {
        var one = None.AddAfter(Block(None, "recital"), "Un.");
        var two = one.AddAfter(Block(one, "recital"), "Deux.");

        Assert.Equal(2, Compose(two).Blocks.Where(block => block.IsAdded).Select(block => block.Id).Distinct().Count());
        Assert.DoesNotContain(Compose(two).Obstacles, obstacle => obstacle.Where.StartsWith("paragraphs[", StringComparison.Ordinal));
    }

    [Fact]
    public void Removing_the_review_notice_is_told_with_its_article()
    {
        var edits = None.Without(Block(None, "review"));

        Assert.Contains(Compose(edits).Obstacles, obstacle => obstacle.Sentence.Contains("art. 51 et 135", StringComparison.Ordinal));
        Assert.Empty(Compose(edits.Restored("review")).Obstacles);
    }

    [Fact]
    public void People_read_the_name_of_a_paragraph_and_never_its_id()
    {
        var told = Compose(None.Without(Block(None, "review"))).Obstacles.First(obstacle => obstacle.Sentence.Contains("« review »", StringComparison.Ordinal));

        Assert.Contains("« Avis de recours »", told.Told, StringComparison.Ordinal);
        Assert.DoesNotContain("« review »", told.ToObstacle().InFrench(), StringComparison.Ordinal);
        Assert.All(
            Compose(None).Blocks.Where(block => block.Id.Length > 0),
            block => Assert.NotEqual(block.Id, ParagraphNames.InFrench(block.Id)));
        Assert.Equal("2 modifications (Rappel de la demande, Paragraphe ajouté 1)", LetterEdits.Describe([new ReplaceParagraph("recital", "a", null), new AddParagraph("recital", new AddedText("b"), "ajout-1")]));
    }

    [Theory]
    [InlineData("recital", "Rappel de la demande")]
    [InlineData("decision.3a", "Ce qui est décidé, 3a")]
    [InlineData("decision.3.grounds", "Ce qui est décidé, 3")]
    [InlineData("annex-2", "Annexe, 2")]
    [InlineData("added.4", "Paragraphe ajouté 4")]
    [InlineData("inconnu", "inconnu")]
    public void A_part_of_a_paragraph_bears_the_paragraph_s_name(string id, string name) => Assert.Equal(name, ParagraphNames.InFrench(id));

    [Fact]
    public void Facts_and_edits_of_every_kind_are_read_back_as_they_were_written()
    {
        LetterFacts[] facts =
        [
            new AcknowledgementFacts(new DateOnly(2026, 3, 1), true, "la période"),
            new PrecisionFacts(["Quelle période ?"], new DateOnly(2026, 3, 1)),
            new ExtensionFacts(7, "Trois directions."),
            new FeeFacts([new FeeLine("Copies", 12.5m, 0.45m)], 9.3m, 20m, new DateOnly(2026, 3, 1)),
            new ThirdPartyNoticeFacts(["Contrat"], true),
            new ThirdPartyConsultationFacts(new DateOnly(2026, 3, 1), [1, 2], true, true),
            new ThirdPartyDecisionFacts(["Contrat"], false, true, new DateOnly(2026, 3, 1), null, ["23"], new DateOnly(2026, 2, 1)),
            new CorrectionFacts(["Adresse"], [new RefusedCorrection("Note", "Exacte.")], true, ["89"]),
            new CommissionApplicationFacts(new DateOnly(2026, 3, 1), CommissionGround.Harm, "Faits."),
            new RepeatedFacts(new DateOnly(2026, 3, 1), "2025-1", "https://exemple.test", true),
            new WithdrawalFacts(new DateOnly(2026, 3, 1)),
            new DecisionFacts(true, 10),
        ];
        LetterEdit[] edits =
        [
            new ReplaceParagraph("a", "b", "c"), new RemoveParagraph("a"), new MoveParagraph("a", "b", true), new AddParagraph("a", new AddedText("t"), "ajout-1"),
        ];

        Assert.Equal(Enum.GetValues<LetterKind>().Order(), facts.Select(known => known.Kind).Order());
        Assert.All(facts, known => Assert.Equivalent(known, RoundTrip(known), strict: true));
        Assert.All(edits, edit => Assert.Equal(edit, RoundTrip(edit)));
    }

    private static T RoundTrip<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

    private static LetterContent Compose(IReadOnlyList<LetterEdit> edits) => LetterComposer.Compose(LetterRecord.Of(TestCases.Record) with { Edits = edits });

    private static LetterBlock Block(IReadOnlyList<LetterEdit> edits, string id) => Compose(edits).Blocks.Single(block => block.Id == id);
}
