namespace AccessRequests.Pdf.Typesetting;

/// <summary>What <see cref="Typesetter"/> prints: blocks from top to bottom, and what a reader's program must know about them.</summary>
public sealed record TypesetDocument(string Title, string Language, IReadOnlyList<Block> Blocks)
{
    /// <summary>The title a viewer shows in its window, and that a search finds.</summary>
    public string Title { get; init; } = Title;

    /// <summary>BCP 47, for example <c>fr-CA</c>: the voice that reads the file aloud.</summary>
    public string Language { get; } = Language;

    public PageFormat Format { get; init; } = PageFormat.Letter;

    /// <summary>The body that publishes the document, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Printed at the top of the second and following pages.</summary>
    public string? RunningHeader { get; init; }

    /// <summary>Printed at the foot of every page: {0} is the page, {1} the number of pages. Null prints nothing.</summary>
    public string? PageNumbers { get; init; } = "Page {0} de {1}";

    /// <summary>
    /// Sets lines and blocks closer, in letters of the same size, when that saves one of the pages before the first page break: a
    /// letter's signature then does not stand on a page of its own.
    /// </summary>
    public bool MayTighten { get; init; }

    /// <summary>Size of the text in points; headings and the space between blocks follow it.</summary>
    public double TextSize { get; init; } = 11;
}
