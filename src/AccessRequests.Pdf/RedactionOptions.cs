namespace AccessRequests.Pdf;

public sealed record RedactionOptions
{
    public RedactionStyle Style { get; init; } = RedactionStyle.Black;

    public IReadOnlyList<WithheldPage> WithheldPages { get; init; } = [];

    public UncertainPages UncertainPages { get; init; } = UncertainPages.Refuse;

    /// <summary>
    /// Leaves out letters that no reader shows and that would keep the file back (<see cref="FindingKind.CoveredText"/>): those without which
    /// the page looks the same, in every pixel. PDFium draws each page with text for it, which takes longer than the rest of a redaction:
    /// for a file that was kept back for nothing else. They are counted as <see cref="RemovedKind.UnseenContent"/>.
    /// </summary>
    public bool LeavesOutCoveredText { get; init; }

    public RedactionLimits Limits { get; init; } = new();

    /// <summary>How many pages are made new at once; the result is the same for any number. Each holds a reader of the source in memory.</summary>
    public int Processors { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>The title of the new file. The source's own title is never copied.</summary>
    public string? DocumentTitle { get; init; }

    /// <summary>BCP 47 language of the new file.</summary>
    public string Language { get; init; } = "fr-CA";
}
