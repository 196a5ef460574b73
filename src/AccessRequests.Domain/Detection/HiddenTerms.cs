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
    private const int MaxTermsOfPage = 400;
    private const int ShortestTerm = 4;

    /// <summary>«Roy», with its capital and between other words.</summary>
    private const int ShortestSurname = 3;
    private const int LongestTerm = 100;
    private const int MostWords = 6;

    /// <summary>A sentence is looked for by runs of so many words: fewer stand together in many sentences.</summary>
    private const int Run = 7;
    private const int MaxRunsOfPassage = 40;
    private const int KeyLength = ShortestSurname;

    private static readonly SensitiveText Forms = new(
        [.. Enum.GetValues<SensitiveKind>().Where(kind => kind is not (SensitiveKind.Term or SensitiveKind.Expression or SensitiveKind.StaffFunction or SensitiveKind.LoneHeading))], [], null);

    private readonly Dictionary<string, List<(string Term, int Passage, bool IsSurname)>> _byKey = new(StringComparer.Ordinal);
    private readonly SearchValues<string>? _keys;

    public HiddenTerms(IReadOnlyList<HiddenPassage> passages)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);

        for (var passage = 0; passage < passages.Count && known.Count < MaxTerms; passage++)
        {
            foreach (var (term, isSurname) in TermsOf(passages[passage]).Where(term => known.Add(term.Term)))
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
            // Most places are within a word, where no term begins.
            var found = !FoldedText.IsBoundary(folded, at - 1, folded[at]) ? default : _byKey[folded.Substring(at, KeyLength)]
                .Where(term => (!term.IsSurname || char.IsUpper(text[at]))
                    && string.CompareOrdinal(folded, at, term.Term, 0, term.Term.Length) == 0
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
    /// The passage itself where it is short, else its sentences; the addresses and numbers in it; the names, as people write them elsewhere.
    /// A surname by itself is one only with a capital: many are words of the language.
    /// </summary>
    private static IEnumerable<(string Term, bool IsSurname)> TermsOf(HiddenPassage passage)
    {
        if (passage.IsWholePage)
        {
            return passage.IsPersonal ? Sound(FormsIn(passage.Text), [.. NamesIn(passage.Text).Where(name => !Body().IsMatch(name))], TitledIn(passage.Text)).Take(MaxTermsOfPage) : [];
        }

        var text = Bare(Spaces().Replace(passage.Text, " "));

        return Sound(Whole(text).Concat(FormsIn(text)).Concat(Numbers().Matches(text).Select(number => number.Value)), passage.IsPersonal ? NamesIn(text) : [], passage.IsPersonal ? SurnamesIn(text) : [])
            .Take(MaxTermsOfPassage)
            .Concat(Sound(Runs(text), [], []).Take(MaxRunsOfPassage));
    }

    private static IEnumerable<(string Term, bool IsSurname)> Sound(IEnumerable<string> terms, IReadOnlyList<string> names, IEnumerable<string> surnames) =>
        terms.Concat(names.SelectMany(Variants))
            .Select(term => (Term: FoldedText.Of(term), IsSurname: false))
            .Where(term => term.Term.Length is >= ShortestTerm and <= LongestTerm)
            .Concat(surnames.Select(name => (Term: FoldedText.Of(name), IsSurname: true)).Where(name => name.Term.Length is >= ShortestSurname and <= LongestTerm));

    private static IEnumerable<string> FormsIn(string text) => Forms.Find(text).Select(form => text.Substring(form.Start, form.Length));

    private static List<string> NamesIn(string text) => [.. Names().Matches(Titles().Replace(text, "")).Select(name => name.Value)];

    private static IEnumerable<string> TitledIn(string text) => Titled().Matches(text).Select(name => name.Groups[1].Value);

    /// <summary>A passage that is one word with a capital is one too.</summary>
    private static IEnumerable<string> SurnamesIn(string text) =>
        TitledIn(text).Concat(NamesIn(text).Select(name => name[(name.LastIndexOf(' ') + 1)..])).Concat(text.Length > 0 && char.IsUpper(text[0]) && !text.Contains(' ') ? [text] : []);

    private static IEnumerable<string> Whole(string text) =>
        text.Length <= LongestTerm && text.Split(' ').Length <= MostWords && text.Any(char.IsLetterOrDigit) ? [text] : [];

    /// <summary>Each sentence of seven words and more, as runs of seven: its beginning, what follows and its end.</summary>
    private static IEnumerable<string> Runs(string text) =>
        from sentence in Sentences().Split(text)
        let words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words.Length >= Run
        from start in Enumerable.Range(0, words.Length / Run).Select(run => run * Run).Append(words.Length - Run).Distinct()
        select Bare(string.Join(' ', words.Skip(start).Take(Run)));

    private static string Bare(string text) => text.Trim().Trim('.', ',', ';', ':', '!', '?', '(', ')', '«', '»', ' ');

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

    /// <summary>What is written with capitals and names nobody: a page withheld whole has them in its letterhead.</summary>
    [GeneratedRegex(@"\b(?:Minist|Direction|Gouvernement|Secr[ée]tariat|Comit[ée]|Commission|Conseil|Service|Bureau|Cabinet|Assembl[ée]e|Loi|R[èe]glement|Programme|Centre|Office|R[ée]gie|Soci[ée]t[ée]|Universit[ée]|Ville|Municipalit[ée]|Cour|Tribunal|Rue|Boulevard|Qu[ée]bec|Montr[ée]al|Canada|Acc[èe]s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Body();

    [GeneratedRegex(@"(?<=[.;:!?])\s+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
