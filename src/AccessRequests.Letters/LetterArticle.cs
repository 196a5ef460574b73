using System.Text.RegularExpressions;

namespace AccessRequests.Letters;

/// <summary>An article of the Act in the annex, word for word as the catalogue has it.</summary>
/// <param name="Number">«28.1».</param>
/// <param name="Subsections">Its subsections and paragraphs, each beginning its own line.</param>
/// <param name="History">«1982, c. 30, a. 37.»</param>
public sealed partial record LetterArticle(string Number, IReadOnlyList<string> Subsections, string? History)
    : LetterBlock(LetterPart.AnnexArticle)
{
    /// <summary>BCP 47, of the text; null when it is the letter's.</summary>
    public string? Language { get; init; }

    public override string ToText() =>
        $"{Number}. {string.Join('\n', Subsections)}{(History is null ? "" : $"\n{History}")}";

    /// <summary>The subsections, and between them the lists of paragraphs («1°») with their subparagraphs («a)»), as they are read aloud.</summary>
    public IEnumerable<(string? Subsection, IReadOnlyList<LetterItem> Paragraphs)> Structure()
    {
        List<LetterItem> items = [];

        for (var i = 0; i < Subsections.Count; i++)
        {
            if (i > 0 && Paragraph().Match(Subsections[i]) is { Success: true } match)
            {
                var isInner = items.Count > 0 && items[0].Label.EndsWith('°') && !match.Groups[1].Value.EndsWith('°');
                items.Add(new LetterItem(match.Groups[1].Value, [match.Groups[2].Value], isInner ? 2 : 1));
                continue;
            }

            if (items.Count > 0)
            {
                yield return (null, items);
                items = [];
            }

            yield return (Subsections[i], []);
        }

        if (items.Count > 0)
        {
            yield return (null, items);
        }
    }

    [GeneratedRegex(@"^((?:\d+(?:\.\d+)?°|[a-z]\)|\([a-z0-9]{1,3}\)))\s+(\S.*)$")]
    private static partial Regex Paragraph();
}
