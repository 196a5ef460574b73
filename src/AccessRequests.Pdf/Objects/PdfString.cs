using System.Text;

namespace AccessRequests.Pdf.Objects;

/// <summary>A string of bytes (7.3.4). What the bytes mean is the business of the dictionary that holds it.</summary>
internal sealed record PdfString(ReadOnlyMemory<byte> Bytes) : PdfObject
{
    /// <summary>A text string (7.9.2.2): as it is when ASCII says it all, UTF-16BE with its mark otherwise.</summary>
    public static PdfString FromText(string text) => Ascii.IsValid(text)
        ? new PdfString(Encoding.ASCII.GetBytes(text))
        : new PdfString((byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    public bool Equals(PdfString? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }
}
