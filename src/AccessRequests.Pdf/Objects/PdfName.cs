using System.Text;

namespace AccessRequests.Pdf.Objects;

/// <summary>
/// A name (7.3.5), which is a sequence of bytes: each character of <see cref="Value"/> is one byte.
/// Use <see cref="FromText"/> for words that may hold other characters than Latin-1.
/// </summary>
internal sealed record PdfName : PdfObject
{
    public PdfName(string value)
    {
        foreach (var character in value)
        {
            if (character is '\0' or > '\u00FF')
            {
                throw new ArgumentException("A name is made of the bytes 1 to 255.", nameof(value));
            }
        }

        Value = value;
    }

    public string Value { get; }

    public static PdfName FromText(string text) => new(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));
}
