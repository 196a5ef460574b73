namespace AccessRequests.Letters.Tests;

/// <summary>A request that numbers its points in its own way is answered by its own labels, in its own order.</summary>
public sealed class OwnLabelsTests
{
    private const string Example = "office-own-labels";

    [Fact]
    public void Points_keep_the_order_of_the_request_whatever_their_labels()
    {
        var points = TestCases.With(Example, ("points", """
            [
              {"label": "2", "text": "Les baux", "outcome": "Released"},
              {"label": "1.10", "text": "Les avis", "outcome": "NotHeld"},
              {"label": "1.9.", "text": "Les plans", "outcome": "Referred"}
            ]
            """), ("documents", """[{"title": "Bail", "points": ["2"], "outcome": "Released"}]"""), ("referrals[0].points", """["1.9"]"""));

        Assert.Empty(points.Problems);
        Assert.Equal(["2", "1.10", "1.9."], points.Content.Of(LetterPart.Points).Cast<LetterItems>().Single().Items.Select(item => item.Label));
        Assert.Contains("Concernant le point 2 de votre demande, nous vous transmettons ci-joint à la présente le document visé", TestCases.Plain(points.Content.ToText()), StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_call_lettered_points_what_the_list_does()
    {
        var letter = TestCases.With("several-outcomes", ("pointMarker", "\"Letter\""), ("pointNoun", """{"one": "l’élément", "many": "les éléments"}"""));

        Assert.Empty(letter.Problems);
        Assert.Equal(["a)", "b)", "c)"], letter.Content.Of(LetterPart.Points).Cast<LetterItems>().Single().Items.Take(3).Select(item => item.Label));
        Assert.Contains("Concernant l’élément b) de votre demande, nous vous informons qu’il s’agit de documents de la Ville de Lévis", TestCases.Plain(letter.Content.ToText()), StringComparison.Ordinal);
        Assert.DoesNotContain("élément 2", TestCases.Plain(letter.Content.ToText()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"9.9\"", "documents[0].points : le point « 9.9 » n’existe pas dans « points ».")]
    [InlineData("\"2 c)\"", "documents[0].points : le point « 2 c) » n’existe pas dans « points ».")]
    public void A_label_that_no_point_bears_is_told(string label, string problem) =>
        Assert.Contains(problem, TestCases.With(Example, ("documents[0].points", $"[{label}]")).Problems);

    [Fact]
    public void Two_points_do_not_bear_one_label() =>
        Assert.Contains("points : l’étiquette « 1.1 » désigne plus d’un point.", TestCases.With(Example, ("points[1].label", "\"1.1.\"")).Problems);

    [Fact]
    public void An_obstacle_calls_a_part_as_the_request_does() => Assert.Contains(
        TestCases.With(Example, ("documents[2].points", """["B-1", "B-2"]""")).Problems,
        problem => problem.StartsWith("documents[2].points : Le document « Calendrier » est rattaché au point B-2, que la lettre dit sans document détenu.", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"Feminine\"", "La greffière et responsable de l’accès aux documents,")]
    [InlineData("\"Masculine\"", "Le greffier et responsable de l’accès aux documents,")]
    public void A_title_above_the_signature_agrees_with_whoever_signs(string gender, string title)
    {
        var blocks = TestCases.With(Example, ("signatory.gender", gender)).Content.Blocks;
        var above = blocks.Select(block => block.Id).ToList().IndexOf("signature.title");

        Assert.Equal(title, blocks[above].ToText());
        Assert.StartsWith("Dominique Lavoie\nVille des Exemples\n", blocks[above + 1].ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_agrees_asks_with_whom() => Assert.Equal(
        ["signatory.gender : le titre s’accorde ; dites Masculine ou Feminine.", "signatory.gender : le titre qui précède la signature prend un article ; dites Masculine ou Feminine."],
        TestCases.With(Example, ("signatory.gender", "null")).Problems);

    [Fact]
    public void The_person_in_charge_elsewhere_bears_their_own_title() => Assert.Contains(
        "auprès de Me Claude Bergeron, secrétaire général et responsable de l’accès de cet organisme",
        TestCases.Plain(TestCases.With(Example, ("referrals[0].body.gender", "\"Masculine\"")).Content.ToText()), StringComparison.Ordinal);
}
