using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Redaction;

namespace AccessRequests.Pdf;

/// <summary>
/// Writes a new PDF without what lies under the marks. The source is read only. Removed under a mark are glyphs
/// (any of whose boxes reaches under it), image pixels, vector shapes; everywhere are left behind earlier revisions,
/// metadata, attachments, scripts, forms, annotations other than public links, hidden layers, the structure tree and
/// replacement texts.
/// </summary>
public static class PdfRedactor
{
    /// <param name="source">Read from its start; copied to a temporary file when it cannot seek.</param>
    /// <param name="destination">
    /// Written front to back. After an exception it holds a file without end that no reader opens; nothing of a
    /// refused page is in it.
    /// </param>
    /// <param name="progress">From 0 to 1, after each page.</param>
    /// <exception cref="UnredactablePdfException">The file, a mark or a page is refused, with its reason.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static RedactionReport Redact(
        Stream source,
        IReadOnlyList<RedactionMark> marks,
        Stream destination,
        RedactionOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(destination);

        return DeepStack.Run(() => Rewrite(source, marks, destination, options ?? new RedactionOptions(), progress, cancellation));
    }

    private static RedactionReport Rewrite(
        Stream source, IReadOnlyList<RedactionMark> marks, Stream destination, RedactionOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        MarkRules.CheckLabels(marks, options);
        using var spool = StreamView.Spool(source);
        using var file = SourceFile.Open(StreamView.Of(spool ?? source), options.Limits);
        MarkRules.CheckPages(marks, options, file);
        var sourceHash = file.Hash();
        using var redaction = new DocumentRedaction(file, Open, marks, destination, options, cancellation);

        return redaction.Run(progress) with { SourceSha256 = sourceHash };

        SourceFile Open() => SourceFile.Open(StreamView.Of(spool ?? source), options.Limits);
    }
}
