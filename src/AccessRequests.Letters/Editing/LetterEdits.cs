using AccessRequests.Domain;

namespace AccessRequests.Letters.Editing;

/// <summary>How one change joins those already made to a letter, so that the list says what is wanted and not every step to it.</summary>
public static class LetterEdits
{
    public const int MaxCount = 200;
    public const int MaxTextLength = 10_000;

    /// <summary>Other words for a paragraph; its composed words restore it.</summary>
    public static IReadOnlyList<LetterEdit> Reword(this IReadOnlyList<LetterEdit> edits, LetterBlock block, string text)
    {
        if (block.IsAdded)
        {
            return [.. edits.Select(edit => edit is AddParagraph add && add.Id == block.Id ? add with { Content = new AddedText(text) } : edit)];
        }

        var composed = block.Replaced ?? block.ToSource();
        var others = edits.Where(edit => edit is not ReplaceParagraph || edit.Paragraph != block.Id);
        return text == composed ? [.. others] : [.. others, new ReplaceParagraph(block.Id, text, composed)];
    }

    public static IReadOnlyList<LetterEdit> AddAfter(this IReadOnlyList<LetterEdit> edits, LetterBlock block, string text) =>
        [.. edits, new AddParagraph(block.Id, new AddedText(text), $"ajout-{1 + edits.OfType<AddParagraph>().Select(NumberOf).DefaultIfEmpty().Max()}")];

    public static IReadOnlyList<LetterEdit> Without(this IReadOnlyList<LetterEdit> edits, LetterBlock block) =>
        block.IsAdded ? edits.Restored(block.Id) : [.. edits.Restored(block.Id), new RemoveParagraph(block.Id)];

    public static IReadOnlyList<LetterEdit> Moved(this IReadOnlyList<LetterEdit> edits, LetterBlock block, LetterBlock beside, bool before) =>
        [.. edits, new MoveParagraph(block.Id, beside.Id, before)];

    /// <summary>The paragraph as it was composed and where it was; one that was added goes.</summary>
    public static IReadOnlyList<LetterEdit> Restored(this IReadOnlyList<LetterEdit> edits, string paragraph) =>
        [.. edits.Where(edit => edit is AddParagraph add ? add.Id != paragraph : edit.Paragraph != paragraph)];

    /// <summary>For the history: counts, since the words themselves are kept with the letter.</summary>
    public static string Describe(IReadOnlyList<LetterEdit> edits) =>
        edits.Count == 0
            ? "texte composé"
            : FrenchCount.Of(edits.Count, "modification", "modifications") + $" ({string.Join(", ", edits.Select(edit => ParagraphNames.InFrench(edit is AddParagraph add ? add.Id : edit.Paragraph)).Distinct())})";

    private static int NumberOf(AddParagraph add) => int.TryParse(add.Id.AsSpan(add.Id.LastIndexOf('-') + 1), out var number) ? number : 0;
}
