using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Provisions;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Tests;

/// <summary>What holds of every list, date and letter, whatever is in it.</summary>
public sealed class TypographyTests
{
    [Fact]
    public void Every_set_of_points_is_told_once_each_in_order_and_agrees()
    {
        for (var set = 1; set < 1 << 9; set++)
        {
            var points = Enumerable.Range(1, 9).Where(point => (set & (1 << (point - 1))) != 0).ToList();

            foreach (var (grammar, one, many) in new[] { ((Grammar)FrenchGrammar.Instance, "le point ", "les points "), (EnglishGrammar.Instance, "item ", "items ") })
            {
                var said = grammar.Points([.. points.Select(point => $"{point}")]);

                Assert.StartsWith(points.Count == 1 ? one : many, said, StringComparison.Ordinal);
                Assert.Equal(points, Told(said));
                Assert.DoesNotMatch(@", (?:et|and) ", said);
                Assert.True(points.Count == 1 || Regex.IsMatch(said, @" (?:et|and|à|to) \d$"), said);
            }
        }
    }

    [Fact]
    public void Every_set_of_provisions_is_cited_once_each_in_numeric_order_and_agrees()
    {
        string[] numbers = ["9", "14", "28", "28.1", "29", "37", "137.1"];

        for (var set = 1; set < 1 << numbers.Length; set++)
        {
            // Every third one is cited by its first subsection only.
            var cited = numbers.Where((_, i) => (set & (1 << i)) != 0).Select((number, i) => new ProvisionReference(number, i % 3 == 2 ? 1 : null)).ToList();

            foreach (var said in new[] { FrenchGrammar.Instance.OfArticles(cited), FrenchGrammar.Instance.ToArticles(cited), FrenchGrammar.Instance.Articles(cited), EnglishGrammar.Instance.Articles(cited) })
            {
                Assert.Equal(cited.Select(reference => reference.Number), Regex.Matches(said, @"\d+(?:\.\d+)?").Select(match => match.Value));
                Assert.DoesNotMatch(@"\b(?:de|à) les?\b", said);
                Assert.DoesNotMatch(@"(?:l’article|section) [\d.]+ (?:et|and) \d", said);
            }
        }
    }

    [Fact]
    public void Subsections_and_paragraphs_are_named_as_the_Act_names_them()
    {
        ProvisionReference[] cited = [new("14"), new("23"), new("28", 1, "3"), new("28", 1, "5.1"), new("37", 1), new("C-12, 9")];

        Assert.Equal(
            "des articles 14 et 23, des paragraphes 3° et 5.1° du premier alinéa de l’article 28, du premier alinéa de l’article 37 et de l’article 9",
            FrenchGrammar.Instance.OfArticles(cited));
        Assert.Equal(
            "sections 14 and 23, subparagraphs 3 and 5.1 of the first paragraph of section 28, the first paragraph of section 37 and section 9",
            EnglishGrammar.Instance.OfArticles(cited));
        Assert.Equal("de l’article 23 et du premier alinéa de l’article 37", FrenchGrammar.Instance.OfArticles([new("23"), new("37", 1)]));
        Assert.Equal("au paragraphe 2° de l’article 57", FrenchGrammar.Instance.ToArticles([new("57", null, "2")]));
    }

