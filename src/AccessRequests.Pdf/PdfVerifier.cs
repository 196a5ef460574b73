using System.Security.Cryptography;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf;

/// <summary>
/// Proves that a redacted file holds nothing of what was withheld. It shares no code with the rewriter: text is read
/// by PdfPig's own extraction and, under the marks, by PDFium, which also draws what the boxes hide; the bytes by a
/// reader of its own.
/// </summary>
public static class PdfVerifier
{
    /// <param name="redacted">Read into memory whole.</param>
    /// <param name="original">
    /// The source it was made from; its words are kept in memory while this runs and appear in no finding. Null checks
    /// the structure, and looks for text under opaque boxes.
    /// </param>
    /// <param name="marks">Those that were applied; ignored without <paramref name="original"/>.</param>
    /// <exception cref="UnredactablePdfException">One of the files cannot be opened at all.</exception>
    public static VerificationReport Verify(
        Stream redacted, Stream? original, IReadOnlyList<RedactionMark> marks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(redacted);
        ArgumentNullException.ThrowIfNull(marks);

        var bytes = ReadAll(redacted);
        var findings = new List<VerificationFinding>();
        var raw = RawFile.Read(bytes);
        StructureCheck.Run(raw, findings);

        using var result = PdfPigFile.Open(bytes);
        using var source = original is null ? null : PdfPigFile.Open(ReadAll(original));
        var comparison = new PageComparison(result, source, marks, findings, cancellation);
        comparison.Run();
        new SecondReading(findings, cancellation).Run(bytes, comparison.Marked);

        var words = comparison.OnlyHiddenWords;
        var streams = ByteSearch.Run(raw, words, findings);

        return new VerificationReport(
            findings, result.NumberOfPages, comparison.Glyphs, streams, comparison.WordCount, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static byte[] ReadAll(Stream stream)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
