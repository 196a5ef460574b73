using System.Buffers.Binary;

namespace AccessRequests.Pdf.Reading;

/// <summary>Compressed bytes (RFC 1950): what stands before and behind them, and whether they may be copied as they are.</summary>
internal static class ZlibStream
{
    private const int Trailer = 4;
    private const uint Modulus = 65_521;

    /// <summary>As many bytes can be added up before the sums must be reduced.</summary>
    private const int Block = 5552;

    /// <summary>Deflate with a window of 32 kB, compressed with some care.</summary>
    public static ReadOnlySpan<byte> Header => [0x78, 0x9C];

    /// <summary>
    /// The length of a sound stream that holds exactly <paramref name="decoded"/>, when it ends where the bytes end, give or
    /// take a line end: its checksum must stand last. Null when something follows it, or it is damaged: a reader would not see
    /// what stands there, but it would be copied.
    /// </summary>
    public static int? Holds(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> decoded)
    {
        if (bytes.Length <= Header.Length + Trailer || (bytes[0] & 0x0F) != 8 || (bytes[1] & 0x20) != 0 || BinaryPrimitives.ReadUInt16BigEndian(bytes) % 31 != 0)
        {
            return null;
        }

        var checksum = Adler32(decoded);

        for (var length = bytes.Length; length > Header.Length + Trailer; length--)
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes[(length - Trailer)..]) == checksum)
            {
                return length;
            }

            if (bytes.Length - length == 2 || bytes[length - 1] is not ((byte)'\r' or (byte)'\n'))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The checksum of two pieces, one behind the other.</summary>
    public static uint Join(uint first, uint second, int secondLength)
    {
        var length = (ulong)secondLength % Modulus;
        ulong a = first & 0xFFFF, b = first >> 16, laterA = second & 0xFFFF, laterB = second >> 16;
        return (uint)((((b + laterB + (length * (a + Modulus - 1))) % Modulus) << 16) | ((a + laterA + Modulus - 1) % Modulus));
    }

    public static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        uint a = 1, b = 0;

        while (bytes.Length > 0)
        {
            var block = bytes[..Math.Min(Block, bytes.Length)];

            foreach (var value in block)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            bytes = bytes[block.Length..];
        }

        return (b << 16) | a;
    }
}
