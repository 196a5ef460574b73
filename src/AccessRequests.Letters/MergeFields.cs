using System.Text.RegularExpressions;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Letters;

/// <summary>The values of the fields of a sentence, and the sentence with them in place.</summary>
internal sealed partial class MergeFields : Dictionary<string, LetterSpan>
{
    /// <summary>Fields whose value is of several parts, such as a title with an address.</summary>
    public Dictionary<string, IReadOnlyList<LetterSpan>> InParts { get; } = [];

    /// <summary>The articles of the field «articles»: a sentence does not say that they are annexed when none is.</summary>
    public IReadOnlyList<ProvisionReference> Cited { get; init; } = [];

    /// <exception cref="FormatException">The sentence has a field that no value is given for.</exception>
    public IReadOnlyList<LetterSpan> Fill(string sentence)
    {
        List<LetterSpan> spans = [];
        var position = 0;

        foreach (Match field in Field().Matches(sentence))
        {
            AppendWords(spans, sentence[position..field.Index]);
            position = field.Index + field.Length;

            if (InParts.TryGetValue(field.Groups[1].Value, out var parts))
            {
                foreach (var part in parts)
                {
                    Append(spans, part);
                }

                continue;
            }

            if (!TryGetValue(field.Groups[1].Value, out var value))
            {
                throw new FormatException($"The field {field.Value} is not known in: {sentence}");
            }

            Elide(spans, value);
            Append(spans, value);
        }

        AppendWords(spans, sentence[position..]);
        return spans;
    }

    /// <summary>«auprès de» and «Ariane Haddad» make «auprès d’Ariane Haddad», in the sentences of the product and of an office alike.</summary>
    private static void Elide(List<LetterSpan> spans, LetterSpan value)
    {
        const string Full = " de ";

        if (spans.Count > 0 && spans[^1] is { Link: null } before && value.Link is null && before.Text.EndsWith(Full, StringComparison.Ordinal) && French.Elides(value.Text))
        {
            spans[^1] = $"{before.Text[..^Full.Length]} d’";
        }
    }

    /// <summary>The period of an abbreviation («inc.») ends the sentence too.</summary>
    private static void AppendWords(List<LetterSpan> spans, string words) =>
        Append(spans, words.StartsWith('.') && spans.Count > 0 && spans[^1] is { Link: null } before && before.Text.EndsWith('.') ? words[1..] : words);

    /// <summary>The names of the fields of a sentence.</summary>
    public static IEnumerable<string> In(string sentence) => Field().Matches(sentence).Select(match => match.Groups[1].Value);

    /// <summary>Joins words that lead nowhere, so that typography sees what stands on both sides of a field.</summary>
    public static void Append(List<LetterSpan> spans, LetterSpan span)
    {
        if (span.Text.Length == 0)
        {
            return;
        }

        if (spans.Count > 0 && spans[^1] is { Link: null, Note: null } && span.Link is null)
        {
            spans[^1] = spans[^1].Text + span.Text;
        }
        else
        {
            spans.Add(span);
        }
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Field();
}
