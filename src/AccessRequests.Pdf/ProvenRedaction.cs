using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf;

/// <summary>
/// A redaction with its proof. When nothing keeps the result back but text that can be copied and that nobody sees (under the source's own box,
/// cut off, smaller than the eye reads), it is made once more without that text, which goes as under a mark, and proved again: the page
/// must then be drawn as the first one is. Where it is not, the first verdict stands.
/// </summary>
/// <param name="LeftOut">Pages that text nobody sees was left out of.</param>
public sealed record ProvenRedaction(RedactionReport Redaction, VerificationReport Verification, IReadOnlyList<CoveredPage> LeftOut)
{
    /// <summary>Each is a redaction and its proof.</summary>
    private const int MostRounds = 2;

    /// <param name="destination">Can be read, and written anew. What it holds is only fit to leave when the verification is clean.</param>
    /// <param name="title">As for <see cref="PdfVerifier.Verify"/>.</param>
    /// <param name="progress">Of the first writing, from 0 to 1.</param>
    /// <exception cref="UnredactablePdfException">The file, a mark or a page is refused, with its reason.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static ProvenRedaction Make(
        Stream source,
        IReadOnlyList<RedactionMark> marks,
        Stream destination,
        RedactionOptions? options = null,
        string? title = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(destination);

        var first = Once(source, marks, destination, null, progress);
        using var before = first.Verification.OverUnseen.Count > 0 ? Copy(destination) : null;
        List<RedactionMark> unseen = [];

        // Letters that stood between others may be dust without them.
        for (var (made, round) = (first, 0); round < MostRounds && made.Verification.OverUnseen is { Count: > 0 } more; round++)
        {
            unseen.AddRange(more);

            if (Without(unseen) is not { } without)
            {
                break;
            }

            if (without.Verification.IsClean)
            {
                return without;
            }

            made = without;
        }

        return first;

        ProvenRedaction? Without(IReadOnlyList<RedactionMark> unseen)
        {
            try
            {
                var made = Once(source, [.. marks, .. unseen], destination, before, null) with { LeftOut = CoveredPage.Under(unseen) };
                return made.Redaction.Withheld.Count == first.Redaction.Withheld.Count ? made : null;
            }
            catch (UnredactablePdfException)
            {
                // A font that cannot be measured, say: the page stays as it was judged.
                return null;
            }
        }

        ProvenRedaction Once(Stream source, IReadOnlyList<RedactionMark> marks, Stream destination, Stream? before, IProgress<double>? progress)
        {
            destination.SetLength(0);
            var redaction = PdfRedactor.Redact(source, marks, destination, options, progress, cancellation);
            return new ProvenRedaction(redaction, PdfVerifier.Judge(destination, source, new VerificationRun(marks, null, cancellation) { Title = title, Before = before }), []);
        }
    }

    private static FileStream Copy(Stream redacted)
    {
        redacted.Position = 0;
        return StreamView.Copy(redacted);
    }
}
