using System.Text.RegularExpressions;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters;

/// <summary>French as it is printed in Québec: agreement, elision, lists, and the spaces where a line may not end.</summary>
public static partial class French
{
    private const char NoBreak = '\u00A0';
    private const char NarrowNoBreak = '\u202F';

    /// <summary>«14», «14 et 37», «14, 37, 39, 53 et 54».</summary>
    public static string List(IReadOnlyList<string> items, string conjunction = "et") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {conjunction} {items[^1]}",
    };

    /// <summary>«1 et 2», «3 à 7 et 9»: four numbers in a row become a range.</summary>
    public static string Numbers(IEnumerable<int> numbers)
    {
        var sorted = numbers.Distinct().Order().ToList();
        List<string> parts = [];

        for (var i = 0; i < sorted.Count;)
        {
            var end = i;

            while (end + 1 < sorted.Count && sorted[end + 1] == sorted[end] + 1)
            {
                end++;
            }

            if (end - i >= 3)
            {
                parts.Add($"{sorted[i]} à {sorted[end]}");
            }
            else
            {
                parts.AddRange(sorted[i..(end + 1)].Select(number => $"{number}"));
            }

            i = end + 1;
        }

        return List(parts);
    }

    /// <summary>«le point 1», «les points 1 et 2».</summary>
    public static string Points(IReadOnlyCollection<int> numbers) =>
        numbers.Count == 1 ? $"le point {numbers.First()}" : $"les points {Numbers(numbers)}";

    /// <summary>«de l’article 37», «des articles 37 et 39».</summary>
    public static string OfArticles(IReadOnlyList<string> numbers) =>
        numbers.Count == 1 ? $"de l’article {numbers[0]}" : $"des articles {List(numbers)}";

    /// <summary>«d’avis, de recommandations ou d’analyses».</summary>
    public static string OfAny(IEnumerable<string> nouns) => List([.. nouns.Select(Of)], "ou");

    /// <summary>«de recommandations», «d’analyses».</summary>
    public static string Of(string noun) => Elides(noun) ? $"d’{noun}" : $"de {noun}";

    /// <summary>«du Secrétariat», «de la Ville», «de l’Agence», «des Archives», «d’Hydro-Québec».</summary>
    public static string Of(NounArticle article, string name) => article switch
    {
        NounArticle.Le => $"du {name}",
        NounArticle.La => $"de la {name}",
        NounArticle.Elided => $"de l’{name}",
        NounArticle.Les => $"des {name}",
        NounArticle.None => Of(name),
    };

    /// <summary>
    /// Typographic apostrophes between letters, and non-breaking spaces for those already there: none is added, so that the
    /// words of an applicant or of the Act stay as they are. Québec sets no space before «;», «!» and «?».
    /// </summary>
    public static string Typeset(string text)
    {
        var set = StraightApostrophe().Replace(text, "’");
        return Unbroken(set);
    }

    /// <summary>The spaces of <see cref="Typeset"/> alone, for texts that are quoted to the letter.</summary>
    public static string Unbroken(string text)
    {
        var set = SpaceBeforeHighMark().Replace(text, $"{NarrowNoBreak}");
        return UnbreakableSpace().Replace(set, $"{NoBreak}");
    }

    /// <summary>Ends a sentence: nothing is added to what already ends one.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…' ? trimmed : $"{trimmed}.";
    }

    private static bool Elides(string word) => MuteStart().IsMatch(word);

    // An h is mute in the names that public bodies bear (Hydro, Héma, Hôpital, Habitation) and aspirated in the rest.
    [GeneratedRegex("^(?:[aeiouâàäéèêëîïôöùûüœæ]|hydro|héma|hôpita|hôtel|habit|histoi)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MuteStart();

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L}|«)")]
    private static partial Regex StraightApostrophe();

    [GeneratedRegex("(?<=\\S) (?=[;!?])")]
    private static partial Regex SpaceBeforeHighMark();

    [GeneratedRegex(
        """
        [ ](?=[:»%$])
        | (?<=«)[ ]
        | (?<=\b(?:art|a|c|r|n°|p|par)\.?)[ ](?=\d)
        | (?<=\b(?:articles?|points?|pages?|chapitre))[ ](?=\d)
        | (?<=\b\d{1,2}(?:er)?)[ ](?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)
        | (?<=\d)[ ](?=\d{3}(?!\d))
        | (?<=\bp\.)[ ](?=j\.)
        | (?<=\(en)[ ](?=annexe\))
        | (?<=\(\d{1,3}\))[ ](?=jours)
        | (?<=\b[A-Z]\d[A-Z])[ ](?=\d[A-Z]\d\b)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex UnbreakableSpace();
}
