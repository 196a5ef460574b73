using System.Text.RegularExpressions;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Editing;

/// <summary>Turns what an officer typed into blocks of a letter.</summary>
internal static partial class Contents
{
    public static LetterBlock Block(AddedContent content, LetterPart part, Grammar grammar) => content switch
    {
        AddedText text => Paragraph(text.Text, part, grammar),
        AddedHeading heading => new LetterHeading(part, grammar.Typeset(heading.Text.Trim())),
        AddedQuotation quotation => new LetterQuotation(part, Quoted(quotation.Text, grammar)),
        AddedItems items => new LetterItems(part, [.. items.Items.SelectMany((item, i) => Items(item, Label(items.Marker, i), grammar))]),
        AddedTable table => new LetterTable(
            part,
            table.Widths ?? [.. table.Header.Select(_ => 1.0)],
            [.. table.Header.Select(grammar.Typeset)],
            [.. table.Rows.Select(row => row.Select(grammar.Typeset).ToList())]),
        _ => throw new ArgumentException($"{content.GetType().Name} is no content of a letter.", nameof(content)),
    };

    /// <summary>
    /// What an officer typed as one paragraph: its words, then the list of the lines that begin with a mark. A line set further in,
    /// or whose mark is of another kind than the first, is part of the item before it; one without a mark goes on with it.
    /// </summary>
    public static LetterParagraph Paragraph(string text, LetterPart part, Grammar grammar)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        var marked = lines.ConvertAll(line => Marked().Match(line));
        var first = marked.FindIndex(1 < lines.Count ? 0 : lines.Count, match => match.Success);

        if (first < 0)
        {
            return new LetterParagraph(part, Spans(text, grammar.Typeset));
        }

        List<(string Label, int Level, string Words)> items = [];

        for (var i = first; i < lines.Count; i++)
        {
            if (!marked[i].Success)
            {
                items[^1] = items[^1] with { Words = $"{items[^1].Words} {lines[i].Trim()}" };
                continue;
            }

            var label = marked[i].Groups["label"].Value;
            var isInner = items.Count > 0 && (marked[i].Groups["indent"].Length > marked[first].Groups["indent"].Length || Kind(label) != Kind(items[0].Label));
            items.Add((label is "-" ? "–" : label is "*" ? "•" : label, isInner ? 2 : 1, marked[i].Groups["words"].Value));
        }

        return new LetterParagraph(part, Spans(string.Join(' ', lines.Take(first)), grammar.Typeset))
        {
            Items = [.. items.Select(item => new LetterItem(item.Label, Spans(item.Words, grammar.Typeset), item.Level))],
        };
    }

    private static IEnumerable<LetterItem> Items(AddedItem item, string label, Grammar grammar) =>
        item.Items.Select((inner, i) => new LetterItem(Label(item.Marker, i), Spans(inner, grammar.Typeset), Level: 2))
            .Prepend(new LetterItem(label, Spans(item.Text, grammar.Typeset)));

    /// <summary>Labels of one kind count on in one list: «a)» and «b)», but not «a)» and «1.».</summary>
    private static string Kind(string label) => string.Concat(label.Select(character => char.IsAsciiDigit(character) ? '1' : char.IsAsciiLetter(character) ? 'a' : character is '*' ? '•' : character is '-' ? '–' : character)).Replace("11", "1", StringComparison.Ordinal);

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

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?<label>[•*–—-]|\d{1,2}(?:\.\d{1,2})?[.)°]|[a-z]\))[ \t\u00A0]+(?<words>\S.*)$")]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>«»""]*[^\s<>«»"".,;:!?)\]]")]
    private static partial Regex Address();
}
