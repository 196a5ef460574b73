using AccessRequests.Web.Search;

namespace AccessRequests.Web.Tests.Search;

public sealed class HighlightTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("avantages", 20)) + " un contrat d’entretien " + string.Join(' ', Enumerable.Repeat("conditions", 40));

    [Fact]
    public void A_piece_of_a_long_text_holds_the_word_and_no_half_of_another()
    {
        var parts = Highlight.Excerpt(Long, ["contrat"]);

        Assert.Equal("contrat", Assert.Single(parts, part => part.IsFound).Part);
        Assert.Equal(("… ", " …"), (parts[0].Part, parts[^1].Part));
        Assert.All(string.Concat(parts.Select(part => part.Part)).Trim('…', ' ').Split(' '), word => Assert.Contains(word, Long.Split(' ')));
    }

    [Fact]
    public void A_short_text_is_whole_with_every_word_that_was_looked_for_marked_accents_and_case_ignored()
    {
        var parts = Highlight.Excerpt("Étude : l’étude", ["ETUDE"]);

        Assert.Equal([("Étude", true), (" : l’", false), ("étude", true)], parts);
    }

    [Fact]
    public void A_text_without_spaces_is_cut_all_the_same()
    {
        var text = new string('a', 500);
        Assert.Equal(text[..240] + " …", string.Concat(Highlight.Excerpt(text, ["a"]).Select(part => part.Part)));
    }
}
