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
    public bool IsDraft => Obstacles.Count > 0;

    /// <summary>Everything that stands in the way of approving the letter: facts, conditions of the law, edits.</summary>
    public required IReadOnlyList<LetterObstacle> Obstacles { get; init; }

    /// <summary>What the words leave in doubt, for whoever approves the letter to judge.</summary>
    public IReadOnlyList<LetterObstacle> Warnings { get; init; } = [];

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>What every page and every form of a draft says; null for a letter that may leave.</summary>
    public string? DraftNotice => !IsDraft ? null : IsEnglish ? "Draft, not to be sent" : "Projet à ne pas transmettre";

    /// <summary>At the foot of each page: {0} is the page, {1} the number of pages.</summary>
    public string PageNumbers => (DraftNotice, IsEnglish) switch
    {
        (null, false) => "Page {0} de {1}",
        (null, true) => "Page {0} of {1}",
        (var notice, false) => $"{notice} – page {{0}} de {{1}}",
        (var notice, true) => $"{notice} – page {{0}} of {{1}}",
    };

    private bool IsEnglish => Language.StartsWith("en", StringComparison.Ordinal);

    public IEnumerable<LetterBlock> Of(LetterPart part) => Blocks.Where(block => block.Part == part);

    /// <summary>The letter as plain text, a blank line between blocks.</summary>
    public string ToText() => string.Join("\n\n", Blocks.Select(block => block.ToText())) + "\n";
}
