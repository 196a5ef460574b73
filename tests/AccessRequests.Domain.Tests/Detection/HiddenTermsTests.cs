using AccessRequests.Domain.Detection;

namespace AccessRequests.Domain.Tests.Detection;

/// <summary>What a mark hides is found wherever else it stands, as people write it there.</summary>
public sealed class HiddenTermsTests
{
    [Theory]
    [InlineData("La candidate, Julie Tremblay, a été entendue.")]
    [InlineData("JULIE TREMBLAY")]
    [InlineData("selon Tremblay")]
    [InlineData("J. Tremblay a signé")]
    [InlineData("Tremblay, Julie (dossier)")]
    [InlineData("écrire à julie.tremblay@exemple.quebec")]
    [InlineData("le compte jtremblay")]
    public void A_hidden_name_is_found_in_its_variants(string visible) =>
        Assert.NotEmpty(new HiddenTerms([new("Mme Julie Tremblay", true)]).Find(visible));

    [Theory]
    [InlineData("Le personnel de Tremblayville")]
    [InlineData("Julie Gagnon")]
    [InlineData("")]
    public void Another_name_is_not(string visible) =>
        Assert.Empty(new HiddenTerms([new("Julie Tremblay", true)]).Find(visible));

    [Fact]
    public void Accents_and_case_do_not_hide_a_name_from_the_search()
    {
        var found = Assert.Single(new HiddenTerms([new("Hélène Bélanger-Côté", true)]).Find("Voir HELENE BELANGER-COTE, p. 3"));

        Assert.Equal((0, 5, 20), found);
    }

    [Fact]
    public void An_opinion_is_not_cut_into_the_names_of_units_that_stand_everywhere()
    {
        const string Opinion = "Nous recommandons au Comité de direction du Ministère de reporter le projet au printemps, pour un coût de 1 250 000 $.";
        var terms = new HiddenTerms([new(Opinion, false)]);

        Assert.Empty(terms.Find("Le Comité de direction du Ministère s’est réuni."));
        Assert.NotEmpty(terms.Find("Une somme de 1 250 000 $ est prévue."));
    }

    [Theory]
    [InlineData("M. Roy", "Roy a été entendu", true)]
    [InlineData("Roy", "selon ROY, hier", true)]
    [InlineData("M. Roy", "le roy d’antan", false)]
    [InlineData("M. Roy", "Royauté", false)]
    public void A_surname_of_three_letters_is_found_with_its_capital(string hidden, string visible, bool isFound) =>
        Assert.Equal(isFound, new HiddenTerms([new(hidden, true)]).Find(visible).Any());

    [Theory]
    [InlineData("La directrice propose de reporter le projet au printemps.", "Comme la directrice propose de reporter le projet, rien ne presse.", true)]
    [InlineData("Le comité s’est réuni. La directrice propose de reporter le projet au printemps prochain. Fin.", "Note : de reporter le projet au printemps prochain", true)]
    [InlineData("La directrice propose de reporter le projet au printemps.", "La directrice propose de revoir le projet au printemps.", false)]
    [InlineData("Sans lien avec ce qui suit ici.", "avec ce qui suit ici", false)]
    public void A_hidden_sentence_is_found_by_seven_of_its_words_together(string hidden, string visible, bool isFound) =>
        Assert.Equal(isFound, new HiddenTerms([new(hidden, false)]).Find(visible).Any());

    [Fact]
    public void Of_a_page_withheld_whole_only_what_identifies_people_is_looked_for()
    {
        const string Page = "Gouvernement du Québec Ministère de l’Immigration\nObjet : plainte de Mme Julie Tremblay\n418 555-0142. Le comité a entendu la personne visée par la plainte hier.";
        var terms = new HiddenTerms([new(Page, true, IsWholePage: true)]);

        Assert.NotEmpty(terms.Find("J. Tremblay a signé"));
        Assert.NotEmpty(terms.Find("Composez le 418 555-0142"));
        Assert.Empty(terms.Find("Gouvernement du Québec, Ministère de l’Immigration : le comité a entendu la personne visée par la plainte hier."));
        Assert.Empty(new HiddenTerms([new(Page, false, IsWholePage: true)]).Find("Julie Tremblay, 418 555-0142"));
    }

    [Fact]
    public void It_tells_which_passage_hides_the_term_and_takes_the_longest()
    {
        var terms = new HiddenTerms([new("Tremblay", true), new("Julie Tremblay", true)]);

        Assert.Equal([(1, 5, 14), (0, 24, 8)], terms.Find("Avec Julie Tremblay, ou Tremblay."));
    }

    [Fact]
    public void Copies_of_a_page_resemble_each_other_and_other_pages_do_not()
    {
        var words = Enumerable.Range(0, 300).Select(at => $"mot{at * 7919 % 1009}").ToArray();
        var page = PageLikeness.Of(string.Join(' ', words))!.Value;
        words[150] = "corrigé";
        var copy = PageLikeness.Of(string.Join(' ', words).ToUpperInvariant())!.Value;
        var other = PageLikeness.Of(string.Join(' ', Enumerable.Range(0, 300).Select(at => $"autre{at * 104729 % 2003}")))!.Value;

        Assert.True(page.Resembles(copy));
        Assert.False(page.Resembles(other));
        Assert.Null(PageLikeness.Of("Page laissée en blanc"));
    }
}
