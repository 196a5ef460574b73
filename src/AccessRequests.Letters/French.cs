using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters;

/// <summary>French as it is printed in Québec: agreement, elision, lists, and the spaces where a line may not end.</summary>
public static partial class French
{
    private const char NoBreak = '\u00A0';
    private const char NarrowNoBreak = '\u202F';

    /// <summary>«14», «14 et 37», «14, 37, 39, 53 et 54».</summary>
    public static string List(IReadOnlyList<string> items, string conjunction = "et") => FrenchCount.List(items, conjunction);

    /// <summary>«1 et 2», «3 à 7 et 9», «2, 3 a) et 3 b)»: four numbers in a row become a range.</summary>
    public static string PointNames(IReadOnlyList<string> names, string to = "à", string and = "et")
    {
        List<string> parts = [];

        for (var i = 0; i < names.Count;)
        {
            var end = i;

            while (end + 1 < names.Count
                && int.TryParse(names[end], CultureInfo.InvariantCulture, out var number)
                && int.TryParse(names[end + 1], CultureInfo.InvariantCulture, out var next)
                && next == number + 1)
            {
                end++;
            }

            if (end - i >= 3)
            {
                parts.Add($"{names[i]} {to} {names[end]}");
            }
            else
            {
                parts.AddRange(names.Skip(i).Take(end - i + 1));
            }

            i = end + 1;
        }

        return List(parts, and);
    }

    /// <summary>«le point 1», «les points 1 et 2», in the order given.</summary>
    public static string Points(IReadOnlyList<string> names) => names.Count == 1 ? $"le point {names[0]}" : $"les points {PointNames(names)}";

    /// <summary>The same from numbers, which are put in order.</summary>
    public static string Points(IEnumerable<int> numbers) =>
        Points([.. numbers.Distinct().Order().Select(number => number.ToString(CultureInfo.InvariantCulture))]);

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
    /// The office's own words: typographic apostrophes, guillemets in place of straight quotation marks, a space before a colon and
    /// inside guillemets, and no break where a line may not end. Québec sets no space before «;», «!» and «?»; one that was
    /// typed is kept, and does not break.
    /// </summary>
    public static string Typeset(string text)
    {
        var set = PairedQuotes().Replace(text, "«\u00A0$1\u00A0»");
        set = ColonWithoutSpace().Replace(set, $"{NoBreak}:");
        set = OpeningWithoutSpace().Replace(set, $"«{NoBreak}");
        set = ClosingWithoutSpace().Replace(set, $"{NoBreak}»");
        return Quoted(set);
    }

    /// <summary>Words of an applicant: typographic apostrophes, and non-breaking spaces for those already there; none is added.</summary>
    public static string Quoted(string text) => Unbroken(StraightApostrophe().Replace(text, "’"));

    /// <summary>The spaces alone, for the text of the Act.</summary>
    public static string Unbroken(string text)
    {
        var set = SpaceBeforeHighMark().Replace(text, $"{NarrowNoBreak}");
        return UnbreakableSpace().Replace(set, $"{NoBreak}");
    }

    /// <summary>Begins a sentence with a capital and ends it: nothing is added to what already ends one.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        trimmed = trimmed.Length > 0 && char.IsLower(trimmed[0]) ? char.ToUpper(trimmed[0], CultureInfo.InvariantCulture) + trimmed[1..] : trimmed;
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…' ? trimmed : $"{trimmed}.";
    }

    /// <summary>Whether «de» loses its vowel before it.</summary>
    public static bool Elides(string word) => MuteStart().IsMatch(word);

    // An h is mute in the names that public bodies bear (Hydro, Héma, Hôpital, Habitation) and in most first names, and aspirated in the rest.
    [GeneratedRegex("^(?:[aeiouâàäéèêëîïôöùûüœæ]|hydro|héma|hôpita|hôtel|habit|histoi|hél[eèé]|henri|herm|hervé|hilai|hippol|honor|horten|hubert|humbert|hyacin|hector)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MuteStart();

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L}|«)")]
    private static partial Regex StraightApostrophe();

    [GeneratedRegex("\"([^\"\n]+)\"")]
    private static partial Regex PairedQuotes();

    [GeneratedRegex(@"(?<=[\p{L}\d)»]):(?=\s|$)")]
    private static partial Regex ColonWithoutSpace();

    [GeneratedRegex(@"«(?=[^\s])")]
    private static partial Regex OpeningWithoutSpace();

    [GeneratedRegex(@"(?<=[^\s])»")]
    private static partial Regex ClosingWithoutSpace();

    [GeneratedRegex("(?<=\\S) (?=[;!?])")]
    private static partial Regex SpaceBeforeHighMark();

    [GeneratedRegex(
        """
        [ ](?=[:»%$])
        | (?<=«)[ ]
        | (?<=\b(?:art|a|c|r|n°|p|par)\.?)[ ](?=\d)
        | (?<=\b(?i:articles?|points?|questions?|volets?|pages?|sections?|annexes?|paragraphes?|chapitres?))[ ](?=\d)
        | (?<=\bchapitre)[ ](?=[A-Z]{1,2}-\d)
        | (?<=\b\d{1,3})[ ](?=[a-z]\))
        | (?<=\b\d{1,2}(?:er)?)[ ](?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)
        | (?<=\d)[ ](?=\d{3}(?!\d))
        | (?<=\bp\.)[ ](?=j\.)
        | (?<=\(en)[ ](?=annexe\))
        | (?<=\(\d{1,3}\))[ ](?=jours?)
        | (?<=\b[A-Z]\d[A-Z])[ ](?=\d[A-Z]\d\b)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex UnbreakableSpace();
}
