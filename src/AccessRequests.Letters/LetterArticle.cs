namespace AccessRequests.Letters;

/// <summary>An article of the Act in the annex, word for word as the catalogue has it.</summary>
/// <param name="Number">«28.1».</param>
/// <param name="Subsections">Its subsections and paragraphs, each beginning its own line.</param>
/// <param name="History">«1982, c. 30, a. 37.»</param>
public sealed record LetterArticle(string Number, IReadOnlyList<string> Subsections, string? History)
    : LetterBlock(LetterPart.AnnexArticle)
{
    /// <summary>BCP 47, of the text; null when it is the letter's.</summary>
    public string? Language { get; init; }

    public override string ToText() =>
        $"{Number}. {string.Join('\n', Subsections)}{(History is null ? "" : $"\n{History}")}";
}
