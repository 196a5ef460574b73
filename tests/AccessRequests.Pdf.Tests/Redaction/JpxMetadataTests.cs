using System.Buffers.Binary;
using System.Text;
using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>A photograph in JPEG 2000 says where it was taken, and by whom; a copy of it does not.</summary>
public sealed class JpxMetadataTests
{
    private static readonly byte[] Comment = [0xFF, 0x64, 0x00, 0x0C, 0x00, 0x01, .. "TREMBLAY"u8];

    // SOC, a comment, the first tile, its data, EOC.
    private static readonly byte[] Codestream = [0xFF, 0x4F, .. Comment, 0xFF, 0x90, 0x00, 0x0A, 0, 0, 0, 0, 0, 0, 0, 1, 0x55, 0xFF, 0xD9];

    [Fact]
    public void Boxes_and_comments_that_are_not_the_picture_are_dropped()
    {
        byte[] file = [.. Box("jP  ", [0x0D, 0x0A, 0x87, 0x0A]), .. Box("uuid", "TREMBLAY"u8), .. Box("xml ", "<x>TREMBLAY</x>"u8), .. Box("jp2c", Codestream)];

        var redacted = Redacting.Redact(Page(file), []);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.True(redacted.AsSpan().IndexOf((byte[])[.. "jp2c"u8, 0xFF, 0x4F, 0xFF, 0x90]) > 0, "the picture stays");
    }

    [Fact]
    public void A_codestream_without_boxes_loses_its_comments() => Redacting.AssertGone(Redacting.Redact(Page(Codestream), []), Trick.Secret);

    private static byte[] Page(byte[] jpx) => Tricks.Page("q 100 0 0 100 100 100 cm /X1 Do Q", resources: "/XObject << /X1 10 0 R >>", more: file =>
        file.AddStream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode", jpx));

    private static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length + 8);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content];
    }
}
