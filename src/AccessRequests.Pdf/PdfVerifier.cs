using System.Security.Cryptography;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf;

/// <summary>
/// Proves that a redacted file holds nothing of what was withheld. It shares no code with the rewriter: text is read
/// by PdfPig's own extraction and, under the marks, by PDFium, which also draws what the boxes hide; the bytes by a
/// reader of its own. Files are read piece by piece, pages on all processors.
/// </summary>
public static class PdfVerifier
{
    /// <param name="redacted">Copied to a temporary file when it cannot seek.</param>
    /// <param name="original">
    /// The source it was made from; its words are kept in memory while this runs and appear in no finding. Null checks
    /// the structure, and looks for text that is not seen.
    /// </param>
    /// <param name="marks">Those that were applied; ignored without <paramref name="original"/>.</param>
    /// <param name="title">
    /// What the file is called where it goes: in its properties, in bookmarks, in a list of documents. A name or a number in it that
    /// only a mark hides is a <see cref="FindingKind.WordInTitle"/>.
    /// </param>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="UnredactablePdfException">One of the files cannot be opened at all.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static VerificationReport Verify(
        Stream redacted,
        Stream? original,
        IReadOnlyList<RedactionMark> marks,
        string? title = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(redacted);
        ArgumentNullException.ThrowIfNull(marks);

        return Judge(redacted, original, new VerificationRun(marks, progress, cancellation) { Title = title });
    }

    internal static VerificationReport Judge(Stream redacted, Stream? original, VerificationRun run)
    {
        using var resultSpool = StreamView.Spool(redacted);
        using var sourceSpool = original is null ? null : StreamView.Spool(original);
        return DeepStack.Run(() => Prove(resultSpool ?? redacted, sourceSpool ?? original, run));
    }

    /// <summary>
    /// Looks through a file of <see cref="PdfBinder"/>, whose parts were proved one by one: its structure, and text that is not seen. Its
    /// own pages may have tags.
    /// </summary>
    /// <exception cref="UnredactablePdfException">The file cannot be opened at all.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static VerificationReport VerifyBinder(Stream binder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(binder);

        using var spool = StreamView.Spool(binder);
        return DeepStack.Run(() => Prove(spool ?? binder, null, new VerificationRun([], null, cancellation) { AllowsTags = true }));
    }

    private static VerificationReport Prove(Stream result, Stream? source, VerificationRun run)
    {
        var findings = new List<VerificationFinding>();
        CrossReferenceStreams.Check(result, new RedactionLimits());

        if (source is not null)
        {
            CrossReferenceStreams.Check(source, new RedactionLimits());
        }

        var comparison = new DocumentComparison(result, source, run);
        comparison.Run(findings);

        var second = new SecondReading(run);
        findings.AddRange(second.Run(result, comparison.Shown));
        var streams = SearchBytes(result, comparison.OnlyHiddenWords, findings, run);
        result.Position = 0;
        return new VerificationReport(
            findings, comparison.PageCount, comparison.Glyphs, streams, comparison.WordCount, Convert.ToHexStringLower(SHA256.HashData(result)))
        {
            OverUnseen = findings.TrueForAll(finding => finding.Kind == FindingKind.CoveredText) ? second.OverUnseen : [],
        };
    }

    private static int SearchBytes(Stream result, IReadOnlyList<string> words, List<VerificationFinding> findings, VerificationRun run)
    {
        var raw = new RawFile(result);
        var search = new ByteSearch(words, findings);

        foreach (var item in raw.Objects())
        {
            run.Cancellation.ThrowIfCancellationRequested();
            StructureCheck.Object(item, findings, run.AllowsTags);
            search.Object(item);
        }

        StructureCheck.End(raw, findings, run.AllowsTags);
        return search.Streams;
    }
}
