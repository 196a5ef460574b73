using System.IO.Compression;

namespace AccessRequests.Pdf.Reading;

/// <summary>
/// The cross-reference streams of a file (7.5.8.2), looked at before PdfPig opens it: it reserves what their
/// dictionaries announce, before it knows what they hold. Field widths go to the stack, whose end no handler can catch;
/// numbers of objects, and what the stream inflates to, go to memory, which ends for every user of the process.
/// </summary>
/// <remarks>Every «obj» is followed, not only those that the file says it uses: PdfPig looks for others when those fail.</remarks>
internal static class CrossReferenceStreams
{
    /// <summary>In bytes.</summary>
    private const long MostOnStack = 200_000;

    /// <summary>Of indirect objects in a file (Annex C.2).</summary>
    private const double MostObjects = 8_388_607;

    /// <summary>A dictionary that ends within it is read with what surrounds it; a longer one by itself.</summary>
    private const int Window = 1 << 16;

    /// <summary>A dictionary that does not end within it is judged by what it says until there.</summary>
    private const int Longest = 1 << 24;

    private const int Piece = 1 << 20;

    private static ReadOnlySpan<byte> Keyword => "obj"u8;

    /// <exception cref="UnredactablePdfException">A file that can only be meant to do harm.</exception>
    public static void Check(Stream file, RedactionLimits limits)
    {
        var buffer = new byte[Math.Min(Piece, file.Length + 1) + Window];
        var apart = new Allowance(file.Length);
        var (start, kept) = (0L, 0);

        while (true)
        {
            file.Position = start + kept;
            var read = file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, kept + read);
            var last = bytes.Length < buffer.Length;
            Check(file, start, bytes, last ? bytes.Length : bytes.Length - Window, last, apart, limits);

            if (last)
            {
                return;
            }

            bytes[^Window..].CopyTo(buffer);
            start += bytes.Length - Window;
            kept = Window;
        }
    }

    /// <param name="until">Objects that begin past it are met again in the next piece.</param>
    private static void Check(Stream file, long start, ReadOnlySpan<byte> bytes, int until, bool last, Allowance apart, RedactionLimits limits)
    {
        for (var at = 0; Next(bytes, ref at) && at - Keyword.Length < until;)
        {
            var dictionary = new CrossReferenceDictionary(bytes[at..]);

            for (var length = 2 * Window; dictionary.IsOpen && !last && length <= Longest && length / 2 < file.Length - start - at; length *= 2)
            {
                dictionary = new CrossReferenceDictionary(apart.Read(file, start + at, length));
            }

            if (!dictionary.IsOfCrossReferences)
            {
                continue;
            }

            if (dictionary.Widths is < 0 or > MostOnStack)
            {
                throw Refusal("its cross-reference stream has impossible field widths");
            }

            if (dictionary.Objects > MostObjects)
            {
                throw Refusal("its cross-reference stream announces more objects than a file can have");
            }

            if (dictionary.IsCompressedOddly || Inflates(file, start + at + dictionary.Length, limits))
            {
                throw Refusal("its cross-reference stream is compressed as no program does");
            }
        }
    }

    private static bool Next(ReadOnlySpan<byte> bytes, ref int at)
    {
        var found = bytes[at..].IndexOf(Keyword);
        at += found + Keyword.Length;
        return found >= 0;
    }

    /// <summary>Whether what follows the dictionary inflates past every bound.</summary>
    private static bool Inflates(Stream file, long end, RedactionLimits limits)
    {
        Span<byte> head = stackalloc byte[64];
        file.Position = end;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var keyword = head.IndexOf("stream"u8);

        if (keyword < 0)
        {
            return false;
        }

        var data = keyword + "stream".Length;

        while (data < head.Length && " \t\r\n\f\0"u8.Contains(head[data]))
        {
            data++;
        }

        // Two bytes of zlib, which PdfPig does not read either.
        file.Position = Math.Min(file.Length, end + data + 2);
        using var inflater = new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true);
        var piece = new byte[1 << 14];
        var total = 0L;

        try
        {
            for (int read; total <= limits.MaxDecodedStreamBytes && (read = inflater.Read(piece)) > 0;)
            {
                total += read;
            }
        }
        catch (InvalidDataException)
        {
            // What was inflated before the damage is what PdfPig takes.
        }

        return total > limits.MaxDecodedStreamBytes;
    }

    private static UnredactablePdfException Refusal(string detail) => new(UnredactableReason.Damaged, null, detail);

    /// <summary>
    /// Reads long dictionaries by themselves, in all no more than a few times the file: a file of unclosed
    /// dictionaries inside one another would be read without end.
    /// </summary>
    private sealed class Allowance(long length)
    {
        private long _left = (8 * length) + (8L * Longest);

        public ReadOnlySpan<byte> Read(Stream file, long at, int most)
        {
            var bytes = new byte[Math.Min(most, file.Length - at)];

            if ((_left -= bytes.Length) < 0)
            {
                throw Refusal("its objects do not end");
            }

            file.Position = at;
            file.ReadExactly(bytes);
            return bytes;
        }
    }
}
