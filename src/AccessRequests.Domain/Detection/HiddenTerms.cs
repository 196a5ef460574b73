using System.Buffers;
using System.Text.RegularExpressions;

namespace AccessRequests.Domain.Detection;

/// <summary>
/// What marks hide, as terms to look for where nothing is hidden: a name left in sight on page 9 undoes the mark of page 3.
/// It is built in memory from the originals and forgotten; nothing of it may be stored or logged.
/// </summary>
public sealed partial class HiddenTerms
{
    public const int MaxTerms = 4000;
    private const int MaxTermsOfPassage = 40;
    private const int ShortestTerm = 4;
    private const int LongestTerm = 100;
    private const int MostWords = 6;
    private const int KeyLength = ShortestTerm;

    private static readonly SensitiveText Forms = new(
        [.. Enum.GetValues<SensitiveKind>().Where(kind => kind is not (SensitiveKind.Term or SensitiveKind.Expression or SensitiveKind.StaffFunction or SensitiveKind.LoneHeading))], [], null);

    private readonly Dictionary<string, List<(string Term, int Passage, bool IsSurname)>> _byKey = new(StringComparer.Ordinal);
    private readonly SearchValues<string>? _keys;

    /// <param name="passages">The text under each mark, and whether it is about people: then its names are looked for too, in their variants.</param>
    public HiddenTerms(IReadOnlyList<(string Text, bool IsPersonal)> passages)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);

        for (var passage = 0; passage < passages.Count && known.Count < MaxTerms; passage++)
        {
            foreach (var (term, isSurname) in TermsOf(passages[passage].Text, passages[passage].IsPersonal).Take(MaxTermsOfPassage).Where(term => known.Add(term.Term)))
            {
                if (!_byKey.TryGetValue(term[..KeyLength], out var terms))
                {
                    _byKey[term[..KeyLength]] = terms = [];
                }

                terms.Add((term, passage, isSurname));
            }
        }

        IsCut = known.Count >= MaxTerms;
        _keys = _byKey.Count == 0 ? null : SearchValues.Create([.. _byKey.Keys], StringComparison.Ordinal);
    }

    /// <summary>There was more to look for than is looked for.</summary>
    public bool IsCut { get; }

    /// <summary>
    /// What is worth looking for in other files, each with the index of the passage that hides it: names of two words and more, addresses and
    /// numbers. A word by itself says nothing there. Folded: no accents, no capitals.
    /// </summary>
    public IEnumerable<(string Term, int Passage)> Telling => _byKey.Values
        .SelectMany(terms => terms)
        .Where(term => !term.IsSurname && (term.Term.Contains(' ') || term.Term.Contains('@') || term.Term.Any(char.IsAsciiDigit)))
        .OrderBy(term => term.Passage)
        .Select(term => (term.Term, term.Passage));

    /// <returns>Where a whole hidden term is read, the longest at each place, with the index of the passage that hides it.</returns>
    public IEnumerable<(int Passage, int Start, int Length)> Find(string text)
    {
        if (_keys is null)
        {
            yield break;
        }

        var folded = FoldedText.Of(text);

        for (var at = folded.AsSpan().IndexOfAny(_keys); at >= 0;)
        {
            var found = _byKey[folded.Substring(at, KeyLength)]
                .Where(term => (!term.IsSurname || char.IsUpper(text[at]))
                    && string.CompareOrdinal(folded, at, term.Term, 0, term.Term.Length) == 0
                    && FoldedText.IsBoundary(folded, at - 1, term.Term[0])
                    && FoldedText.IsBoundary(folded, at + term.Term.Length, term.Term[^1]))
                .OrderByDescending(term => term.Term.Length)
                .FirstOrDefault();

            if (found.Term is { } longest)
            {
                yield return (found.Passage, at, longest.Length);
            }

            var from = at + (found.Term?.Length ?? 1);
            var next = from < folded.Length ? folded.AsSpan(from).IndexOfAny(_keys) : -1;
            at = next < 0 ? -1 : from + next;
        }
    }

    /// <summary>
    /// The passage itself where it is short; the addresses and numbers in it; the names, as people write them elsewhere. A surname by
    /// itself is one only with a capital: many are words of the language.
    /// </summary>
    private static IEnumerable<(string Term, bool IsSurname)> TermsOf(string passage, bool isPersonal)
    {
        var text = Spaces().Replace(passage, " ").Trim().Trim('.', ',', ';', ':', '(', ')', '«', '»', ' ');
        var names = isPersonal ? Names().Matches(Titles().Replace(text, "")).Select(name => name.Value).ToList() : [];
        var surnames = isPersonal ? Titled().Matches(text).Select(name => name.Groups[1].Value).Concat(names.Select(name => name[(name.LastIndexOf(' ') + 1)..])) : [];
        var terms = Whole(text)
            .Concat(Forms.Find(text).Select(form => text.Substring(form.Start, form.Length)))
            .Concat(Numbers().Matches(text).Select(number => number.Value))
            .Concat(names.SelectMany(Variants));

        return terms.Select(term => (Term: FoldedText.Of(term), IsSurname: false))
            .Concat(surnames.Select(name => (Term: FoldedText.Of(name), IsSurname: true)))
            .Where(term => term.Term.Length is >= ShortestTerm and <= LongestTerm);
    }

    private static IEnumerable<string> Whole(string text) =>
        text.Length <= LongestTerm && text.Split(' ').Length <= MostWords && text.Any(char.IsLetterOrDigit) ? [text] : [];

    /// <summary>«Julie Tremblay»: «J. Tremblay», «Tremblay, Julie», and the beginnings of an address made from it.</summary>
    private static IEnumerable<string> Variants(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word[0])).ToList();
        var (first, last) = (words[0], words[^1]);

        return [name, $"{first[0]}. {last}", $"{first[0]}.{last}", $"{last}, {first}", $"{last} {first}", $"{first}.{last}", $"{first}-{last}", $"{first[0]}{last}", $"{last}{first[0]}"];
    }

    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]+(?: (?:de |du |des |la |le |d’|d'|von |van )?\p{Lu}[\p{L}'’-]+){1,3}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(?:M\.|MM\.|Mme|Mmes|Me|Dre?|Monsieur|Madame) (?=\p{Lu})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titles();

    [GeneratedRegex(@"\b(?:M\.|MM\.|Mme|Mmes|Me|Dre?|Monsieur|Madame) (\p{Lu}[\p{L}'’-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titled();

    /// <summary>Five digits or more, as amounts and file numbers are written.</summary>
    [GeneratedRegex(@"\d(?:[ \u00A0.,-]?\d){4,}", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
