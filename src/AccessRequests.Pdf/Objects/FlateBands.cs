using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Objects;

/// <summary>
/// Compresses what is large in bands of its own, each by itself on whatever processor is free, and joins them to one stream as FlateDecode
/// reads it (RFC 1950). Where a band begins depends on what is compressed and on nothing else, so that any number of processors gives the same bytes.
/// </summary>
internal static class FlateBands
{
    /// <summary>Bytes of one band, more or less: what it cannot refer to in the band before costs a few of them.</summary>
    public const int Length = 1 << 19;

    /// <summary>A band begins on a whole byte (RFC 1951, 3.2.4): what is flushed ends in an empty block that is stored.</summary>
    private static readonly byte[] LastBlock = [0x03, 0x00];

    /// <param name="fill">Writes a band where it is told, all of it. Called on any thread.</param>
    /// <param name="lengths">Of the bands, in their order.</param>
    public static ReadOnlyMemory<byte> Pack(IReadOnlyList<int> lengths, Action<int, Memory<byte>> fill)
    {
        var bands = new (byte[] Bytes, uint Checksum)[lengths.Count];

        if (bands.Length == 1)
        {
            bands[0] = Pack(lengths[0], band => fill(0, band));
        }
        else
        {
            Parallel.For(0, bands.Length, i => bands[i] = Pack(lengths[i], band => fill(i, band)));
        }

        var stream = new byte[ZlibStream.Header.Length + bands.Sum(band => band.Bytes.Length) + LastBlock.Length + sizeof(uint)];
        var (at, checksum) = (ZlibStream.Header.Length, 1u);
        ZlibStream.Header.CopyTo(stream);

        for (var i = 0; i < bands.Length; i++)
        {
            bands[i].Bytes.CopyTo(stream, at);
            at += bands[i].Bytes.Length;
            checksum = ZlibStream.Join(checksum, bands[i].Checksum, lengths[i]);
        }

        LastBlock.CopyTo(stream, at);
        BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(at + LastBlock.Length), checksum);
        return stream;
    }

    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> decoded)
    {
        var lengths = Enumerable.Range(0, Math.Max(1, (decoded.Length + Length - 1) / Length))
            .Select(i => Math.Min(Length, decoded.Length - (i * Length))).ToList();
        return Pack(lengths, (i, band) => decoded.Slice(i * Length, lengths[i]).CopyTo(band));
    }

    private static (byte[] Bytes, uint Checksum) Pack(int length, Action<Memory<byte>> fill)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);

        try
        {
            fill(buffer.AsMemory(0, length));
            using var packed = new MemoryStream((length / 4) + 64);

            // Not disposed before its bytes are taken: that would write a last block into each band.
            using var deflater = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            deflater.Write(buffer, 0, length);
            deflater.Flush();
            return (packed.ToArray(), ZlibStream.Adler32(buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
