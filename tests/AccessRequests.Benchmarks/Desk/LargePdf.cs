using System.Globalization;
using System.Text;

namespace AccessRequests.Benchmarks.Desk;

/// <summary>
/// Writes a PDF of any length without holding it in memory: pages of text, or of bilevel scans that fill most of the file. Its tree of
/// pages is balanced, as office programs write it.
/// </summary>
internal static class LargePdf
{
    private const int Lines = 45;
    private const int Branch = 100;
    private const int ScanWidth = 760;
    private const int ScanHeight = 1075;

    private static readonly string[] Words =
        ["note", "direction", "analyse", "programme", "ministre", "rapport", "mesure", "projet", "demande", "dossier", "avis", "comité", "échéance", "budget", "entente", "suivi"];

    /// <param name="seed">Another one makes another file.</param>
    public static void Write(string path, int pages, bool scanned, int seed)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var random = new Random(seed);
        var places = new List<long>();
        Put(file, "%PDF-1.7\n");

        var branches = (pages + Branch - 1) / Branch;
        var first = 4 + branches;
        var perPage = scanned ? 3 : 2;
        Begin(file, places, "<< /Type /Catalog /Pages 2 0 R >>");
        Begin(file, places, $"<< /Type /Pages /Count {pages} /Kids [{References(4, branches, 1)}] >>");
        Begin(file, places, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");

        for (var branch = 0; branch < branches; branch++)
        {
            var count = Math.Min(Branch, pages - (branch * Branch));
            Begin(file, places, $"<< /Type /Pages /Parent 2 0 R /Count {count} /Kids [{References(first + (branch * Branch * perPage), count, perPage)}] >>");
        }

        for (var page = 0; page < pages; page++)
        {
            var own = first + (page * perPage);
            var scan = scanned ? $" /XObject << /S {own + 2} 0 R >>" : "";
            Begin(file, places, $"<< /Type /Page /Parent {4 + (page / Branch)} 0 R /MediaBox [0 0 612 792] /Contents {own + 1} 0 R /Resources << /Font << /F 3 0 R >>{scan} >> >>");
            var content = Encoding.Latin1.GetBytes(scanned ? "q 612 0 0 792 0 0 cm /S Do Q" : Text(page + 1, random));
            BeginStream(file, places, $"<< /Length {content.Length} >>", content);

            if (scanned)
            {
                var pixels = Scan(random);
                BeginStream(file, places, $"<< /Type /XObject /Subtype /Image /Width {ScanWidth} /Height {ScanHeight} /ColorSpace /DeviceGray /BitsPerComponent 1 /Length {pixels.Length} >>", pixels);
            }
        }

        var table = file.Position;
        Put(file, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => Put(file, $"{place:D10} 00000 n \n"));
        Put(file, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    }

    private static string References(int first, int count, int step) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"{first + (i * step)} 0 R"));

    private static string Text(int page, Random random)
    {
        var text = new StringBuilder($"BT /F 11 Tf 54 740 Td 15 TL (Page {page}) Tj T*\n");

        for (var line = 0; line < Lines; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"({string.Join(' ', Enumerable.Range(0, 10).Select(_ => Words[random.Next(Words.Length)]))}) Tj T*\n");
        }

        return text.Append("ET").ToString();
    }

    /// <summary>White paper with grey noise and darker lines.</summary>
    private static byte[] Scan(Random random)
    {
        const int Row = (ScanWidth + 7) / 8;
        var pixels = new byte[Row * ScanHeight];
        random.NextBytes(pixels);

        for (var i = 0; i < pixels.Length; i++)
        {
            var isLine = i / Row % 20 < 8 && i % Row is > 8 and < 86;
            pixels[i] = isLine ? pixels[i] : (byte)(pixels[i] | 0xEE);
        }

        return pixels;
    }

    private static void Begin(FileStream file, List<long> places, string body)
    {
        places.Add(file.Position);
        Put(file, $"{places.Count} 0 obj\n{body}\nendobj\n");
    }

    private static void BeginStream(FileStream file, List<long> places, string dictionary, byte[] bytes)
    {
        places.Add(file.Position);
        Put(file, $"{places.Count} 0 obj\n{dictionary}\nstream\n");
        file.Write(bytes);
        Put(file, "\nendstream\nendobj\n");
    }

    private static void Put(FileStream file, FormattableString text) => file.Write(Encoding.Latin1.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private static void Put(FileStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
