using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// New objects in the order they were added, without numbers yet: those of a page that is not certain are forgotten, and leave nothing. Streams
/// are compressed on all processors while the next ones are read.
/// </summary>
internal class ObjectBatch
{
    /// <summary>Below this, handing a stream to another thread costs more than compressing it.</summary>
    private const int WorthAThread = 2048;

    protected List<Pending> Objects { get; } = [];

    /// <summary>The copy of a shared object that what is added now belongs to; null when it is the page's own.</summary>
    public SharedCopy? Owner { get; set; }

    /// <summary>Decoded bytes of the streams that were added and not taken yet.</summary>
    public long Size => Objects.Sum(pending => pending.Size);

    public PdfReference Add(PdfObject value)
    {
        var reference = new PdfReference();
        Write(reference, value);
        return reference;
    }

    public void Write(PdfReference reference, PdfObject value) => Objects.Add(new Pending(reference, Owner, Value: value));

    /// <param name="decoded">Must not change any more.</param>
    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlyMemory<byte> decoded)
    {
        var reference = new PdfReference();
        Objects.Add(new Pending(reference, Owner, PdfFileWriter.Deflated(dictionary), Size: decoded.Length)
        {
            Later = decoded.Length < WorthAThread ? null : Task.Run(() => Deflate(decoded)),
            Encode = () => Deflate(decoded),
        });
        return reference;
    }

    /// <summary>A stream whose bytes already are as its Filter says.</summary>
    public PdfReference AddEncodedStream(PdfDictionary dictionary, ReadOnlyMemory<byte> encoded)
    {
        var reference = new PdfReference();
        Objects.Add(new Pending(reference, Owner, dictionary, Size: encoded.Length) { Encode = () => encoded });
        return reference;
    }

    /// <summary>The same, made by another thread while reading goes on.</summary>
    /// <param name="size">Of what <paramref name="encode"/> holds in memory until then. It must not change any more.</param>
    public PdfReference AddEncodedStream(PdfDictionary dictionary, long size, Func<ReadOnlyMemory<byte>> encode)
    {
        var reference = new PdfReference();
        Objects.Add(new Pending(reference, Owner, dictionary, Size: size) { Later = Task.Run(encode), Encode = encode });
        return reference;
    }

    /// <summary>What was added and is to be written, from now on no longer here.</summary>
    public List<Pending> Take()
    {
        var taken = Objects.FindAll(pending => pending.Owner is not { IsSpare: true });
        Objects.Clear();
        return taken;
    }

    private static ReadOnlyMemory<byte> Deflate(ReadOnlyMemory<byte> decoded) =>
        decoded.Length > FlateBands.Length ? FlateBands.Pack(decoded) : PdfFileWriter.Deflate(decoded.Span);

    /// <summary>An object: a value, or a stream whose bytes are made as the dictionary's Filter says.</summary>
    internal sealed record Pending(PdfReference Reference, SharedCopy? Owner, PdfDictionary? Dictionary = null, PdfObject? Value = null, long Size = 0)
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
}
