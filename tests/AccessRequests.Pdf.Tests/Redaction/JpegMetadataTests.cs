using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using BitMiracle.LibJpeg.Classic;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>A photograph that no mark reaches leaves as the picture that is shown, without what else its file holds.</summary>
public sealed class JpegMetadataTests
{
    private const int Side = 32;
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes(Trick.Secret);

    public static TheoryData<string> Hidings => ["a thumbnail of JFIF", "a thumbnail of JFXX", "what follows Adobe's", "a comment between two scans",
        "an application's segment between two scans", "a picture after the end", "bytes before the start", "bytes between segments"];

    [Theory]
    [MemberData(nameof(Hidings))]
    public void What_a_JPEG_holds_beside_its_picture_does_not_leave(string hiding)
    {
        var clean = Progressive();
        var pdf = Page(Hide(hiding, clean));

        var redacted = Redacting.Redact(pdf, []);

        Assert.Contains(Redacting.Everything(pdf), bytes => bytes.AsSpan().IndexOf(Secret) >= 0);
        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Equal(Samples(Page(clean)), Samples(redacted));
    }

    [Fact]
    public void A_segment_that_readers_give_up_at_stays_without_what_it_holds()
    {
        var clean = Progressive();

        var redacted = Redacting.Redact(Page([.. clean[..^2], .. Segment(0xF0, Secret), .. clean[^2..]]), []);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.True(Jpeg(redacted).AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xF0, 0, 2, 0xFF, 0xD9]));
    }

    [Fact]
    public void A_picture_that_is_cut_short_keeps_the_samples_that_it_has()
    {
        var clean = Progressive();
        var shortened = clean[..(clean.Length - 40)];

        Assert.Equal(Scans(shortened), Scans(Jpeg(Redacting.Redact(Page(shortened), []))));
    }

    private static byte[] Hide(string hiding, byte[] clean)
    {
        // SOI, APP0 of 16 bytes with its length, then the rest; the second scan's header.
        var rest = clean[20..];
        var second = clean.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] pixels = [.. Secret, .. new byte[4]];

        return hiding switch
        {
            "a thumbnail of JFIF" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 28, .. clean[6..18], 2, 2, .. pixels, .. rest],
            "a thumbnail of JFXX" => [.. clean[..20], .. Segment(0xE0, [.. "JFXX\0"u8, 0x13, 2, 2, .. pixels]), .. rest],
            "what follows Adobe's" => [.. clean[..20], .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. Secret]), .. rest],
            "a comment between two scans" => [.. clean[..second], .. Segment(0xFE, Secret), .. clean[second..]],
            "an application's segment between two scans" => [.. clean[..second], .. Segment(0xE1, Secret), .. clean[second..]],
            "a picture after the end" => [.. clean, 0xFF, 0xD8, .. Segment(0xFE, Secret), .. rest],
            "bytes before the start" => [.. Secret, .. clean],
            _ => [.. clean[..20], .. Secret, .. rest],
        };
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, 0, (byte)(content.Length + 2), .. content];

    private static int Scans(byte[] jpeg) => Enumerable.Range(0, jpeg.Length - 1).Count(at => jpeg[at] == 0xFF && jpeg[at + 1] == 0xDA);

    private static byte[] Page(byte[] jpeg) => Tricks.Page(
        "q 160 0 0 160 100 100 cm /X1 Do Q BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET",
        resources: "/XObject << /X1 10 0 R >>",
        more: file => file.AddStream($"/Type /XObject /Subtype /Image /Width {Side} /Height {Side} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg));

    private static byte[] Jpeg(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.GetPage(1).GetImages().Single().RawMemory.ToArray();
    }

    private static byte[] Samples(byte[] pdf)
    {
        var decoder = new jpeg_decompress_struct(new jpeg_error_mgr());
        decoder.jpeg_stdio_src(new MemoryStream(Jpeg(pdf) is var jpeg && jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) is var start ? jpeg[start..] : []));
        decoder.jpeg_read_header(true);
        decoder.jpeg_start_decompress();
        var samples = new byte[3 * Side * Side];
        var row = new byte[1][] { new byte[3 * Side] };

        for (var y = 0; y < Side; y++)
        {
            decoder.jpeg_read_scanlines(row, 1);
            row[0].CopyTo(samples, y * row[0].Length);
        }

        return samples;
    }

    private static byte[] Progressive()
    {
        using var file = new MemoryStream();
        var encoder = new jpeg_compress_struct(new jpeg_error_mgr())
        {
            Image_width = Side,
            Image_height = Side,
            Input_components = 3,
            In_color_space = J_COLOR_SPACE.JCS_RGB,
        };
        encoder.jpeg_stdio_dest(file);
        encoder.jpeg_set_defaults();
        encoder.jpeg_simple_progression();
        encoder.jpeg_start_compress(true);

        for (var y = 0; y < Side; y++)
        {
            encoder.jpeg_write_scanlines([[.. Enumerable.Range(0, 3 * Side).Select(x => (byte)(x * y * 7))]], 1);
        }

        encoder.jpeg_finish_compress();
        return file.ToArray();
    }
}
