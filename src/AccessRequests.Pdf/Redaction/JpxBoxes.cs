using System.Buffers.Binary;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Walks the boxes of a JPEG 2000 file (ITU-T T.800, annex I) and the main header of its codestream (annex A).</summary>
internal static class JpxBoxes
{
    private const ushort StartOfCodestream = 0xFF4F;
    private const ushort StartOfTile = 0xFF90;
    private const ushort Comment = 0xFF64;

    /// <summary>
    /// The file with the boxes that make the picture and no other: XML, UUID (Exif, XMP) and property boxes hold places and
    /// authors. Comments of the codestream go too. A file that is not walked through stays as it is: its picture is shown.
    /// </summary>
    public static ReadOnlyMemory<byte> WithoutMetadata(ReadOnlyMemory<byte> jpx)
    {
        var bytes = jpx.Span;

        if (bytes.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bytes) == StartOfCodestream)
        {
            return WithoutComments(bytes) ?? jpx;
        }

        using var kept = new MemoryStream(bytes.Length);
        var hasPicture = false;
        Span<byte> start = stackalloc byte[8];

        for (var at = 0; at + 8 <= bytes.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var header = 8;

            if (length == 1 && at + 16 <= bytes.Length)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(bytes[(at + 8)..]);
                header = 16;
            }

            length = length == 0 ? bytes.Length - at : length;

            if (length < header || length > bytes.Length - at)
            {
                return jpx;
            }

            var type = bytes.Slice(at + 4, 4);
            var box = bytes.Slice(at, (int)length);

            if (type.SequenceEqual("jp2c"u8))
            {
                var codestream = WithoutComments(box[header..]) ?? box[header..].ToArray();
                BinaryPrimitives.WriteInt32BigEndian(start, codestream.Length + 8);
                type.CopyTo(start[4..]);
                kept.Write(start);
                kept.Write(codestream);
                hasPicture = true;
            }
            else if (type.SequenceEqual("jP  "u8) || type.SequenceEqual("ftyp"u8) || type.SequenceEqual("jp2h"u8))
            {
                kept.Write(box);
            }

            at += (int)length;
        }

        return hasPicture ? kept.ToArray() : jpx;
    }

    /// <summary>Null when the main header does not lead to the first tile.</summary>
    private static byte[]? WithoutComments(ReadOnlySpan<byte> codestream)
    {
        using var kept = new MemoryStream(codestream.Length);
        kept.Write(codestream[..Math.Min(2, codestream.Length)]);

        for (var at = 2; at + 4 <= codestream.Length;)
        {
            var marker = BinaryPrimitives.ReadUInt16BigEndian(codestream[at..]);

            if (marker == StartOfTile)
            {
                kept.Write(codestream[at..]);
                return kept.ToArray();
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(codestream[(at + 2)..]);

            if (marker < StartOfCodestream || length < 4 || at + length > codestream.Length)
            {
                return null;
            }

            if (marker != Comment)
            {
                kept.Write(codestream.Slice(at, length));
            }

            at += length;
        }

        return null;
    }
}
