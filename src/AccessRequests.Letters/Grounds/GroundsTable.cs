using AccessRequests.Domain.Provisions;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Grounds;

/// <summary>
/// The tableau des motifs: for each document and page, which passage is hidden, under what and why. A document whose existence is
/// neither confirmed nor denied has no place in it: the caller has none to give, since such a point has no document.
/// </summary>
public static class GroundsTable
{
    private static readonly string[] Common = ["page", "passage", "provision", "reason"];

    /// <summary>The blocks of the table, to be joined to a letter or printed by themselves.</summary>
    public static IReadOnlyList<LetterBlock> Blocks(IReadOnlyList<GroundsDocument> documents, GroundsAudience audience, LetterTemplate template, string reference)
    {
        var grammar = Grammar.Of(template.Language);
        string Word(string key) => grammar.Typeset(template[$"grounds-table.{key}"].One);
        List<LetterBlock> blocks =
        [
            new LetterLines(LetterPart.AnnexTitle, [Word("title").ToUpperInvariant(), grammar.Typeset(reference)]) { Id = "grounds" },
        ];
        var number = 0;

        foreach (var document in documents.Where(document => document.Passages.Count > 0 || document.Withheld is not null))
        {
            var title = document.Date is { } date ? $"{document.Title} ({grammar.Date(date)})" : document.Title;
            blocks.Add(new LetterHeading(LetterPart.AnnexText, grammar.Typeset(title)) { Id = $"grounds.{++number}" });
            blocks.Add(new LetterTable(
                LetterPart.AnnexText,
                Widths(audience),
                [.. Columns(audience).Select(Word)],
                Rows(document, audience, Word, grammar))
            { Id = $"grounds.{number}.table" });
        }

        return blocks;
    }

    public static LetterContent Compose(
        IReadOnlyList<GroundsDocument> documents, GroundsAudience audience, LetterTemplate template, string fileNumber, string author)
    {
        var grammar = Grammar.Of(template.Language);
        var reference = grammar.Typeset(template["reference"].One.Replace("{numéro}", fileNumber, StringComparison.Ordinal));

        return new LetterContent
        {
            Title = $"{template["grounds-table.title"].One} {fileNumber}",
            Language = grammar.Language,
            Author = author,
            Reference = reference,
            Obstacles = [],
            Blocks = Blocks(documents, audience, template, reference),
        };
    }

    private static IEnumerable<string> Columns(GroundsAudience audience) =>
        Common
            .Concat(audience == GroundsAudience.Applicant ? [] : ["hidden"])
            .Concat(audience == GroundsAudience.Office ? ["note"] : []);

    private static IReadOnlyList<double> Widths(GroundsAudience audience) => audience switch
    {
        GroundsAudience.Applicant => [1, 1.5, 2, 5],
        GroundsAudience.Commission => [1, 1.5, 1.7, 3, 4],
        GroundsAudience.Office => [0.8, 1.3, 1.6, 2.6, 3, 2],
    };

    private static List<IReadOnlyList<string>> Rows(GroundsDocument document, GroundsAudience audience, Func<string, string> word, Grammar grammar)
    {
        List<IReadOnlyList<string>> rows = [];

        if (document.Withheld is { } whole)
        {
            rows.Add(Row(document.PageCount == 1 ? "1" : $"1–{grammar.Quantity(document.PageCount)}", word("whole-document"), whole, audience, grammar));
        }

        for (var i = 0; i < document.Passages.Count; i++)
        {
            var passage = document.Passages[i];
            rows.Add(Row(grammar.Quantity(passage.Page), passage.IsWholePage ? $"{i + 1} ({word("whole-page")})" : $"{i + 1}", passage, audience, grammar));
        }

        return rows;
    }

    private static IReadOnlyList<string> Row(string page, string name, GroundsPassage passage, GroundsAudience audience, Grammar grammar) =>
        [
            page,
            name,
            grammar.Typeset(grammar.Abbreviated(
                [.. passage.Provisions.Distinct().Select(ProvisionReference.TryParse).OfType<ProvisionReference>().OrderBy(reference => reference.Number, ProvisionNumberComparer.Instance)])),
            grammar.Typeset(passage.Reason),
            .. audience == GroundsAudience.Applicant ? [] : new[] { passage.Hidden ?? "—" },
            .. audience == GroundsAudience.Office ? new[] { passage.Note ?? "—" } : [],
        ];
}
