using System.Buffers.Binary;
using AccessRequests.Pdf.Tests.Corpus;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Scans in JBIG2: what is beside a mark stays, pixel for pixel.</summary>
public sealed class ScanTests
{
    private const int Side = 16;

    [Fact]
    public void The_lower_half_is_hidden_and_the_upper_half_is_as_it_was()
    {
        var pdf = Scan("/ColorSpace /DeviceGray /BitsPerComponent 1");

        var redacted = Redacting.Redact(pdf, Lower, null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.ImagesRedacted]);
        Assert.Empty(Redacting.Verify(redacted, pdf, Lower).Findings);

        // Sixteen rows of two bytes: white on the left and black on the right, then black.
        Assert.Equal([.. Enumerable.Repeat<byte[]>([0xFF, 0x00], 8).SelectMany(row => row), .. new byte[16]], Samples(redacted));
    }

    [Fact]
    public void A_stencil_stays_a_stencil()
    {
        var redacted = Redacting.Redact(Scan("/ImageMask true"), Lower);

        // A stencil paints where it is 0; the mark's box stands over its lower half.
        Assert.Equal([.. Enumerable.Repeat<byte[]>([0xFF, 0x00], 8).SelectMany(row => row), .. new byte[16]], Samples(redacted));
    }

    [Fact]
    public void A_picture_that_holds_its_own_transparency_is_dropped_whole()
    {
        var redacted = Redacting.Redact(Scan("/ColorSpace /DeviceGray /BitsPerComponent 1 /SMaskInData 1"), Lower, null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.ImagesDropped]);
        using var document = PdfDocument.Open(redacted);
        Assert.Empty(document.GetPage(1).GetImages());
    }

    private static IReadOnlyList<RedactionMark> Lower => [new RedactionMark(1, [new PdfBox(100, 100, 260, 180)], "art. 37")];

    private static byte[] Scan(string entries) => Tricks.Page(
        "q 160 0 0 160 100 100 cm /X1 Do Q BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET",
        resources: "/XObject << /X1 10 0 R >>",
        more: file => file.AddStream(
            $"/Type /XObject /Subtype /Image /Width {Side} /Height {Side} {entries} /Filter /JBIG2Decode", Jbig2()));

    /// <summary>A page of JBIG2 (ITU-T T.88, embedded organisation): one generic region in MMR, white on the left, black on the right.</summary>
    private static byte[] Jbig2() =>
    [
        .. Segment(0, 48, [.. Number(Side), .. Number(Side), .. Number(0), .. Number(0), 0, 0, 0]),
        .. Segment(1, 38, [.. Number(Side), .. Number(Side), .. Number(0), .. Number(0), 0, 1, .. Bilevel.Fax(Side)]),
    ];

    private static byte[] Segment(int number, byte type, byte[] data) => [.. Number(number), type, 0, 1, .. Number(data.Length), .. data];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Samples(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.GetPage(1).GetImages().Single().TryGetBytesAsMemory(out var samples));
        return samples.ToArray();
    }
}
