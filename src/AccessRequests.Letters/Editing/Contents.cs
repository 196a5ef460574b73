using System.Text.RegularExpressions;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Editing;

/// <summary>Turns what an officer typed into blocks of a letter.</summary>
internal static partial class Contents
{
    public static LetterBlock Block(AddedContent content, LetterPart part, Grammar grammar) => content switch
    {
        AddedText text => new LetterParagraph(part, Spans(text.Text, grammar.Typeset)),
        AddedHeading heading => new LetterHeading(part, grammar.Typeset(heading.Text.Trim())),
        AddedQuotation quotation => new LetterQuotation(part, Quoted(quotation.Text, grammar)),
        AddedItems items => new LetterItems(part, [.. items.Items.Select((item, i) => new LetterItem(Label(items.Marker, i), Spans(item, grammar.Typeset)))]),
        AddedTable table => new LetterTable(
            part,
            table.Widths ?? [.. table.Header.Select(_ => 1.0)],
            [.. table.Header.Select(grammar.Typeset)],
            [.. table.Rows.Select(row => row.Select(grammar.Typeset).ToList())]),
        _ => throw new ArgumentException($"{content.GetType().Name} is no content of a letter.", nameof(content)),
    };

    public static IReadOnlyList<string> Quoted(string text, Grammar grammar) =>
        [.. PlainText.Lines(text).Select(grammar.TypesetQuoted)];

    /// <summary>Words with the web addresses in them made links; the mark that ends a sentence is none of the address.</summary>
    public static IReadOnlyList<LetterSpan> Spans(string text, Func<string, string> typeset)
    {
        List<LetterSpan> spans = [];
        var position = 0;
        var words = text.Trim().ReplaceLineEndings(" ");

        foreach (Match match in Address().Matches(words))
        {
            if (LetterLink.Of(match.Value) is { } link)
            {
                MergeFields.Append(spans, typeset(words[position..match.Index]));
                spans.Add(link);
                position = match.Index + match.Length;
            }
        }

        MergeFields.Append(spans, typeset(words[position..]));
        return spans;
    }

    private static string Label(ItemMarker marker, int index) => marker switch
    {
        ItemMarker.Bullet => "•",
        ItemMarker.Number => $"{index + 1}.",
        ItemMarker.Letter => $"{(char)('a' + (index % 26))})",
    };

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>«»""]*[^\s<>«»"".,;:!?)\]]")]
    private static partial Regex Address();
}
