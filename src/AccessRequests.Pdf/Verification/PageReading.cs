namespace AccessRequests.Pdf.Verification;

/// <summary>What was read of one page and of its original.</summary>
internal sealed record PageReading(IReadOnlyList<VerificationFinding> Findings)
{
    public int Glyphs { get; init; }

    /// <summary>Null when there is no original to hold it against.</summary>
    public PageWords? Original { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Drawn by what was an annotation, which PdfPig does not read as text of the original.</summary>
    public string AnnotationText { get; init; } = "";

    /// <summary>Null for a page that stands for a withheld one.</summary>
    public ShownPage? Shown { get; init; }
}
