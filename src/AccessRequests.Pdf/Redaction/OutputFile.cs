using System.Security.Cryptography;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The new file, page by page. What is added here belongs to the document; what belongs to a page is taken over when the page is done, and
/// numbered then, so that the order of pages decides it and not which was done first. Written in that order, as streams are compressed.
/// </summary>
internal sealed class OutputFile : ObjectBatch, IDisposable
{
    /// <summary>Decoded bytes that may wait for their turn before reading waits for writing.</summary>
    private const long MostWaiting = 64 << 20;

    private readonly HashingStream _hashed;
    private readonly PdfFileWriter _writer;
    private readonly Queue<Pending> _queue = [];
    private long _waiting;

    public OutputFile(Stream destination)
    {
        _hashed = new HashingStream(destination);
        _writer = new PdfFileWriter(_hashed);
    }

    /// <summary>Promises an object, with its number.</summary>
    public PdfReference Reserve() => _writer.Reserve();

    /// <summary>Writes at once.</summary>
    public PdfReference WriteForDocument(Action<PdfFileWriter, PdfReference> write)
    {
        Drain(toTheEnd: true);
        var reference = _writer.Reserve();
        write(_writer, reference);
        return reference;
    }

    /// <summary>The same for what writes many objects.</summary>
    public T ForDocument<T>(Func<PdfFileWriter, T> write)
    {
        Drain(toTheEnd: true);
        return write(_writer);
    }

    public void Commit() => Commit(this);

    /// <summary>Takes over what a page added.</summary>
    public void Commit(ObjectBatch page)
    {
        foreach (var pending in page.Take())
        {
            if (!pending.Reference.HasNumber)
            {
                pending.Reference.Become(_writer.Reserve());
            }

            _queue.Enqueue(pending);
            _waiting += pending.Size;
        }

        Drain(toTheEnd: false);
    }

    /// <summary>Ends the file and gives its SHA-256.</summary>
    public string Finish(PdfReference root, PdfReference? info)
    {
        Commit();
        Drain(toTheEnd: true);
        _writer.Finish(root, info);
        return _hashed.Hash();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _hashed.Dispose();
    }

    /// <summary>Writes what is ready; waits for what is not while too much is left, or until nothing is.</summary>
    private void Drain(bool toTheEnd)
    {
        while (_queue.TryPeek(out var next) && (toTheEnd || _waiting > MostWaiting || next.IsReady))
        {
            _queue.Dequeue().WriteTo(_writer);
            _waiting -= next.Size;
        }
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
