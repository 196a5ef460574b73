using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters.Tests;

public sealed class FrenchTests
{
    [Theory]
    [InlineData("de l’article 37", "37")]
    [InlineData("des articles 14 et 37", "14", "37")]
    [InlineData("des articles 14, 37, 39, 53 et 54", "14", "37", "39", "53", "54")]
    public void Articles_agree_in_number(string expected, params string[] numbers) => Assert.Equal(expected, Wording.FrenchGrammar.Instance.OfArticles([.. numbers.Select(number => new Domain.Provisions.ProvisionReference(number))]));

    [Theory]
    [InlineData("le point 4", 4)]
    [InlineData("les points 1 et 2", 2, 1)]
    [InlineData("les points 3, 4 et 5", 3, 4, 5)]
    [InlineData("les points 3 à 7 et 9", 3, 4, 5, 6, 7, 9)]
    [InlineData("les points 1, 3 et 10 à 13", 1, 3, 10, 11, 12, 13)]
    public void Points_agree_and_long_runs_become_a_range(string expected, params int[] numbers) =>
        Assert.Equal(expected, French.Points(numbers));

    [Theory]
    [InlineData(NounArticle.Le, "Secrétariat du Conseil du trésor", "du Secrétariat du Conseil du trésor")]
    [InlineData(NounArticle.La, "Ville de Lévis", "de la Ville de Lévis")]
    [InlineData(NounArticle.Elided, "Office québécois", "de l’Office québécois")]
    [InlineData(NounArticle.Les, "Archives nationales", "des Archives nationales")]
    [InlineData(NounArticle.None, "Hydro-Québec", "d’Hydro-Québec")]
    [InlineData(NounArticle.None, "Retraite Québec", "de Retraite Québec")]
    [InlineData(NounArticle.None, "Élections Québec", "d’Élections Québec")]
    public void Names_contract_with_their_article(NounArticle article, string name, string expected) =>
        Assert.Equal(expected, French.Of(article, name));

    [Fact]
    public void What_passages_are_made_of_is_elided_word_by_word() => Assert.Equal(
        "d’avis, de recommandations, d’analyses ou de renseignements personnels",
        French.OfAny(["avis", "recommandations", "analyses", "renseignements personnels"]));

    [Theory]
    [InlineData("N/Réf. : 30198", "N/Réf._: 30198")]
    [InlineData("« Bonjour »", "«_Bonjour_»")]
    [InlineData("le 1er décembre 2025", "le 1er_décembre 2025")]
    [InlineData("art. 37 et a. 14", "art._37 et a._14")]
    [InlineData("les articles 14, 37", "les articles_14, 37")]
    [InlineData("12 500 $ et 10 %", "12_500_$ et 10_%")]
    [InlineData("p. j.", "p._j.")]
    [InlineData("Montréal (Québec) H2X 0C9", "Montréal (Québec) H2X_0C9")]
    [InlineData("vraiment ?", "vraiment~?")]
    [InlineData("2024; 2025", "2024; 2025")]
    [InlineData("les points suivants:", "les points suivants_:")]
    [InlineData("à 10:30, voir https://exemple.quebec", "à 10:30, voir https://exemple.quebec")]
    [InlineData("le rapport «final»", "le rapport «_final_»")]
    [InlineData("le rapport \"final\"", "le rapport «_final_»")]
    [InlineData("(RLRQ, chapitre S-4.2)", "(RLRQ, chapitre_S-4.2)")]
    [InlineData("la question 2, Section 4, annexes 1 et 2", "la question_2, Section_4, annexes_1 et 2")]
    [InlineData("le point 3 a)", "le point_3_a)")]
    public void Spaces_that_must_not_end_a_line_do_not_break(string typed, string set) =>
        Assert.Equal(set.Replace('_', '\u00A0').Replace('~', '\u202F'), French.Typeset(typed));

    [Fact]
    public void Apostrophes_are_typographic_but_feet_and_quotes_are_left_alone()
    {
        Assert.Equal("l’accès d’aujourd’hui", French.Typeset("l'accès d'aujourd'hui"));
        Assert.Equal("6' de long, 'ainsi'", French.Typeset("6' de long, 'ainsi'"));
    }

    [Fact]
    public void The_text_of_the_act_keeps_its_own_apostrophes_and_gets_no_space() =>
        Assert.Equal("l'accès, dans les cas suivants:", French.Unbroken("l'accès, dans les cas suivants:"));

    [Fact]
    public void The_words_of_an_applicant_get_apostrophes_and_no_space() => Assert.Equal("l’accès: «tout»", French.Quoted("l'accès: «tout»"));
}
