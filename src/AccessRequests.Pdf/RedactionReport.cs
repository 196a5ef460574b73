namespace AccessRequests.Pdf;

/// <summary>What was done, as data for a manifest: counts and hashes, never a word of the document.</summary>
/// <param name="Pages">Pages of the new file, which are as many as the source's.</param>
/// <param name="Marks">Marks applied.</param>
/// <param name="Boxes">Boxes drawn.</param>
/// <param name="Removed">How many of each kind; kinds that did not occur are absent.</param>
/// <param name="Withheld">Pages replaced by a notice, whether asked for or uncertain.</param>
/// <param name="SourceSha256">Lower-case hexadecimal.</param>
/// <param name="Sha256">Of the file written, lower-case hexadecimal.</param>
public sealed record RedactionReport(
    int Pages,
    int Marks,
    int Boxes,
    IReadOnlyDictionary<RemovedKind, int> Removed,
    IReadOnlyList<PageWithheld> Withheld,
    string SourceSha256,
    string Sha256);
