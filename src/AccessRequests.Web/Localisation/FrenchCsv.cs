using CsvHelper;

namespace AccessRequests.Web.Localisation;

/// <summary>
/// A table as spreadsheets in French read it: UTF-8 with its mark, columns separated by semicolons. What a spreadsheet would take for a
/// formula is written as text.
/// </summary>
internal static class FrenchCsv
{
    private static readonly CsvWriterOptions Writing = new() { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static byte[] Of(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var stream = new MemoryStream();

        using (var csv = CsvWriter.Create(stream, Writing, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(header))
            {
                csv.WriteRecord([.. row]);
            }
        }

        return stream.ToArray();
    }
}
