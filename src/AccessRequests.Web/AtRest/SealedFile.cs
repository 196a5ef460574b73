using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AccessRequests.Web.AtRest;

/// <summary>
/// The form of a file at rest (docs/decisions/0009): a header, then pieces of 64 KiB, each closed by AES-256-GCM under a key of this
/// file and this name alone. A piece answers for its place and for being the last, so that none can be changed, moved or cut off.
/// </summary>
internal static class SealedFile
{
    public const int PieceLength = 64 * 1024;
    public const int TagLength = 16;
    public const int ClosedPieceLength = PieceLength + TagLength;
    public const int HeaderLength = 8 + FileKey.IdLength + SaltLength;

    /// <summary>A write costs the same few microseconds for one piece and for eight.</summary>
    private const int PiecesAWrite = 8;

    private const int SaltLength = 32;
    private const int NonceLength = 12;

    /// <summary>The last byte is the version of the form.</summary>
    private static ReadOnlySpan<byte> Magic => "ARSEAL\0\u0001"u8;

    public static bool IsSealed(string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        return RandomAccess.Read(file, start, 0) == start.Length && start.SequenceEqual(Magic);
    }

    /// <summary>Writes a new file as its content comes. What it leaves when it fails is for the caller to delete.</summary>
    /// <exception cref="FileTooLargeException">More than <paramref name="maxBytes"/> came.</exception>
    public static async Task<SealedContent> WriteAsync(Stream content, string path, Guid name, FileKey key, long maxBytes, CancellationToken cancellation)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        using var cipher = key.CipherOf(name, salt);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await file.WriteAsync((byte[])[.. Magic, .. key.Id, .. salt], cancellation);

        var closed = new byte[PiecesAWrite * ClosedPieceLength];
        var filled = 0;
        var (piece, next) = (new byte[PieceLength], new byte[PieceLength]);
        var bytes = 0L;
        var length = await content.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, cancellation);

        for (var index = 0L; ; index++)
        {
            bytes += length;

            if (bytes > maxBytes)
            {
                throw new FileTooLargeException(maxBytes);
            }

            // Whether a piece is the last is known once nothing follows.
            var following = length < PieceLength ? 0 : await content.ReadAtLeastAsync(next, PieceLength, throwOnEndOfStream: false, cancellation);
            hash.AppendData(piece, 0, length);
            Close(cipher, index, following == 0, piece.AsSpan(0, length), closed.AsSpan(filled, length + TagLength));
            filled += length + TagLength;

            if (following == 0 || filled == closed.Length)
            {
                await file.WriteAsync(closed.AsMemory(0, filled), cancellation);
                filled = 0;
            }

            if (following == 0)
            {
                // A row will say that these bytes exist, and the database keeps its word through a power cut.
                file.Flush(flushToDisk: true);
                return new SealedContent(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }

            (piece, next, length) = (next, piece, following);
        }
    }

    /// <param name="header">As many bytes as <see cref="HeaderLength"/>.</param>
    /// <exception cref="DamagedFileException">No header of ours, or of a key that is not known.</exception>
    public static AesGcm CipherOf(ReadOnlySpan<byte> header, Guid name, FileKeys keys)
    {
        if (!header.StartsWith(Magic))
        {
            throw new DamagedFileException();
        }

        var key = keys.Find(header.Slice(Magic.Length, FileKey.IdLength)) ?? throw DamagedFileException.WithoutKey();
        return key.CipherOf(name, header[(Magic.Length + FileKey.IdLength)..].ToArray());
    }

    /// <exception cref="AuthenticationTagMismatchException">Not the piece of this file at this place.</exception>
    public static void Open(AesGcm cipher, long index, bool isLast, ReadOnlySpan<byte> closed, Span<byte> piece) =>
        cipher.Decrypt(Nonce(index), closed[..^TagLength], closed[^TagLength..], piece, Place(index, isLast));

    private static void Close(AesGcm cipher, long index, bool isLast, ReadOnlySpan<byte> piece, Span<byte> closed) =>
        cipher.Encrypt(Nonce(index), piece, closed[..^TagLength], closed[^TagLength..], Place(index, isLast));

    /// <summary>The key serves one file that is written once, so that the place never comes twice.</summary>
    private static byte[] Nonce(long index)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(NonceLength - sizeof(long)), index);
        return nonce;
    }

    private static byte[] Place(long index, bool isLast)
    {
        var place = new byte[sizeof(long) + 1];
        BinaryPrimitives.WriteInt64BigEndian(place, index);
        place[^1] = isLast ? (byte)1 : (byte)0;
        return place;
    }
}

/// <param name="Bytes">Of the content, not of its sealed form.</param>
/// <param name="Sha256">Of the content; lower-case hexadecimal.</param>
public sealed record SealedContent(long Bytes, string Sha256);
