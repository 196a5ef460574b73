using AccessRequests.Domain.Decisions;

namespace AccessRequests.Letters;

/// <summary>The articles that the letter relies on, word for word from the record's catalogue and from nowhere else.</summary>
internal static class LegalAnnex
{
    public static IEnumerable<LetterBlock> Of(DecisionRecord record, LetterTemplate template)
    {
        if (record.Annexed.Count == 0)
        {
            yield break;
        }

        yield return new LetterLines(
            LetterPart.AnnexTitle,
            [template.Act.ToUpperInvariant(), record.Grounds.Count > 0 ? template.AnnexGrounds : template.AnnexProvisions]);

        foreach (var number in record.Annexed)
        {
            yield return Article(number, record.Find(number));
        }
    }

    private static LetterArticle Article(string number, CitedProvision? provision) =>
        string.IsNullOrWhiteSpace(provision?.Text)
            ? new LetterArticle(number, ["[texte à verser au catalogue]"], null)
            : new LetterArticle(
                number,
                [.. provision.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(French.Unbroken)],
                string.IsNullOrWhiteSpace(provision.History) ? null : French.Unbroken(provision.History));
}
