namespace AccessRequests.Pdf.Redaction;

/// <summary>Walks the segments of a JPEG file (ITU-T T.81, annex B), those between the scans of a progressive one too.</summary>
internal static class JpegSegments
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    /// <summary>JFIF, its version, units and densities; then the size of a thumbnail, and the thumbnail.</summary>
    private const int JfifHeader = 12;

    /// <summary>Adobe, its version, two words of flags and how the colours are coded.</summary>
    private const int AdobeHeader = 12;

    /// <summary>
    /// The picture alone: no comments, no application data (thumbnails, places, authors) and nothing before or after it, where cameras put
    /// further pictures. Kept of APP0 (JFIF) and APP14 (Adobe) is what says how to read the picture. What does not begin as a JPEG file stays as it is.
    /// </summary>
    public static ReadOnlyMemory<byte> WithoutMetadata(ReadOnlyMemory<byte> jpeg)
    {
        var bytes = jpeg.Span;

        if (bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, StartOfImage, 0xFF]) is not (>= 0 and var start))
        {
            return jpeg;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes.Slice(start, 2));

        for (var at = start + 2; Marker(bytes, at) is >= 0 and var found;)
        {
            var marker = bytes[found + 1];

            if (marker == EndOfImage)
            {
                kept.Write(bytes.Slice(found, 2));
                break;
            }

            if (IsAlone(marker))
            {
                at = found + 2;
                continue;
            }

            var length = found + 4 <= bytes.Length ? (bytes[found + 2] << 8) | bytes[found + 3] : 0;
            var end = Math.Min(bytes.Length, found + 2 + Math.Max(2, length));
            Keep(kept, marker, bytes[Math.Min(found + 4, end)..end]);
            at = end;

            if (marker == StartOfScan)
            {
                at = EndOfScan(bytes, end);
                kept.Write(bytes[end..at]);
            }
        }

        return kept.ToArray();
    }

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xE0:
                if (content.Length >= JfifHeader && content.StartsWith("JFIF\0"u8))
                {
                    Write(kept, marker, [.. content[..JfifHeader], 0, 0]);
                }

                break;
            case 0xEE:
                if (content.Length >= AdobeHeader && content.StartsWith("Adobe"u8))
                {
                    Write(kept, marker, content[..AdobeHeader]);
                }

                break;
            case 0xFE or (> 0xE0 and <= 0xEF):
                break;
            default:
                // Frames, tables and scans; a reader that gives up at a marker that is reserved goes on giving up.
                Write(kept, marker, marker is >= 0xC0 and <= 0xDF ? content : []);
                break;
        }
    }

    private static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + 2;
        kept.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        kept.Write(content);
    }

    /// <summary>Where the next marker is; readers skip what stands before it, and bytes that fill. -1 at the end.</summary>
    private static int Marker(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where the marker stands that ends the coded samples; restarts are part of them.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int from)
    {
        var at = Marker(bytes, from);

        while (at >= 0 && IsAlone(bytes[at + 1]))
        {
            at = Marker(bytes, at + 2);
        }

        return at < 0 ? bytes.Length : at;
    }

    /// <summary>Markers without a segment: restarts, a second start, TEM.</summary>
    private static bool IsAlone(byte marker) => marker is (>= 0xD0 and <= StartOfImage) or 0x01;
}
