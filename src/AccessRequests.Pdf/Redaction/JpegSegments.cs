namespace AccessRequests.Pdf.Redaction;

/// <summary>Walks the segments of a JPEG file (ITU-T T.81, annex B).</summary>
internal static class JpegSegments
{
    /// <summary>
    /// The file without comments and application data, which hold thumbnails, places and authors. Kept are APP0 (JFIF)
    /// and APP14 (Adobe), which say how to read the colours. A file that is not walked through stays as it is: its
    /// picture is shown, so its bytes are needed.
    /// </summary>
    public static ReadOnlyMemory<byte> WithoutMetadata(ReadOnlyMemory<byte> jpeg)
    {
        var bytes = jpeg.Span;

        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return jpeg;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..2]);

        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return jpeg;
            }

            var marker = bytes[at + 1];

            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xDA)
            {
                var end = bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                kept.Write(bytes[at..(end > at ? end + 2 : bytes.Length)]);
                return kept.ToArray();
            }

            var length = (bytes[at + 2] << 8) | bytes[at + 3];

            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return jpeg;
            }

            var isMetadata = marker == 0xFE || (marker is >= 0xE1 and <= 0xEF && marker != 0xEE);

            if (!isMetadata)
            {
                // A JFIF segment may carry a thumbnail after its fourteen bytes.
                kept.Write(bytes.Slice(at, 2 + length));
            }

            at += 2 + length;
        }

        return jpeg;
    }
}
