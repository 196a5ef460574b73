namespace AccessRequests.Pdf.Typesetting;

/// <summary>One thing of a document. The kinds are closed: those of this namespace.</summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>Never leaves the end of this block at the foot of a page with the next block overleaf.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>What leads to it from the outline of a binder, or null.</summary>
    public string? Bookmark { get; init; }

    /// <summary>BCP 47, when it is not the document's language.</summary>
    public string? Language { get; init; }
}
