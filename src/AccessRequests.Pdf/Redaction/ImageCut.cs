namespace AccessRequests.Pdf.Redaction;

/// <summary>What of a picture is not seen, besides what is marked.</summary>
/// <param name="IsWhole">Nothing of it is.</param>
/// <param name="Seen">The rest lies beyond the page's edge or the clipping path; null when that is not worth a cut.</param>
/// <param name="Covers">Opaque shapes painted over it.</param>
internal sealed record ImageCut(bool IsWhole, PdfBox? Seen, IReadOnlyList<Cover> Covers)
{
    public static readonly ImageCut Nothing = new(false, null, []);

    public static readonly ImageCut Whole = new(true, null, []);

    public bool IsNothing => !IsWhole && Seen is null && Covers.Count == 0;
}
