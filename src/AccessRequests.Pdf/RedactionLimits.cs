namespace AccessRequests.Pdf;

/// <summary>
/// Bounds against hostile files. Reaching one refuses the file with <see cref="UnredactableReason.LimitExceeded"/>:
/// no bound is ever answered by leaving something out in silence.
/// </summary>
public sealed record RedactionLimits
{
    public long MaxFileBytes { get; init; } = 1L << 30;

    public int MaxPages { get; init; } = 20_000;

    /// <summary>Arrays and dictionaries inside one another, and references followed from one object; past it a page is uncertain.</summary>
    public int MaxObjectDepth { get; init; } = 100;

    /// <summary>Forms, patterns, Type 3 glyphs and soft masks drawn inside one another.</summary>
    public int MaxFormDepth { get; init; } = 20;

    public int MaxGraphicsStateDepth { get; init; } = 512;

    public int MaxObjects { get; init; } = 2_000_000;

    /// <summary>Decoded bytes of one stream.</summary>
    public long MaxDecodedStreamBytes { get; init; } = 256L << 20;

    /// <summary>Decoded bytes for each stored byte, once a stream decodes past one megabyte.</summary>
    public int MaxDecompressionRatio { get; init; } = 1_500;

    /// <summary>Operators executed for one page, its forms and patterns included.</summary>
    public int MaxOperatorsPerPage { get; init; } = 5_000_000;

    /// <summary>Of an image that a mark reaches; a larger one is dropped whole, and reported.</summary>
    public long MaxImagePixels { get; init; } = 200_000_000;

    public int MaxBoxesPerPage { get; init; } = 5_000;

    /// <summary>Letters of a mark's label.</summary>
    public int MaxLabelLength { get; init; } = 200;

    /// <summary>Letters of a withheld page's notice.</summary>
    public int MaxNoticeLength { get; init; } = 2_000;

    public TimeSpan MaxTimePerPage { get; init; } = TimeSpan.FromSeconds(60);
}
