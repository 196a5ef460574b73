namespace AccessRequests.Letters.Tests;

/// <summary>A letter answers some points and announces the answer to another within the time that is left (art. 47): received on 2 March 2026, 10 days more.</summary>
public sealed class AnswerToFollowTests
{
    private const string Example = "answer-to-follow";

    [Fact]
    public void The_last_day_is_counted_with_the_extension_and_printed()
    {
        var letter = TestCases.With(Example);

        Assert.Empty(letter.Problems);
        Assert.Contains("vous parviendra dans une autre lettre, au plus tard le 1er avril 2026.", letter.Content.Text(LetterPart.Decision), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_announced_on_the_last_day() => Assert.Equal(
        ["points : Le point 2 ne peut plus attendre une autre lettre : le délai prend fin le 1er avril 2026 (art. 47). Décidez de son issue."],
        TestCases.With(Example, ("decidedOn", "\"2026-04-01\"")).Problems);

    [Fact]
    public void A_letter_that_answers_no_point_is_no_decision() => Assert.Contains(
        TestCases.With(Example, ("points[0].outcome", "\"ToFollow\""), ("documents", "[]")).Problems,
        problem => problem.StartsWith("points : La lettre ne répond à aucun point", StringComparison.Ordinal));

    [Fact]
    public void Other_words_that_lose_the_day_are_refused() => Assert.Contains(
        TestCases.With(Example, ("paragraphs", """[{"replace": "decision.2", "text": "Concernant la question 2, nous vous écrirons bientôt."}]""")).Problems,
        problem => problem.StartsWith("paragraphs[0] : Il manque jusqu’à quand la réponse à venir sera donnée (art. 47)", StringComparison.Ordinal));

    [Fact]
    public void Points_that_have_a_name_have_it_in_the_recital() =>
        Assert.Contains("pour les questions ci-dessous, les documents suivants", TestCases.With(Example).Content.Text(LetterPart.Recital), StringComparison.Ordinal);
}
