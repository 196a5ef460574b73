using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AccessRequests.Web.AtRest;

/// <summary>
/// The content of a sealed file, from any place in it: only the pieces that are read are opened. Its length is proved when it
/// is opened, by its last piece. After a piece at fault it gives nothing more, so that no reader takes the rest for the whole.
/// </summary>
public sealed class SealedStream : Stream
{
    /// <summary>Readers of PDF jump back and forth, several at a time.</summary>
    private const int PiecesKept = 16;

    private readonly SafeFileHandle _file;
    private readonly AesGcm _cipher;
    private readonly long _lastPiece;
    private readonly byte[] _closed = GC.AllocateUninitializedArray<byte>(SealedFile.ClosedPieceLength);

    /// <summary>The one used last stands at the end.</summary>
    private readonly List<(long Index, byte[] Bytes)> _pieces = new(PiecesKept);

    private long _position;
    private DamagedFileException? _fault;

    private SealedStream(SafeFileHandle file, AesGcm cipher, long lastPiece, long length)
    {
        _file = file;
        _cipher = cipher;
        _lastPiece = lastPiece;
        Length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <exception cref="DamagedFileException">The header or the last piece is not what was stored under this name.</exception>
    internal static SealedStream Open(string path, Guid name, FileKeys keys)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        AesGcm? cipher = null;

        try
        {
            var header = new byte[SealedFile.HeaderLength];
            Fill(file, header, 0);
            cipher = SealedFile.CipherOf(header, name, keys);

            var body = RandomAccess.GetLength(file) - SealedFile.HeaderLength;
            var last = Math.Max(0, (body - 1) / SealedFile.ClosedPieceLength);
            var length = body - ((last + 1) * SealedFile.TagLength);
            var reader = new SealedStream(file, cipher, last, length);
            reader.Piece(last);
            return reader;
        }
        catch
        {
            cipher?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Proves what an answer begins with before its first byte goes: a range as a viewer asks for it, or the first part of a whole file.</summary>
    /// <exception cref="DamagedFileException">A piece is not what was stored.</exception>
    public void Check(long from)
    {
        for (var index = from / SealedFile.PieceLength; index <= _lastPiece && index < (from / SealedFile.PieceLength) + PiecesKept; index++)
        {
            Piece(index);
        }
    }

    /// <summary>Fills the buffer as a file does, so that no reader meets the end of a piece.</summary>
    public override int Read(Span<byte> buffer)
    {
        var filled = 0;

        while (filled < buffer.Length && _position < Length)
        {
            var piece = Piece(_position / SealedFile.PieceLength);
            var part = piece.AsSpan((int)(_position % SealedFile.PieceLength));
            var count = Math.Min(part.Length, buffer.Length - filled);
            part[..count].CopyTo(buffer[filled..]);
            filled += count;
            _position += count;
        }

        return filled;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Never waits: a piece is small, and its file is on a disk of this machine or of its network.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var (_, bytes) in _pieces)
            {
                CryptographicOperations.ZeroMemory(bytes);
            }

            _pieces.Clear();
            _cipher.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private byte[] Piece(long index)
    {
        if (_fault is not null)
        {
            throw _fault;
        }

        var known = _pieces.FindLastIndex(piece => piece.Index == index);

        if (known >= 0)
        {
            var piece = _pieces[known];
            _pieces.RemoveAt(known);
            _pieces.Add(piece);
            return piece.Bytes;
        }

        try
        {
            return Keep(index, OpenPiece(index));
        }
        catch (DamagedFileException fault)
        {
            _fault = fault;
            throw;
        }
    }

    private byte[] Keep(long index, byte[] bytes)
    {
        if (_pieces.Count == PiecesKept)
        {
            CryptographicOperations.ZeroMemory(_pieces[0].Bytes);
            _pieces.RemoveAt(0);
        }

        _pieces.Add((index, bytes));
        return bytes;
    }

    private byte[] OpenPiece(long index)
    {
        var isLast = index == _lastPiece;
        var length = isLast ? Length - (index * SealedFile.PieceLength) : SealedFile.PieceLength;

        if (length < 0 || (length == 0 && index > 0))
        {
            throw new DamagedFileException();
        }

        var closed = _closed.AsSpan(0, (int)length + SealedFile.TagLength);
        var piece = GC.AllocateUninitializedArray<byte>((int)length);
        Fill(_file, closed, SealedFile.HeaderLength + (index * SealedFile.ClosedPieceLength));

        try
        {
            SealedFile.Open(_cipher, index, isLast, closed, piece);
            return piece;
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new DamagedFileException(mismatch);
        }
    }

    private static void Fill(SafeFileHandle file, Span<byte> buffer, long at)
    {
        for (var filled = 0; filled < buffer.Length;)
        {
            var read = RandomAccess.Read(file, buffer[filled..], at + filled);
            filled += read > 0 ? read : throw new DamagedFileException();
        }
    }
}
