using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessRequests.Domain.Detection;

/// <summary>
/// Finds in a text what looks like personal information or a way into a system. It proposes and never decides: a reader says
/// what the law protects.
/// </summary>
public sealed partial class SensitiveText
{
    public const int MaxTerms = 200;
    public const int TermMaxLength = 200;
    public const int ExpressionMaxLength = 500;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly List<(SensitiveKind Kind, Regex Form, Func<string, bool> IsSound)> _forms = [];
    private readonly List<string> _terms;

    /// <param name="kinds">Which forms to look for.</param>
    /// <param name="terms">Words or names, found whole, whatever their case and accents.</param>
    /// <param name="expression">A regular expression without look-around or back-references, or null.</param>
    /// <exception cref="ArgumentException">The expression is not one, see <see cref="IsExpression"/>.</exception>
    public SensitiveText(IReadOnlyCollection<SensitiveKind> kinds, IReadOnlyCollection<string> terms, string? expression)
    {
        _forms.AddRange(Forms().Where(form => kinds.Contains(form.Kind)));
        _terms = [.. terms.Select(term => FoldedText.Of(Spaces().Replace(term.Trim(), " "))).Where(term => term.Length > 0).Distinct()];

        if (!string.IsNullOrWhiteSpace(expression))
        {
            _forms.Add((SensitiveKind.Expression, Compile(expression), _ => true));
        }
    }

    /// <summary>Whether it can be searched for in a time that grows only with the text.</summary>
    public static bool IsExpression(string expression)
    {
        try
        {
            Compile(expression);
            return true;
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <returns>Where each is, in the order of the text within each kind; one place may be of several kinds.</returns>
    public IEnumerable<(SensitiveKind Kind, int Start, int Length)> Find(string text)
    {
        foreach (var (kind, form, isSound) in _forms)
        {
            foreach (var match in form.Matches(text).Where(match => match.Length > 0 && isSound(match.Value)))
            {
                yield return (kind, match.Index, match.Length);
            }
        }

        var plain = _terms.Count > 0 ? FoldedText.Of(text) : "";

        foreach (var term in _terms)
        {
            for (var at = plain.IndexOf(term, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(term, at + term.Length, StringComparison.Ordinal))
            {
                if (FoldedText.IsBoundary(plain, at - 1, term[0]) && FoldedText.IsBoundary(plain, at + term.Length, term[^1]))
                {
                    yield return (SensitiveKind.Term, at, term.Length);
                }
            }
        }
    }

    /// <summary>Linear in the text whatever the expression, hence without back-references; the limit is a second lock.</summary>
    private static Regex Compile(string expression) =>
        new(expression, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout);

    private static IEnumerable<(SensitiveKind Kind, Regex Form, Func<string, bool> IsSound)> Forms() =>
    [
        (SensitiveKind.EmailAddress, Email(), _ => true),
        (SensitiveKind.Telephone, Telephone(), _ => true),
        (SensitiveKind.SocialInsuranceNumber, NineDigits(), number => PassesLuhn(number)),
        (SensitiveKind.HealthInsuranceNumber, HealthNumber(), HoldsBirthday),
        (SensitiveKind.DateOfBirth, Birth(), _ => true),
        (SensitiveKind.PostalCode, PostalCode(), _ => true),
        (SensitiveKind.HomeAddress, StreetAddress(), address => !Workplace().IsMatch(address)),
        (SensitiveKind.StaffFunction, NameAndFunction(), _ => true),
        (SensitiveKind.PaymentCard, Card(), number => PassesLuhn(number)),
        (SensitiveKind.IpAddress, Ip(), address => address.Split('.').All(part => int.Parse(part, CultureInfo.InvariantCulture) <= 255)),
        (SensitiveKind.NetworkPath, Unc(), _ => true),
        (SensitiveKind.TokenUrl, Url(), HoldsToken),
        (SensitiveKind.InternalHost, Host(), _ => true),
    ];

    /// <summary>The check digit of social insurance numbers and payment cards; all zeros pass the sum and are no number.</summary>
    private static bool PassesLuhn(string number)
    {
        var digits = number.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToList();
        var sum = digits.Select((digit, at) => at % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit).Sum();
        return sum > 0 && sum % 10 == 0;
    }

    /// <summary>After the letters: two digits of year, the month (with fifty added for women), the day.</summary>
    private static bool HoldsBirthday(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var month = int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture) % 50;
        var day = int.Parse(digits.AsSpan(4, 2), CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private static bool HoldsToken(string url) => Secret().IsMatch(url);

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d.])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\)|[2-9]\d{2})[ .-]?[2-9]\d{2}[ .-]\d{4}(?!\d)(?:,? ?(?:poste|ext\.?|p\.) ?\d{1,6})?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{3}(?![\d-])", RegexOptions.None, 1000)]
    private static partial Regex NineDigits();

    [GeneratedRegex(@"(?<!\p{L})\p{L}{4} ?\d{4} ?\d{4}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex HealthNumber();

    [GeneratedRegex(@"(?:\bnée?(?:\(e\))? le|date de naissance|\bDDN|\bD\.D\.N\.)\s*:?\s*(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/ -]\d{1,2}[/ -]\d{2,4}|\d{1,2}(?:er)? \p{L}+ \d{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Birth();

    [GeneratedRegex(@"(?<![\p{L}\d])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PostalCode();

    [GeneratedRegex(@"(?<![\d-])\d{1,5}(?:-\d{1,5})?[A-Z]?,?\s+(?:\d{1,3}e\s+)?(?:rue|avenue|av\.|boulevard|boul\.|chemin|ch\.|rang|route|place|côte|allée|impasse|croissant|terrasse|montée)(?=\s)[^\n;]{2,80}?(?:[A-Z]\d[A-Z][ -]?\d[A-Z]\d|(?=[\n;])|\z|(?=\.(?:\s+\p{Lu}|\s*\z)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StreetAddress();

    [GeneratedRegex(@"\b(?:bureau|étage|local|édifice|bloc)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Workplace();

    [GeneratedRegex(@"(?<![\p{L}-])\p{Lu}[\p{L}’'-]+(?:\s+(?:de\s|du\s|des\s|la\s|le\s)?\p{Lu}[\p{L}’'.-]*){1,3},\s+(?:(?:sous-)?ministre|direct(?:eur|rice)|chef(?:fe)?|conseill(?:er|ère)|analyste|coordonnat(?:eur|rice)|gestionnaire|technicien(?:ne)?|agente?|adjointe?|secrétaire|responsable|professionnel(?:le)?|avocate?|notaire|ingénieure?|économiste)(?!\p{L})[^\n,.;:()]{0,80}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameAndFunction();

    [GeneratedRegex(@"(?<![\d-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d-])|(?<![\d-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\d-])", RegexOptions.None, 1000)]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])", RegexOptions.None, 1000)]
    private static partial Regex Ip();

    [GeneratedRegex(@"\\\\[\p{L}\p{N}._-]+\\\S+", RegexOptions.None, 1000)]
    private static partial Regex Unc();

    /// <summary>By its suffix, or its first name.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}@._-])(?:(?:[a-z0-9][a-z0-9-]*\.)+(?:" + InternalHosts.LastNames + @")|(?:[a-z0-9-]+\.)*intra(?:net)?(?:\.[a-z0-9-]+)+)(?![\p{L}\p{N}-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Host();

    [GeneratedRegex(@"https?://\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"[?&#;/](?:[^=&\s]*(?:token|key|sig|secret|auth|pass|session|code|jwt)[^=&\s]*=[^&\s]+|[^=&\s]+=[A-Za-z0-9_.%-]{20,})", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
