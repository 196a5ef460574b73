using System.Text;
using AccessRequests.Pdf.Images;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>Compressed bytes are copied only when they hold what was decoded and nothing more.</summary>
public sealed class CopiedBytesTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(number => $"{number} ")));

    [Fact]
    public void A_sound_stream_is_copied_to_its_end()
    {
        var packed = RawPdf.Deflate(Content);

        Assert.Equal(packed.Length, ZlibStream.Holds(packed, Content));
        Assert.Equal(packed.Length, ZlibStream.Holds([.. packed, .. "\r\n"u8], Content));
    }

    [Fact]
    public void A_stream_with_anything_after_its_end_is_not_copied()
    {
        var packed = RawPdf.Deflate(Content);

        Assert.Null(ZlibStream.Holds([.. packed, .. "TREMBLAY"u8], Content));
        Assert.Null(ZlibStream.Holds([.. packed, .. "\n\n\n"u8], Content));
    }

    [Fact]
    public void A_stream_that_was_cut_or_holds_something_else_is_not_copied()
    {
        var packed = RawPdf.Deflate(Content);

        Assert.Null(ZlibStream.Holds(packed.AsSpan(0, packed.Length - 1), Content));
        Assert.Null(ZlibStream.Holds(packed, Content.AsSpan(1)));
    }

    [Fact]
    public void What_stands_behind_the_end_of_a_font_s_map_is_not_in_the_result()
    {
        byte[] map = [.. RawPdf.Deflate("/CIDInit /ProcSet findresource begin 1 beginbfchar <41> <0041> endbfchar end"u8.ToArray()), .. "TREMBLAYBEHIND"u8];
        var pdf = Tricks.Page(
            "BT /F9 12 Tf 72 700 Td (ABC) Tj ET",
            fonts: "/F9 10 0 R",
            more: file =>
            {
                file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>");
                file.AddStream("/Filter /FlateDecode", map);
            });

        var copied = Redacting.Redact(pdf, []);

        Assert.Contains("/ToUnicode", Encoding.Latin1.GetString(copied), StringComparison.Ordinal);
        Redacting.AssertGone(copied, "TREMBLAYBEHIND");
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    [InlineData(1, 1)]
    [InlineData(3, 16)]
    public void Rows_come_back_as_they_were_whatever_filter_suits_them(int components, int bits)
    {
        const int width = 61, height = 40;
        var random = new Random(components + bits);
        var stride = ((width * components * bits) + 7) / 8;
        var samples = new byte[stride * height];

        // Noise, a slope, a flat ground and a repeated row: each prefers another filter.
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < stride; x++)
            {
                samples[(y * stride) + x] = (y / 10) switch { 0 => (byte)random.Next(256), 1 => (byte)((x * 3) + (y * 5)), 2 => 200, _ => (byte)(x * 37) };
            }
        }

        var encoded = PngRows.Encode(ImageSamples.Of(width, height, components, bits, [.. samples], 1 << 20)!);

        Assert.Equal(samples, Predictors.Undo(Inflate(encoded), 15, components, bits, width));
    }

    [Fact]
    public void A_large_picture_packed_in_bands_comes_back_as_it_was()
    {
        const int width = 1500, height = 1100;
        var samples = new byte[width * height * 3];

        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (byte)((i * 7) + (i / (width * 3) * 13) + (i % 89 == 0 ? i / 89 : 0));
        }

        var encoded = PngRows.Encode(ImageSamples.Of(width, height, 3, 8, [.. samples], 1 << 24)!);

        Assert.Equal(samples, Predictors.Undo(Inflate(encoded), 15, 3, 8, width));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(FlateBands.Length)]
    [InlineData(FlateBands.Length + 1)]
    [InlineData((3 * FlateBands.Length) + 65_521)]
    public void Bands_joined_are_one_sound_stream(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content.AsSpan(0, length / 2));

        var packed = FlateBands.Pack(content);

        // Its checksum is the last thing in it, and that of the whole.
        Assert.Equal(content, Inflate(packed));
        Assert.Equal(packed.Length, ZlibStream.Holds(packed.Span, content));
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        using var inflater = new System.IO.Compression.ZLibStream(new MemoryStream(packed.ToArray()), System.IO.Compression.CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        inflater.CopyTo(inflated);
        return inflated.ToArray();
    }
}
