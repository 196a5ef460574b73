using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Typesetting.Tagging;

internal static class StructureAttributes
{
    public static PdfDictionary DecimalList => new() { ["O"] = new PdfName("List"), ["ListNumbering"] = new PdfName("Decimal") };

    public static PdfDictionary ColumnHeader => new() { ["O"] = new PdfName("Table"), ["Scope"] = new PdfName("Column") };
}
