using System.Runtime.InteropServices;
using System.Text;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// The words under the marks of an original, in memory only and never in a message, with the number of times each
/// may still be read: as often as it stands outside the marks.
/// </summary>
internal sealed class HiddenWords
{
    private const int ShortestInText = 3;
    private const int ShortestInBytes = 4;

    /// <summary>Stands where letters are hidden.</summary>
    private const char Gap = '\v';

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _telling = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _visible = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _outside = new();

    public int Count => _words.Count;

    public void Add(PageWords page)
    {
        _words.UnionWith(page.Hidden);
        _telling.UnionWith(page.Hidden.Where(IsTelling));
        _visible.UnionWith(page.Visible);
        _outside.Append(page.Outside);
    }

    /// <summary>Whether a title holds a name or a number that a mark hides and that stands nowhere else as a word of its own.</summary>
    public bool AreToldBy(string title) => _telling.Any(word => !_visible.Contains(word) && HoldsWord(title, word));

    /// <summary>
    /// How many words read more often in a text of the result than they stand outside the marks, and which stand nowhere outside
    /// them nor in what the product itself writes, so that no byte of the result may spell them.
    /// </summary>
    public (int TooOften, IReadOnlyList<string> OnlyHidden) Compare(string text, string ours)
    {
        var patterns = new PatternSet(_words.Select(Folded).Distinct().Select(Bytes));
        var outside = _outside.ToString();
        var (allowed, found) = (Occurrences(patterns, outside), Occurrences(patterns, text));

        // In the bytes, what stands before and after a mark stands together.
        var together = Occurrences(patterns, $"{outside.Replace($"{Gap}", "", StringComparison.Ordinal)}\n{ours}");

        return (
            found.Count(word => word.Value > allowed.GetValueOrDefault(word.Key)),
            [.. _words.Where(word => word.Length >= ShortestInBytes && !together.ContainsKey(Folded(word)))]);
    }

    /// <summary>Reads one page of the original. Letters must come in the order they are drawn.</summary>
    public static PageWords Read(IReadOnlyList<ReadLetter> letters, Func<ReadLetter, bool> isHidden)
    {
        var (hiddenWords, visibleWords) = (new List<string>(), new List<string>());
        var outside = new StringBuilder();
        var word = new StringBuilder();
        ReadLetter? previous = null;
        var wasHidden = false;

        foreach (var letter in letters)
        {
            var hidden = isHidden(letter);

            if (letter.IsBlank || hidden != wasHidden || (previous is not null && !Follows(previous, letter)))
            {
                Finish(word, wasHidden ? hiddenWords : visibleWords);
            }

            if (!letter.IsBlank)
            {
                outside.Append(hidden ? $"{Gap}" : letter.Text);
                word.Append(letter.Text);
                (previous, wasHidden) = (letter, hidden);
            }
        }

        Finish(word, wasHidden ? hiddenWords : visibleWords);
        return new PageWords(hiddenWords, outside.Append('\n').ToString(), visibleWords);
    }

    /// <summary>A name or a number: a title may share its common words with a passage.</summary>
    private static bool IsTelling(string word) => word.Length >= ShortestInBytes && word.Any(letter => char.IsUpper(letter) || char.IsDigit(letter));

    private static bool HoldsWord(string title, string word)
    {
        for (var at = title.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = title.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;

            if ((at == 0 || !char.IsLetterOrDigit(title[at - 1])) && (end == title.Length || !char.IsLetterOrDigit(title[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static void Finish(StringBuilder word, List<string> words)
    {
        var text = word.ToString().Trim('.', ',', ';', ':', '(', ')', '«', '»', '"', '’', '\'', '!', '?', '[', ']');

        if (text.Length >= ShortestInText && text.Any(char.IsLetterOrDigit))
        {
            words.Add(text);
        }

        word.Clear();
    }

    private static bool Follows(ReadLetter previous, ReadLetter next)
    {
        var size = Math.Max(Math.Max(previous.Box.Height, previous.Cell.Height), 1);
        return Math.Abs(next.X - previous.X) < size * 2.5 && Math.Abs(next.Y - previous.Y) < size * 2.5;
    }

    private static Dictionary<string, int> Occurrences(PatternSet words, string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);

        foreach (var (at, pattern) in words.Occurring(Bytes(Folded(text))))
        {
            // At an odd place halves of two letters look like one.
            if (at % 2 == 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, Text(pattern), out _)++;
            }
        }

        return counts;
    }

    private static string Folded(string text) => text.ToUpperInvariant();

    private static byte[] Bytes(string text) => Encoding.BigEndianUnicode.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.BigEndianUnicode.GetString(bytes);
}

/// <param name="Hidden">Words under the marks of a page.</param>
/// <param name="Outside">The letters outside, parted where hidden ones were: those before and after a mark make no word.</param>
/// <param name="Visible">Words outside the marks.</param>
internal sealed record PageWords(IReadOnlyList<string> Hidden, string Outside, IReadOnlyList<string> Visible);