    [Fact]
    public void Every_day_of_ten_years_keeps_its_number_with_its_month()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2034; day = day.AddDays(1))
        {
            var french = French.Typeset($"Le {FrenchGrammar.Instance.Date(day)}");
            var english = English.Typeset(EnglishGrammar.Instance.Date(day));

            Assert.Matches(day.Day == 1 ? @"^Le 1er\u00A0\p{L}+ \d{4}$" : @"^Le \d{1,2}\u00A0\p{L}+ \d{4}$", french);
            Assert.Matches(@"^[A-Z][a-z]+\u00A0\d{1,2}, \d{4}$", english);
            Assert.Equal(day, DateOnly.Parse(english.Replace('\u00A0', ' '), CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("1", "d’un (1) jour")]
    [InlineData("2", "de deux (2) jours")]
    [InlineData("10", "de dix (10) jours")]
    public void Days_are_spelled_and_agree(string days, string said) =>
        Assert.Equal(said, FrenchGrammar.Instance.OfDays(int.Parse(days, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0.5, "0,50_$", "$0.50")]
    [InlineData(1234.5, "1_234,50_$", "$1,234.50")]
    public void Amounts_are_written_as_in_each_language(double amount, string french, string english)
    {
        Assert.Equal(french.Replace('_', '\u00A0'), French.Typeset(FrenchGrammar.Instance.Amount((decimal)amount)));
        Assert.Equal(english, EnglishGrammar.Instance.Amount((decimal)amount));
    }

    [Theory]
    [InlineData("le Ministère", "du Ministère", "of the Ministère")]
    [InlineData("la Commission", "de la Commission", "of the Commission")]
    [InlineData("l’Office", "de l’Office", "of the Office")]
    [InlineData("les Archives", "des Archives", "of the Archives")]
    [InlineData("Hydro-Québec", "d’Hydro-Québec", "of Hydro-Québec")]
    public void The_body_s_own_name_contracts(string designation, string french, string english)
    {
        Assert.Equal(french, FrenchGrammar.Instance.OfSelf(designation));
        Assert.Equal(english, EnglishGrammar.Instance.OfSelf(designation));
    }

    [Theory]
    [MemberData(nameof(RenderersTests.Names), MemberType = typeof(RenderersTests))]
    public void No_letter_breaks_a_rule_of_print(string name)
    {
        var content = TestCases.Read($"{name}.json").Content;

        foreach (var text in content.Blocks.Where(IsOurs).Select(block => block.ToText()))
        {
            Assert.DoesNotMatch(content.Language == "en-CA" ? @" [:;!?%]" : @" [:»%$]|« | [;!?]", text.Replace('\n', ' '));
            Assert.DoesNotMatch(@"(?<=\p{L})'(?=\p{L})", text);
            Assert.DoesNotMatch(@"\b(?:de|à) les? (?:articles?|points?|documents?)\b", text);
            Assert.DoesNotMatch(content.Language == "en-CA" ? @"\ba [aeio]\p{L}" : @"\b(?:[Dd]e|[Ll]e|[Ll]a|[Qq]ue|[Nn]e|[Ss]e) [aeiouéèêâîôAEIOUÉÈÊ]\p{L}", text);
            Assert.DoesNotMatch(@"[{}\[\]]", text);
            Assert.DoesNotMatch(@"  (?![A-Z]\d[A-Z])", text); // two spaces stand before a postal code only
            Assert.DoesNotMatch(@"\b(?:articles?|points?|sections?|items?|art\.|s\.) \d", text);
        }
    }

    [Theory]
    [MemberData(nameof(RenderersTests.Names), MemberType = typeof(RenderersTests))]
    public void What_is_set_once_is_set_for_good(string name)
    {
        var content = TestCases.Read($"{name}.json").Content;
        Func<string, string> set = content.Language == "en-CA" ? English.Typeset : French.Typeset;

        foreach (var text in content.Blocks.Where(IsOurs).OfType<LetterParagraph>().SelectMany(paragraph => paragraph.Spans).Where(span => span.Link is null).Select(span => span.Text))
        {
            Assert.Equal(text, set(text));
        }
    }

    private static bool IsOurs(LetterBlock block) =>
        block.Part is not LetterPart.AnnexArticle and not LetterPart.Quotation and not LetterPart.Points and not LetterPart.Addressee;

    /// <summary>The numbers that a list tells, its ranges told out.</summary>
    private static List<int> Told(string said) =>
        [.. Regex.Matches(said, @"(\d)(?: (?:à|to) (\d))?").SelectMany(match =>
        {
            var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var last = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : first;
            return Enumerable.Range(first, last - first + 1);
        })];
}
