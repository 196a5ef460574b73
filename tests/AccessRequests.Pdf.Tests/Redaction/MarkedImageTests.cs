using System.Buffers.Binary;
using AccessRequests.Pdf.Tests.Corpus;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Pictures in the formats of scanners and cameras: what is beside a mark stays, what is under it is black. JBIG2: see <see cref="ScanTests"/>.</summary>
public sealed class MarkedImageTests
{
    private const int Side = 16;

    private static IReadOnlyList<RedactionMark> Lower => [new RedactionMark(1, [new PdfBox(100, 100, 260, 180)], "art. 37")];

    [Fact]
    public void A_JPEG_keeps_the_colours_beside_the_mark()
    {
        // Blocks of eight samples of one colour each come back as they were, but for rounding.
        byte[] row = [.. Enumerable.Repeat<byte[]>([200, 40, 90], 8).SelectMany(pixel => pixel), .. Enumerable.Repeat<byte[]>([30, 120, 220], 8).SelectMany(pixel => pixel)];

        var samples = Redacted("/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", Rows(row));

        Assert.Equal(3 * Side * Side, samples.Length);
        Assert.All(samples.Take(8 * row.Length), (sample, at) => Assert.InRange(sample, row[at % row.Length] - 3, row[at % row.Length] + 3));
        Assert.Single(samples.Skip(8 * row.Length).Chunk(3).DistinctBy(pixel => (pixel[0], pixel[1], pixel[2])));
    }

    /// <summary>A page of scanned writing, with grain, as a scanner compresses it.</summary>
    [Theory]
    [InlineData(60, 2)]
    [InlineData(75, 2)]
    [InlineData(90, 1)]
    public void A_scan_keeps_its_weight_and_every_pixel_that_shares_no_block_with_a_mark(int quality, int sampling)
    {
        const int side = 320;
        var grain = new Random(7);
        var jpeg = Jpeg.Encode(side, quality, sampling, (x, y) =>
        {
            var level = (byte)((y % 24 < 12 && (x * 7 / 5 % 9 < 3) ? 40 : 240) + grain.Next(12));
            return [level, level, (byte)(level - 6)];
        });
        var pdf = Tricks.Page(
            $"q {side} 0 0 {side} 100 300 cm /X1 Do Q BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET",
            resources: "/XObject << /X1 10 0 R >>",
            more: file => file.AddStream($"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg));
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(200, 450, 300, 470)], "art. 37")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        using var document = PdfDocument.Open(redacted);
        Assert.InRange(document.GetPage(1).GetImages().Single().RawMemory.Length, 1, 1.1 * jpeg.Length);
        var (before, after) = (Rendered.By(pdf), Rendered.By(redacted));
        var far = Enumerable.Range(0, before.Grey.Length).Where(at => !new PdfBox(180, 430, 320, 490).Contains(at % before.Width / 2.0, 792 - (at / before.Width / 2.0)));
        Assert.All(far, at => Assert.Equal(before.Grey[at], after.Grey[at]));
    }

    [Theory]
    [InlineData("/K -1 /Columns 16 /Rows 16", 0xFF, 0x00, 0x00)]
    [InlineData("/K -1 /Columns 16 /Rows 16 /BlackIs1 true", 0x00, 0xFF, 0x00)]
    public void A_fax_keeps_its_rows_beside_the_mark(string parameters, byte left, byte right, byte hidden)
    {
        var samples = Redacted($"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << {parameters} >>", Bilevel.Fax(Side));

        Assert.Equal([.. Enumerable.Repeat<byte[]>([left, right], 8).SelectMany(row => row), .. Enumerable.Repeat(hidden, 16)], samples);
    }

    [Fact]
    public void A_JPEG_2000_picture_keeps_the_grey_beside_the_mark()
    {
        var samples = Redacted("/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode", GreyJpx());

        Assert.Equal([.. Enumerable.Repeat((byte)128, 8 * Side), .. new byte[8 * Side]], samples);
    }

    private static byte[] Redacted(string entries, byte[] picture)
    {
        var pdf = Tricks.Page(
            "q 160 0 0 160 100 100 cm /X1 Do Q BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET",
            resources: "/XObject << /X1 10 0 R >>",
            more: file => file.AddStream($"/Type /XObject /Subtype /Image /Width {Side} /Height {Side} {entries}", picture));

        var redacted = Redacting.Redact(pdf, Lower, null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.ImagesRedacted]);
        Assert.Empty(Redacting.Verify(redacted, pdf, Lower).Findings);
        using var document = PdfDocument.Open(redacted);
        var image = document.GetPage(1).GetImages().Single();
        return image.TryGetBytesAsMemory(out var samples) ? samples.ToArray() : Jpeg.Decode(image.RawMemory.ToArray());
    }

    private static byte[] Rows(byte[] row) => Jpeg.Encode(Side, 100, 1, (x, _) => [row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]]);

    /// <summary>
    /// A codestream (ITU-T T.800, annex A) of one tile, one component and no wavelet level, whose only packet is empty: every sample is
    /// the middle grey that its level is shifted by.
    /// </summary>
    private static byte[] GreyJpx() =>
    [
        0xFF, 0x4F,
        0xFF, 0x51, 0, 41, 0, 0, .. Number(Side), .. Number(Side), .. Number(0), .. Number(0), .. Number(Side), .. Number(Side), .. Number(0), .. Number(0), 0, 1, 7, 1, 1,
        0xFF, 0x52, 0, 12, 0, 0, 0, 1, 0, 0, 4, 4, 0, 1,
        0xFF, 0x5C, 0, 4, 0x40, 0x40,
        0xFF, 0x90, 0, 10, 0, 0, .. Number(15), 0, 1,
        0xFF, 0x93, 0,
        0xFF, 0xD9,
    ];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
