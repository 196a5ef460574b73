using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Wording;

/// <summary>The letters of «1er» and «7e», which French print raises.</summary>
public static partial class Ordinals
{
    public static IEnumerable<(string Text, bool IsRaised)> Split(string text)
    {
        var position = 0;

        foreach (Match letters in Letters().Matches(text))
        {
            yield return (text[position..letters.Index], false);
            yield return (letters.Value, true);
            position = letters.Index + letters.Length;
        }

        if (position < text.Length)
        {
            yield return (text[position..], false);
        }
    }

    [GeneratedRegex(@"(?<=\b1)(?:er|re)\b|(?<=\b\d{1,3})e\b")]
    private static partial Regex Letters();
}
