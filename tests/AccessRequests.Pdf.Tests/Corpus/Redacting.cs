using System.IO.Compression;
using System.Text;

namespace AccessRequests.Pdf.Tests.Corpus;

internal static class Redacting
{
    /// <summary>Marks on every word of page 1 (and others) that holds the secret, where the engine finds it.</summary>
    public static IReadOnlyList<RedactionMark> MarksOn(byte[] pdf, string word, int page = 1)
    {
        using var stream = new MemoryStream(pdf);
        var found = TextSelection.WordsOn(stream, page, TestContext.Current.CancellationToken)
            .Where(one => one.Text.Contains(word, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(found);
        return [.. found.Select(one => new RedactionMark(page, [one.Box], "art. 37"))];
    }

    public static byte[] Redact(byte[] pdf, IReadOnlyList<RedactionMark> marks, RedactionOptions? options = null) => Redact(pdf, marks, options, out _);

    public static byte[] Redact(byte[] pdf, IReadOnlyList<RedactionMark> marks, RedactionOptions? options, out RedactionReport report)
    {
        using var source = new MemoryStream(pdf);
        using var destination = new MemoryStream();
        report = PdfRedactor.Redact(source, marks, destination, options, cancellation: TestContext.Current.CancellationToken);
        return destination.ToArray();
    }

    public static VerificationReport Verify(byte[] redacted, byte[]? original, IReadOnlyList<RedactionMark> marks, string? title = null)
    {
        using var result = new MemoryStream(redacted);
        using var source = original is null ? null : new MemoryStream(original);
        return PdfVerifier.Verify(result, source, marks, title, cancellation: TestContext.Current.CancellationToken);
    }

    public static (byte[] Redacted, ProvenRedaction Proof) Prove(byte[] pdf, IReadOnlyList<RedactionMark> marks)
    {
        using var source = new MemoryStream(pdf);
        using var destination = new MemoryStream();
        var proof = ProvenRedaction.Make(source, marks, destination, cancellation: TestContext.Current.CancellationToken);
        return (destination.ToArray(), proof);
    }

    public static UnredactablePdfException Refused(byte[] pdf, IReadOnlyList<RedactionMark> marks, RedactionOptions? options = null) =>
        Assert.Throws<UnredactablePdfException>(() => Redact(pdf, marks, options));

    /// <summary>Searches the bytes of the file, and what is behind every stream in it, without any PDF library.</summary>
    public static void AssertGone(byte[] pdf, string secret)
    {
        byte[][] spellings =
        [
            Encoding.Latin1.GetBytes(secret),
            Encoding.BigEndianUnicode.GetBytes(secret),
            Encoding.Unicode.GetBytes(secret),
            Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.Latin1.GetBytes(secret))),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.Latin1.GetBytes(secret))),
            Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(secret))),
        ];

        foreach (var bytes in Everything(pdf))
        {
            foreach (var spelling in spellings)
            {
                Assert.True(bytes.AsSpan().IndexOf(spelling) < 0, "the secret is in the bytes of the result");
            }
        }
    }

    public static IEnumerable<byte[]> Everything(byte[] pdf)
    {
        yield return pdf;

        for (var at = 0; (at = IndexOf(pdf, "stream\n"u8, at)) >= 0;)
        {
            at += "stream\n".Length;

            if (Inflate(pdf, at) is { Length: > 0 } inflated)
            {
                yield return inflated;
            }
        }
    }

    private static int IndexOf(byte[] pdf, ReadOnlySpan<byte> text, int from)
    {
        var found = pdf.AsSpan(from).IndexOf(text);
        return found < 0 ? -1 : found + from;
    }

    private static byte[] Inflate(byte[] pdf, int at)
    {
        using var output = new MemoryStream();

        try
        {
            using var zlib = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
            zlib.CopyTo(output);
        }
        catch (InvalidDataException)
        {
            // Not a compressed stream, or "endstream".
        }

        return output.ToArray();
    }
}
