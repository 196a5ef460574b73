using System.Text;
using AccessRequests.Pdf.Images;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Typesetting.Fonts;

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

    /// <summary>What readers never look at: comments of a calculator, samples, colours and tables behind the last one.</summary>
    [Theory]
    [InlineData("[/Separation /Spot /DeviceCMYK 11 0 R]", "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]", "{ % TREMBLAY\n dup dup 0.5 (TREMBLAY) TREMBLAY\r}", "{ dup dup 0.5 }")]
    [InlineData("[/Separation /Spot /DeviceGray 11 0 R]", "/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [4] /BitsPerSample 8", "0123TREMBLAY", "0123")]
    [InlineData("[/Indexed /DeviceGray 3 11 0 R]", "", "0123TREMBLAY", "0123")]
    [InlineData("[/Indexed /DeviceRGB 1 (012345TREMBLAY)]", "", "", "012345")]
    public void What_no_reader_looks_at_is_not_copied(string space, string dictionary, string data, string kept)
    {
        var pdf = Tricks.Page(
            "/C1 cs 1 sc 10 10 200 200 re f BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET", resources: "/ColorSpace << /C1 10 0 R >>", more: file =>
            {
                file.Add(space);
                file.AddStream(dictionary, data);
            });

        var copied = Redacting.Redact(pdf, []);

        Redacting.AssertGone(copied, "TREMBLAY");
        Assert.Contains(Redacting.Everything(copied), bytes => Encoding.Latin1.GetString(bytes).Contains(kept, StringComparison.Ordinal));
    }

    [Fact]
    public void What_follows_the_last_table_of_a_font_is_not_copied()
    {
        byte[] font = [0, 1, 0, 0, 0, 1, 0, 16, 0, 0, 0, 0, .. "head"u8, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 6, .. "123456"u8, 0, 0];

        Assert.Equal(font.Length, TrueTypeFile.End([.. font, .. "TREMBLAY"u8]));
        Assert.Null(TrueTypeFile.End(font.AsSpan(0, 30)));
        Assert.Null(TrueTypeFile.End("OTTO"u8));
    }

    /// <summary>Nobody follows these codings to their end: the file is kept back.</summary>
    [Theory]
    [InlineData("/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 2 >>")]
    [InlineData("/Filter /JBIG2Decode")]
    public void A_hidden_word_behind_a_picture_that_is_copied_as_it_is_is_found(string filter)
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj 78 200 Td (TREMBLAY) Tj ET q 40 0 0 30 140 300 cm /I1 Do Q", resources: "/XObject << /I1 10 0 R >>", more: file =>
                file.AddStream($"/Type /XObject /Subtype /Image /Width 8 /Height 2 /BitsPerComponent 1 /ColorSpace /DeviceGray {filter}", "\u00c0\u0001\u0000\u0010\u0001TREMBLAY"));
        var marks = Redacting.MarksOn(pdf, "TREMBLAY");

        Assert.Contains(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings, finding => finding.Kind == FindingKind.WordInBytes);
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
