using System.Buffers;

namespace AccessRequests.Pdf.Content;

/// <summary>Content being written, of which the end can be taken back.</summary>
internal sealed class ContentBuffer : IBufferWriter<byte>
{
    private const int FirstSize = 256;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Length + Math.Max(sizeHint, 1);

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, Math.Max(FirstSize, 2 * _bytes.Length)));
        }

        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void TakeBack(int length)
    {
        _bytes.AsSpan(length, Length - length).Clear();
        Length = length;
    }
}
