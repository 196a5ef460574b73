namespace AccessRequests.Pdf;

public sealed record RedactionOptions
{
    public RedactionStyle Style { get; init; } = RedactionStyle.Black;

    public IReadOnlyList<WithheldPage> WithheldPages { get; init; } = [];

    public UncertainPages UncertainPages { get; init; } = UncertainPages.Refuse;

    public RedactionLimits Limits { get; init; } = new();

    /// <summary>How many pages are made new at once; the result is the same for any number. Each holds a reader of the source in memory.</summary>
    public int Processors { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>The title of the new file. The source's own title is never copied.</summary>
    public string? DocumentTitle { get; init; }

    /// <summary>BCP 47 language of the new file.</summary>
    public string Language { get; init; } = "fr-CA";
}
