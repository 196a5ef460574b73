using System.Security.Cryptography;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The new file, page by page: what a page adds is held back until the page is done, so that a page which turns out
/// uncertain leaves not one object behind. Its promised numbers become null objects. Streams are compressed on all
/// processors while the next pages are read, and written in the order they were added.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    /// <summary>Decoded bytes that may wait for their turn before reading waits for writing.</summary>
    private const long MostWaiting = 64 << 20;

    /// <summary>Below this, handing a stream to another thread costs more than compressing it.</summary>
    private const int WorthAThread = 2048;

    private readonly HashingStream _hashed;
    private readonly PdfFileWriter _writer;
    private readonly List<Pending> _pending = [];
    private readonly Queue<Pending> _queue = [];
    private readonly List<PdfReference> _promised = [];
    private long _waiting;

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

    public PdfReference Add(PdfObject value)
    {
        var reference = Reserve();
        Write(reference, value);
        return reference;
    }

    public void Write(PdfReference reference, PdfObject value) => _pending.Add(new Pending(reference, Value: value));

    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlyMemory<byte> decoded)
    {
        var reference = Reserve();
        WriteStream(reference, dictionary, decoded);
        return reference;
    }

    /// <param name="decoded">Must not change any more.</param>
    public void WriteStream(PdfReference reference, PdfDictionary dictionary, ReadOnlyMemory<byte> decoded) =>
        _pending.Add(new Pending(reference, PdfFileWriter.Deflated(dictionary), Size: decoded.Length)
        {
            Later = decoded.Length < WorthAThread ? null : Task.Run(() => Deflate(decoded)),
            Encode = () => Deflate(decoded),
        });

    private static ReadOnlyMemory<byte> Deflate(ReadOnlyMemory<byte> decoded) =>
        decoded.Length > FlateBands.Length ? FlateBands.Pack(decoded) : PdfFileWriter.Deflate(decoded.Span);

    /// <summary>A stream whose bytes already are as its Filter says.</summary>
    public PdfReference AddEncodedStream(PdfDictionary dictionary, ReadOnlyMemory<byte> encoded)
    {
        var reference = Reserve();
        _pending.Add(new Pending(reference, dictionary, Size: encoded.Length) { Encode = () => encoded });
        return reference;
    }

    /// <summary>The same, made by another thread while reading goes on.</summary>
    /// <param name="size">Of what <paramref name="encode"/> holds in memory until then. It must not change any more.</param>
    public PdfReference AddEncodedStream(PdfDictionary dictionary, long size, Func<ReadOnlyMemory<byte>> encode)
    {
        var reference = Reserve();
        _pending.Add(new Pending(reference, dictionary, Size: size) { Later = Task.Run(encode), Encode = encode });
        return reference;
    }

    public void Commit()
    {
        foreach (var pending in _pending)
        {
            _queue.Enqueue(pending);
            _waiting += pending.Size;
        }

        _pending.Clear();
        _promised.Clear();
        Drain(toTheEnd: false);
    }

    public void RollBack()
    {
        _pending.Clear();

        foreach (var reference in _promised)
        {
            _queue.Enqueue(new Pending(reference, Value: PdfNull.Value));
        }

        _promised.Clear();
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

    /// <summary>An object with its number: a value, or a stream whose bytes are made as the dictionary's Filter says.</summary>
    private sealed record Pending(PdfReference Reference, PdfDictionary? Dictionary = null, PdfObject? Value = null, long Size = 0)
    {
        /// <summary>Null for what is encoded when it is written.</summary>
        public Task<ReadOnlyMemory<byte>>? Later { get; init; }

        public Func<ReadOnlyMemory<byte>>? Encode { get; init; }

        public bool IsReady => Later is not { IsCompleted: false };

        public void WriteTo(PdfFileWriter writer)
        {
            if (Value is not null)
            {
                writer.Write(Reference, Value);
            }
            else
            {
                writer.WriteEncodedStream(Reference, Dictionary!, (Later is { } later ? later.GetAwaiter().GetResult() : Encode!()).Span);
            }
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
