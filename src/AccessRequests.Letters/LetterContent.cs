namespace AccessRequests.Letters;

/// <summary>
/// What a letter says, block by block, and nothing of how it looks: the same value becomes text, PDF and whatever comes next.
/// </summary>
public sealed record LetterContent
{
    /// <summary>What a viewer or a screen reader calls the file. It names no applicant.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    public required string Author { get; init; }

    /// <summary>«N/Réf. : 30198», repeated on later pages.</summary>
    public required string Reference { get; init; }

    /// <summary>True while something stands in the way of the decision: the letter must not leave, and says so on every page.</summary>
    public required bool IsDraft { get; init; }

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    public IEnumerable<LetterBlock> Of(LetterPart part) => Blocks.Where(block => block.Part == part);

    /// <summary>The letter as plain text, a blank line between blocks.</summary>
    public string ToText() => string.Join("\n\n", Blocks.Select(block => block.ToText())) + "\n";
}
