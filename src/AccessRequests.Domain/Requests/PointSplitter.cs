using System.Text.RegularExpressions;

namespace AccessRequests.Domain.Requests;

/// <summary>
/// Splits a request's text, as pasted, into what stands before its list and the items of that list, for an officer to correct: numbered, lettered or with bullets. A text
/// without a list of at least two items is one point. Lines that say who asks (name, address, telephone) and the courtesies of a message are no part of any.
/// </summary>
public static partial class PointSplitter
{
    public const int MaxPoints = 200;

    public static (string Introduction, IReadOnlyList<string> Points) Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToList();
        var (introduction, items) = Items(lines);

        if (items.Count < 2)
        {
            var single = Join(Substance(lines));
            return ("", single.Length == 0 ? [] : [single]);
        }

        return (Join(LastParagraph(introduction)), items.Where(item => item.Length > 0 && !IsIdentity(item)).Take(MaxPoints).ToList());
    }

    private static (List<string> Introduction, List<string> Items) Items(List<string> lines)
    {
        var introduction = new List<string>();
        var items = new List<string>();
        var isBulleted = false;
        var blank = false;

        foreach (var line in lines)
        {
            if (Numbered().Match(line) is { Success: true } match && !isBulleted && IsNext(match.Groups["number"].Value, items.Count))
            {
                items.Add(match.Groups["text"].Value.Trim());
            }
            else if (Bullet().Match(line) is { Success: true } bullet && (isBulleted || items.Count == 0))
            {
                isBulleted = true;
                items.Add(bullet.Groups["text"].Value.Trim());
            }
            else if (items.Count == 0)
            {
                introduction.Add(line);
            }
            else if (line.Length > 0 && (blank || IsCourtesy(line)))
            {
                // A paragraph after the list closes it: greetings and signatures are no part of the last point.
                break;
            }
            else if (line.Length > 0)
            {
                items[^1] = $"{items[^1]} {line}".Trim();
            }

            blank = line.Length == 0;
        }

        return (introduction, items);
    }

    /// <summary>A message without what heads, greets and signs it; all of it when nothing else would be left.</summary>
    private static List<string> Substance(List<string> lines)
    {
        var said = lines.SkipWhile(line => line.Length == 0 || IsIdentity(line) || IsGreeting(line)).TakeWhile(line => !IsClosing(line)).Where(line => !IsIdentity(line) && !IsGreeting(line)).ToList();
        return said.Exists(line => line.Length > 0) ? said : lines;
    }

    private static bool IsCourtesy(string line) => IsGreeting(line) || IsClosing(line);

    private static bool IsGreeting(string line) => Greeting().IsMatch(line);

    private static bool IsClosing(string line) => Closing().IsMatch(line);

    private static bool IsIdentity(string line) => Header().IsMatch(line) || Identity().IsMatch(line) || Contact().IsMatch(line);

    /// <summary>Headers of an e-mail, greetings and names come before; the letter recalls only what announces the list.</summary>
    private static List<string> LastParagraph(List<string> lines)
    {
        var text = lines.AsEnumerable().Reverse().SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0).Reverse().ToList();
        return text.Any(line => IsIdentity(line) || line.Contains('@', StringComparison.Ordinal)) ? [] : text;
    }

    private static bool IsNext(string number, int count) =>
        number.Length == 1 && char.IsAsciiLetter(number[0])
            ? char.ToLowerInvariant(number[0]) - 'a' == count
            : int.TryParse(number, out var value) && value == count + 1;

    private static string Join(IEnumerable<string> lines) => Spaces().Replace(string.Join(' ', lines), " ").Trim();

    [GeneratedRegex(@"^(?:point\s+)?(?<number>\d{1,3}|[a-zA-Z])\s*(?:[.)\-–:]|°)\s*(?<text>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:De|From|À|To|Cc|Envoyé|Sent|Date|Objet|Subject)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex(@"^[-*•–—·▪◦]\s+(?<text>\S.*)$")]
    private static partial Regex Bullet();

    /// <summary>A line of a form or of a signature that says who asks and how to reach them.</summary>
    [GeneratedRegex(@"^(?:(?:mes?|votre)\s+)?(?:nom(?:\s+(?:et|de)\s.{1,30})?|prénom(?:\s+et\s+nom)?|adresse(?:\s+(?:postale|de\s+courriel|courriel|électronique|civique|complète))?|courriel|e-?mail|téléphone|tél\.?|cell(?:ulaire)?\.?|télécopieur|code\s+postal|demandeur|requérant|coordonnées|date\s+de\s+naissance)\s*(?:\([^)]*\)\s*)?:", RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    /// <summary>An address of e-mail, a telephone or a postal code alone.</summary>
    [GeneratedRegex(@"^(?:\S+@\S+\.\S+|(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?:\s*(?:poste|p\.)\s*\d+)?|[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d)$")]
    private static partial Regex Contact();

    /// <summary>Nothing else on the line: «Bonjour, je veux le rapport» is a request.</summary>
    [GeneratedRegex(@"^(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|à\s+qui\s+de\s+droit)(?:[\s,]+(?:ou|et|à|tous|toutes|vous|madame|monsieur|mesdames|messieurs|la|le|responsable))*\s*[,!.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    /// <summary>Nothing else on the line: «Merci de m’envoyer aussi le bilan» is a request.</summary>
    [GeneratedRegex(@"^(?:merci(?:\s+(?:beaucoup|infiniment|d[’']avance|à\s+l[’']avance|de\s+votre\s+\w+|pour\s+votre\s+\w+))?(?:\s+et\s+bonne\s+\w+)?\s*[,.!]*|(?:bien\s+)?cordialement\s*[,.!]?|bien\s+à\s+vous\s*[,.!]?|(?:(?:sincères|meilleures|cordiales)\s+)?salutations(?:\s+distinguées)?\s*[,.!]?|bonne\s+(?:fin\s+de\s+)?(?:journée|semaine|soirée)\s*[,.!]?|(?:je\s+vous\s+prie|veuillez)\s.*(?:salutations|sentiments).*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
