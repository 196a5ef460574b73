namespace AccessRequests.Pdf.Reading;

/// <summary>
/// A position of one's own in a stream that several read at once. The stream must seek, and be read through views only
/// while they live. Disposing a view leaves the stream open.
/// </summary>
internal sealed class StreamView(Stream shared) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => shared.Length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>A copy of a stream that does not seek; null when it does.</summary>
    public static FileStream? Spool(Stream stream)
    {
        if (stream.CanSeek)
        {
            return null;
        }

        return Copy(stream);
    }

    /// <summary>A copy of the rest of a stream in a temporary file that goes when it is closed; where a file can lose its name while it is open, a killed process leaves none.</summary>
    public static FileStream Copy(Stream stream)
    {
        var copy = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(copy.Name);
            }

            stream.CopyTo(copy);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>A view that reads ahead: PdfPig asks for single bytes.</summary>
    public static Stream Of(Stream shared) => new BufferedStream(new StreamView(shared), 1 << 16);

    public override int Read(Span<byte> buffer)
    {
        lock (shared)
        {
            shared.Position = _position;
            var read = shared.Read(buffer);
            _position += read;
            return read;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
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
}
