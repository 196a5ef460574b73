using System.Globalization;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Letters.Requirements;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Gathering;

/// <summary>
/// The list of what is gathered behind a letter: number, title, date, pages, whole or in part. It names what is released and nothing
/// else, and there is none where a point is neither confirmed nor denied.
/// </summary>
public static class DocumentList
{
    private static readonly string[] Columns = ["document-list.number", "table.document", "table.date", "table.pages", "table.access"];

    /// <param name="documents">What this volume holds, in the order of the package.</param>
    /// <param name="volume">From 1.</param>
    /// <returns>Null when there is nothing to list, or nothing that may be.</returns>
    public static LetterContent? Compose(DecisionRecord decision, IReadOnlyList<ListedDocument> documents, LetterTemplate template, int volume = 1, int volumes = 1)
    {
        if (documents.Count == 0 || decision.HidesExistence())
        {
            return null;
        }

        var grammar = Grammar.Of(template.Language);
        string Word(string key) => grammar.Typeset(template[key].One);
        var reference = Reference(decision, template);
        var place = volumes == 1 ? "" : $" – {Volume(volume, volumes, template)}";

        LetterBlock[] blocks =
        [
            new LetterLines(LetterPart.AnnexTitle, [Word("document-list.title").ToUpperInvariant(), reference + place]) { Id = "document-list" },
            new LetterParagraph(LetterPart.AnnexText, [grammar.Typeset(documents.Count > 1 ? template["document-list.intro"].Many! : template["document-list.intro"].One)]) { Id = "document-list.intro" },
            new LetterTable(LetterPart.AnnexText, [0.7, 5.5, 2.4, 1, 1.2], [.. Columns.Select(Word)], [.. documents.Select(document => Row(document, template, grammar)), .. Total(documents, Word, grammar)])
            { Id = "document-list.table", Figures = [0, 3], HasTotal = documents.Count > 1 },
        ];

        return new LetterContent
        {
            Title = $"{template["document-list.title"].One} {decision.FileNumber}{place}",
            Language = grammar.Language,
            Author = decision.Letterhead.Ministry,
            Reference = reference + place,
            Obstacles = [.. UnprintableCharacters.In(blocks, _ => "documents")],
            Blocks = blocks,
        };
    }

    /// <summary>The name of a document in its volume, with its pages when the volume holds a part of it.</summary>
    public static string NameHere(ListedDocument document, string name, LetterTemplate template) => document.IsWhole
        ? name
        : Filled(template["document-list.pages-here"].One, ("première", document.FirstPage), ("dernière", document.FirstPage + document.PagesHere - 1))
            .Replace("{document}", name, StringComparison.Ordinal);

    /// <summary>«volume 1 de 2».</summary>
    public static string Volume(int volume, int volumes, LetterTemplate template) =>
        Filled(template["document-list.volume"].One, ("volume", volume), ("volumes", volumes));

    /// <summary>«N/Réf. : 30198», as the letter writes it.</summary>
    public static string Reference(DecisionRecord decision, LetterTemplate template) =>
        Grammar.Of(template.Language).Typeset(template["reference"].One.Replace("{numéro}", decision.FileNumber, StringComparison.Ordinal));

    private static IReadOnlyList<string> Row(ListedDocument document, LetterTemplate template, Grammar grammar) =>
        [
            document.Number.ToString(CultureInfo.InvariantCulture),
            NameHere(document, document.Title, template),
            document.Date is { } date ? grammar.Date(date) : "—",
            grammar.Quantity(document.PagesHere),
            grammar.Typeset(template[document.Outcome == ReleaseOutcome.Released ? "table.released" : "table.partly-released"].One),
        ];

    private static IEnumerable<IReadOnlyList<string>> Total(IReadOnlyList<ListedDocument> documents, Func<string, string> word, Grammar grammar) =>
        documents.Count == 1 ? [] : [["", word("document-list.total"), "", grammar.Quantity(documents.Sum(document => document.PagesHere)), ""]];

    private static string Filled(string words, params ReadOnlySpan<(string Field, int Value)> values)
    {
        foreach (var (field, value) in values)
        {
            words = words.Replace($"{{{field}}}", value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return words;
    }
}
