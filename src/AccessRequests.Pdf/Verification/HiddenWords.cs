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

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _outside = new();

    public IReadOnlyCollection<string> All => _words;

    /// <summary>Reads one page of the original. Letters must come in the order they are drawn.</summary>
    public void Add(IReadOnlyList<ReadLetter> letters, Func<ReadLetter, bool> isHidden)
    {
        var word = new StringBuilder();
        ReadLetter? previous = null;

        foreach (var letter in letters)
        {
            var hidden = isHidden(letter);

            if (!hidden && !letter.IsBlank)
            {
                _outside.Append(letter.Text);
            }

            if (!hidden || letter.IsBlank || (previous is not null && !Follows(previous, letter)))
            {
                Finish(word);
            }

            if (hidden && !letter.IsBlank)
            {
                word.Append(letter.Text);
                previous = letter;
            }
        }

        Finish(word);
        _outside.Append('\n');
    }

    /// <summary>Words that read more often in the result than they stand outside the marks.</summary>
    public int TooOftenIn(string text)
    {
        var outside = _outside.ToString();
        return _words.Count(word => Occurrences(text, word) > Occurrences(outside, word));
    }

    /// <summary>Words that stand nowhere outside the marks, so that no byte of the result may spell them.</summary>
    public IReadOnlyList<string> OnlyHidden(IEnumerable<string> ours)
    {
        var allowed = _outside + string.Concat(ours);
        return [.. _words.Where(word => word.Length >= ShortestInBytes && !allowed.Contains(word, StringComparison.OrdinalIgnoreCase))];
    }

    private void Finish(StringBuilder word)
    {
        var text = word.ToString().Trim('.', ',', ';', ':', '(', ')', '«', '»', '"', '’', '\'', '!', '?', '[', ']');

        if (text.Length >= ShortestInText && text.Any(char.IsLetterOrDigit))
        {
            _words.Add(text);
        }

        word.Clear();
    }

    private static bool Follows(ReadLetter previous, ReadLetter next)
    {
        var size = Math.Max(Math.Max(previous.Box.Height, previous.Cell.Height), 1);
        return Math.Abs(next.X - previous.X) < size * 2.5 && Math.Abs(next.Y - previous.Y) < size * 2.5;
    }

    private static int Occurrences(string text, string word)
    {
        var count = 0;

        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }
}
