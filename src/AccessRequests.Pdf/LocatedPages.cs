using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf;

/// <summary>
/// Where the pages of a file lie: what opening it finds out, kept for the next question about a page of it. A large file is read whole, and its
/// tree of pages walked, to know that. Neither the file nor what a page says is kept: each question lends the same bytes anew, and they are read from there.
/// </summary>
/// <remarks>May be asked by several threads, which are answered one after the other. After a question that threw it is not to be asked again.</remarks>
public sealed class LocatedPages
{
    private readonly Lock _one = new();
    private readonly LentStream _lent;
    private readonly SourceFile _file;

    private LocatedPages(LentStream lent, SourceFile file)
    {
        _lent = lent;
        _file = file;
    }

    /// <summary>Of the file, from which what is kept can be told: their places, and the dictionaries of its pages.</summary>
    public int ObjectCount => _file.Structure.CrossReferenceTable.ObjectOffsets.Count;

    /// <param name="pdf">It must seek, and is read here only.</param>
    /// <exception cref="UnredactablePdfException">The file cannot be read with certainty.</exception>
    public static LocatedPages In(Stream pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);

        if (!pdf.CanSeek)
        {
            throw new ArgumentException("It must seek.", nameof(pdf));
        }

        var lent = new LentStream();
        return new LocatedPages(lent, lent.While(pdf, () => DeepStack.Run(() => SourceFile.Open(lent, new RedactionLimits()))));
    }

    /// <param name="pdf">The same bytes.</param>
    /// <inheritdoc cref="TextSelection.Resolve"/>
    public ResolvedSelection Resolve(Stream pdf, int page, IReadOnlyList<PdfBox> hint, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hint);

        return Read(pdf, file => TextSelection.ResolveIn(file, page, hint, cancellation));
    }

    /// <param name="pdf">The same bytes.</param>
    /// <inheritdoc cref="TextSelection.OnPage"/>
    public DrawnBoxes OnPage(Stream pdf, int page, IReadOnlyList<PdfBox> drawn, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(drawn);

        cancellation.ThrowIfCancellationRequested();
        return Read(pdf, file => TextSelection.OnPageOf(file, page, drawn, cancellation));
    }

    private T Read<T>(Stream pdf, Func<SourceFile, T> read)
    {
        ArgumentNullException.ThrowIfNull(pdf);

        lock (_one)
        {
            try
            {
                return _lent.While(pdf, () => DeepStack.Run(() => read(_file)));
            }
            finally
            {
                _file.ForgetContent();
            }
        }
    }

    /// <summary>The stream of whoever asks, for as long as they ask. Closing it closes nothing: it is the asker's.</summary>
    private sealed class LentStream : Stream
    {
        private Stream? _lender;
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => Source.Length;

        public override long Position
        {
            get => Source.Position;
            set => Source.Position = value;
        }

        private Stream Source => _lender ?? throw new InvalidOperationException("Nobody lends the file at this time.");

        /// <summary>Whoever reads finds their place in the next stream where they left it in the last one.</summary>
        public T While<T>(Stream lender, Func<T> read)
        {
            lender.Position = _position;
            _lender = lender;

            try
            {
                return read();
            }
            finally
            {
                _position = lender.Position;
                _lender = null;
            }
        }

        public override int Read(Span<byte> buffer) => Source.Read(buffer);

        public override int Read(byte[] buffer, int offset, int count) => Source.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => Source.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
