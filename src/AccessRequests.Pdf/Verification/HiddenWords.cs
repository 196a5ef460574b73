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
    private readonly StringBuilder _outside = new();

    public int Count => _words.Count;

    public void Add(PageWords page)
    {
        _words.UnionWith(page.Hidden);
        _outside.Append(page.Outside);
    }

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
        var hiddenWords = new List<string>();
        var outside = new StringBuilder();
        var word = new StringBuilder();
        ReadLetter? previous = null;

        foreach (var letter in letters)
        {
            var hidden = isHidden(letter);

            if (!letter.IsBlank)
            {
                outside.Append(hidden ? $"{Gap}" : letter.Text);
            }

            if (!hidden || letter.IsBlank || (previous is not null && !Follows(previous, letter)))
            {
                Finish(word, hiddenWords);
            }

            if (hidden && !letter.IsBlank)
            {
                word.Append(letter.Text);
                previous = letter;
            }
        }

        Finish(word, hiddenWords);
        return new PageWords(hiddenWords, outside.Append('\n').ToString());
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
internal sealed record PageWords(IReadOnlyList<string> Hidden, string Outside);
