using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Tests;

/// <summary>Case 30198, of which a letter of 15 December 2025 had decided points 1 and 2, or decided otherwise what this one decides.</summary>
public sealed class EarlierDecisionTests
{
    private static readonly DateOnly Earlier = new(2025, 12, 15);

    private static DecisionRecord Rest => TestCases.Record with
    {
        Points = [.. TestCases.Record.Points.Where(point => point.Number > 2)],
        Referrals = [],
        Recalled = [new RecalledDecision(Earlier, [1, 2])],
    };

    [Fact]
    public void The_second_letter_recalls_the_first_by_its_date_and_decides_the_rest()
    {
        var letter = TestCases.Compose(Rest);

        Assert.Empty(letter.Obstacles);
        Assert.Contains(
            "Notre lettre du 15 décembre 2025 vous a fait connaître notre décision concernant les points 1 et 2 de votre demande. Cette décision demeure, et la présente lettre porte sur le reste.",
            letter.Text(LetterPart.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("1.", letter.Of(LetterPart.Points).OfType<LetterItems>().Single().Items.Select(item => item.Label));
        Assert.DoesNotContain("48", letter.Text(LetterPart.AnnexArticle), StringComparison.Ordinal); // the referral left with the first letter
    }

    [Fact]
    public void A_corrected_decision_says_which_one_it_replaces()
    {
        var letter = TestCases.Compose(TestCases.Record with { Points = [.. TestCases.Record.Points.Select(point => point.Number == 3 ? point with { Replaces = Earlier } : point)] });

        Assert.Empty(letter.Obstacles);
        Assert.Contains("La présente décision remplace celle de notre lettre du 15 décembre 2025 concernant le point 3.", letter.Text(LetterPart.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_no_longer_recall_the_first_letter_are_refused()
    {
        var letter = LetterComposer.Compose(LetterRecord.Of(Rest) with { Edits = [new RemoveParagraph("recalled")] });

        Assert.Contains(letter.Obstacles, obstacle => obstacle.Sentence.StartsWith("Il manque le rappel de la décision du 15 décembre 2025, qui demeure", StringComparison.Ordinal));
    }

    [Fact]
    public void A_letter_that_only_announces_again_what_the_first_announced_decides_nothing()
    {
        var letter = TestCases.Compose(Rest with
        {
            Points = [.. Rest.Points.Take(1).Select(point => point with { Outcome = PointOutcome.ThirdPartyConsulted })],
            Documents = [],
        });

        Assert.Contains(letter.Obstacles, obstacle => obstacle.Sentence == "La lettre n’ajoute rien à celle du 15 décembre 2025 : ce qu’elle annonçait est encore à venir. Décidez du point 3.");
    }

    [Fact]
    public void English_letters_recall_and_replace_too()
    {
        var english = LetterComposer.Compose(LetterRecord.Of(Rest with { Points = [.. Rest.Points.Select(point => point.Number == 3 ? point with { Replaces = Earlier } : point)] }) with { Language = LetterLanguage.English });

        Assert.Contains("Our letter of December 15, 2025 informed you of our decision concerning items 1 and 2 of your request.", english.Text(LetterPart.Body), StringComparison.Ordinal);
        Assert.Contains("This decision replaces that of our letter of December 15, 2025 concerning item 3.", english.Text(LetterPart.Body), StringComparison.Ordinal);
    }
}
