using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Typesetting.Tagging;

internal static class StructureAttributes
{
    /// <summary>How a list numbers its items (14.8.5.5), read from its first label.</summary>
    public static PdfDictionary List(string label) => new()
    {
        ["O"] = new PdfName("List"),
        ["ListNumbering"] = new PdfName(
            label.Length > 0 && char.IsAsciiDigit(label[0]) ? "Decimal"
            : label.Length > 0 && char.IsAsciiLetterLower(label[0]) ? "LowerAlpha"
            : label is "•" ? "Disc"
            : "None"),
    };

    public static PdfDictionary ColumnHeader => new() { ["O"] = new PdfName("Table"), ["Scope"] = new PdfName("Column") };
}
