namespace AccessRequests.Pdf;

/// <summary>The outcome of <see cref="PdfVerifier.Verify"/>, as data for a manifest.</summary>
/// <param name="Glyphs">Glyphs read in the result.</param>
/// <param name="Streams">Streams decoded and searched.</param>
/// <param name="WordsSearched">Distinct words read under the marks of the original and searched in the result.</param>
/// <param name="Sha256">Of the file verified, lower-case hexadecimal.</param>
public sealed record VerificationReport(
    IReadOnlyList<VerificationFinding> Findings,
    int Pages,
    int Glyphs,
    int Streams,
    int WordsSearched,
    string Sha256)
{
    public bool IsClean => Findings.Count == 0;

    /// <summary>Marks that would take away the text that can be copied and is not seen, when nothing else keeps the file back; empty otherwise.</summary>
    internal IReadOnlyList<RedactionMark> OverUnseen { get; init; } = [];
}
