using System.Text.RegularExpressions;

namespace AccessRequests.Domain.Requests;

/// <summary>
/// Splits a request's text, as pasted, into what stands before its numbered list and the items of that list,
/// for an officer to correct. A text without a list of at least two items is one point.
/// </summary>
public static partial class PointSplitter
{
    public const int MaxPoints = 200;

    public static (string Introduction, IReadOnlyList<string> Points) Split(string text)
    {
        var introduction = new List<string>();
        var points = new List<string>();
        var blank = false;

        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            if (Numbered().Match(line) is { Success: true } match && IsNext(match.Groups["number"].Value, points.Count))
            {
                points.Add(match.Groups["text"].Value.Trim());
            }
            else if (points.Count == 0)
            {
                introduction.Add(line);
            }
            else if (line.Length > 0 && blank && points.Count > 0)
            {
                // A paragraph after the list closes it: greetings and signatures are no part of the last point.
                break;
            }
            else if (line.Length > 0)
            {
                points[^1] = $"{points[^1]} {line}".Trim();
            }

            blank = line.Length == 0;
        }

        var single = Join(text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

        return points.Count >= 2
            ? (Join(LastParagraph(introduction)), points.Where(point => point.Length > 0).Take(MaxPoints).ToList())
            : ("", single.Length == 0 ? [] : [single]);
    }

    /// <summary>Headers of an e-mail, greetings and names come before; the letter recalls only what announces the list.</summary>
    private static List<string> LastParagraph(List<string> lines)
    {
        var text = lines.AsEnumerable().Reverse().SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0).Reverse().ToList();
        return text.Any(line => Header().IsMatch(line) || line.Contains('@', StringComparison.Ordinal)) ? [] : text;
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

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
