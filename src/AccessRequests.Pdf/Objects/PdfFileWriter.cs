using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace AccessRequests.Pdf.Objects;

/// <summary>
/// Writes a new PDF 1.7 file of one section (ISO 32000-1, 7.5), front to back, to a stream that need not seek.
/// An object leaves memory once written. The same calls give the same bytes: no clock, and the file's
/// identifier is a hash of its content. The stream stays open.
/// </summary>
internal sealed class PdfFileWriter(Stream output) : IDisposable
{
    private const long NotWritten = -1;
    private const long LargestOffset = 9_999_999_999;

    private readonly List<long> _offsets = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;
    private bool _finished;

    /// <summary>Promises an object, so that others can refer to it before it is written.</summary>
    public PdfReference Reserve()
    {
        _offsets.Add(NotWritten);
        return new PdfReference(_offsets.Count);
    }

    public PdfReference Add(PdfObject value)
    {
        var reference = Reserve();
        Write(reference, value);
        return reference;
    }

    public void Write(PdfReference reference, PdfObject value)
    {
        Begin(reference);
        PdfSyntax.Write(_buffer, value);
        _buffer.Write("\nendobj\n"u8);
        Flush();
    }

    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlySpan<byte> decoded)
    {
        var reference = Reserve();
        WriteStream(reference, dictionary, decoded);
        return reference;
    }

    /// <summary>Compresses <paramref name="decoded"/>; sets Filter and Length, drops DecodeParms.</summary>
    public void WriteStream(PdfReference reference, PdfDictionary dictionary, ReadOnlySpan<byte> decoded)
    {
        WriteEncodedStream(reference, Deflated(dictionary), Deflate(decoded).Span);
    }

    /// <summary>As FlateDecode reads it. Needs no writer: any thread may do it beforehand.</summary>
    public static ReadOnlyMemory<byte> Deflate(ReadOnlySpan<byte> decoded)
    {
        using var compressed = new MemoryStream((decoded.Length / 2) + 64);

        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(decoded);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    /// <summary>The dictionary of a stream whose bytes <see cref="Deflate"/> made.</summary>
    public static PdfDictionary Deflated(PdfDictionary dictionary)
    {
        var described = dictionary.Copy();
        described.Remove("DecodeParms");
        described["Filter"] = new PdfName("FlateDecode");
        return described;
    }

    /// <summary>Writes bytes that already are as the dictionary's Filter says, or plain when it has none; sets Length.</summary>
    public void WriteEncodedStream(PdfReference reference, PdfDictionary dictionary, ReadOnlySpan<byte> encoded)
    {
        var described = dictionary.Copy();
        described["Length"] = encoded.Length;
        Begin(reference);
        PdfSyntax.Write(_buffer, described);
        _buffer.Write("\nstream\n"u8);
        Flush();
        Emit(encoded);
        EndStream();
    }

    /// <summary>Compresses a source of any size as it is read; Length follows as an object of its own.</summary>
    public async Task WriteStreamAsync(
        PdfReference reference, PdfDictionary dictionary, Stream decoded, CancellationToken cancellation = default)
    {
        var length = Reserve();
        var described = dictionary.Copy();
        described.Remove("DecodeParms");
        described["Filter"] = new PdfName("FlateDecode");
        described["Length"] = length;
        Begin(reference);
        PdfSyntax.Write(_buffer, described);
        _buffer.Write("\nstream\n"u8);
        Flush();
        var start = _position;

        await using (var zlib = new ZLibStream(new Body(this), CompressionLevel.Optimal))
        {
            await decoded.CopyToAsync(zlib, cancellation);
        }

        var written = _position - start;
        EndStream();
        Write(length, written);
    }

    /// <summary>Writes the cross-reference table and the trailer. Every promised object must have been written.</summary>
    public void Finish(PdfReference root, PdfReference? info = null)
    {
        ObjectDisposedException.ThrowIf(_finished, this);

        if (_offsets.IndexOf(NotWritten) is >= 0 and var missing)
        {
            throw new InvalidOperationException($"Object {missing + 1} was promised and never written.");
        }

        WriteHeaderOnce();
        Flush();
        var table = _position;
        _buffer.Write("xref\n"u8);
        PdfSyntax.WriteAscii(_buffer, string.Create(CultureInfo.InvariantCulture, $"0 {_offsets.Count + 1}\n"));
        _buffer.Write("0000000000 65535 f \n"u8);

        foreach (var offset in _offsets)
        {
            PdfSyntax.WriteAscii(_buffer, string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        }

        var id = new PdfString(_hash.GetCurrentHash().AsMemory(0, 16));
        var trailer = new PdfDictionary { ["Size"] = _offsets.Count + 1, ["Root"] = root };

        if (info is not null)
        {
            trailer["Info"] = info;
        }

        trailer["ID"] = new PdfArray(id, id);
        _buffer.Write("trailer\n"u8);
        PdfSyntax.Write(_buffer, trailer);
        PdfSyntax.WriteAscii(_buffer, string.Create(CultureInfo.InvariantCulture, $"\nstartxref\n{table}\n%%EOF\n"));
        Flush();
        output.Flush();
        _finished = true;
    }

    public void Dispose() => _hash.Dispose();

    private void Begin(PdfReference reference)
    {
        ObjectDisposedException.ThrowIf(_finished, this);

        if (_offsets[reference.Number - 1] != NotWritten)
        {
            throw new InvalidOperationException($"Object {reference.Number} is already written.");
        }

        WriteHeaderOnce();
        Flush();

        if (_position > LargestOffset)
        {
            throw new InvalidOperationException("A cross-reference table cannot point beyond ten digits (7.5.4).");
        }

        _offsets[reference.Number - 1] = _position;
        PdfSyntax.WriteInteger(_buffer, reference.Number);
        _buffer.Write(" 0 obj\n"u8);
    }

    private void EndStream()
    {
        _buffer.Write("\nendstream\nendobj\n"u8);
        Flush();
    }

    private void WriteHeaderOnce()
    {
        if (_position == 0)
        {
            // Four bytes above 127 tell tools that the file is binary (7.5.2).
            _buffer.Write("%PDF-1.7\n%"u8);
            _buffer.Write<byte>([0xE2, 0xE3, 0xCF, 0xD3]);
            _buffer.Write("\n"u8);
            Flush();
        }
    }

    private void Flush()
    {
        if (_buffer.WrittenCount > 0)
        {
            Emit(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
    }

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        _hash.AppendData(bytes);
        _position += bytes.Length;
    }

    /// <summary>The inside of a stream object, for a compressor to write into.</summary>
    private sealed class Body(PdfFileWriter file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => file.Emit(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
