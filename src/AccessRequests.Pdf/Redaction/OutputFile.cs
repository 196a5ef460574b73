using System.Security.Cryptography;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The new file, page by page: what a page adds is held back until the page is done, so that a page which turns out
/// uncertain leaves not one object behind. Its promised numbers become null objects.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly HashingStream _hashed;
    private readonly PdfFileWriter _writer;
    private readonly List<(PdfReference Reference, PdfObject? Value, PdfDictionary? Dictionary, ReadOnlyMemory<byte> Bytes, bool Encoded)> _pending = [];
    private readonly List<PdfReference> _promised = [];

    public OutputFile(Stream destination)
    {
        _hashed = new HashingStream(destination);
        _writer = new PdfFileWriter(_hashed);
    }

    /// <summary>Promises an object of the page in work.</summary>
    public PdfReference Reserve()
    {
        var reference = _writer.Reserve();
        _promised.Add(reference);
        return reference;
    }

    /// <summary>Promises an object of the document: taking a page back leaves it promised.</summary>
    public PdfReference ReserveForDocument() => _writer.Reserve();

    /// <summary>Writes at once, outside the page in work: taking a page back leaves it.</summary>
    public PdfReference WriteForDocument(Action<PdfFileWriter, PdfReference> write)
    {
        var reference = _writer.Reserve();
        write(_writer, reference);
        return reference;
    }

    public PdfReference Add(PdfObject value)
    {
        var reference = Reserve();
        Write(reference, value);
        return reference;
    }

    public void Write(PdfReference reference, PdfObject value) => _pending.Add((reference, value, null, default, false));

    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlyMemory<byte> decoded)
    {
        var reference = Reserve();
        WriteStream(reference, dictionary, decoded);
        return reference;
    }

    public void WriteStream(PdfReference reference, PdfDictionary dictionary, ReadOnlyMemory<byte> decoded) =>
        _pending.Add((reference, null, dictionary, decoded, false));

    /// <summary>A stream whose bytes already are as its Filter says.</summary>
    public PdfReference AddEncodedStream(PdfDictionary dictionary, ReadOnlyMemory<byte> encoded)
    {
        var reference = Reserve();
        _pending.Add((reference, null, dictionary, encoded, true));
        return reference;
    }

    public void Commit()
    {
        foreach (var (reference, value, dictionary, bytes, encoded) in _pending)
        {
            if (value is not null)
            {
                _writer.Write(reference, value);
            }
            else if (encoded)
            {
                _writer.WriteEncodedStream(reference, dictionary!, bytes.Span);
            }
            else
            {
                _writer.WriteStream(reference, dictionary!, bytes.Span);
            }
        }

        _pending.Clear();
        _promised.Clear();
    }

    public void RollBack()
    {
        _pending.Clear();

        foreach (var reference in _promised)
        {
            _writer.Write(reference, PdfNull.Value);
        }

        _promised.Clear();
    }

    /// <summary>Ends the file and gives its SHA-256.</summary>
    public string Finish(PdfReference root, PdfReference? info)
    {
        Commit();
        _writer.Finish(root, info);
        return _hashed.Hash();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _hashed.Dispose();
    }

    private sealed class HashingStream(Stream inner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer);
            _hash.AppendData(buffer);
            _length += buffer.Length;
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
