using System.Globalization;
using System.Text;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>The smallest PDF of one page, made here so that a test shows what it sends.</summary>
internal static class SmallPdf
{
    private static readonly string Key = new('0', 64);

    /// <summary>A page that says these lines, from its top (ASCII).</summary>
    public static byte[] Saying(params string[] lines)
    {
        var content = $"BT /F1 11 Tf 14 TL 72 720 Td {string.Concat(lines.Select(line => $"({line}) Tj T* "))}ET";

        return File(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
    }

    /// <param name="encrypted">With an encryption dictionary (ISO 32000-2, 7.6) that no empty password opens.</param>
    public static byte[] Bytes(bool encrypted = false)
    {
        const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> >>";

        return encrypted
            ? File(Page, $"/Encrypt 4 0 R /ID [<{Key[..32]}> <{Key[..32]}>] ", $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{Key}> /U <{Key}> >>")
            : File(Page, "");
    }

    /// <summary>An empty page in a file of many objects that it does not use.</summary>
    public static byte[] OfObjects(int count) =>
        File("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> >>", "", [.. Enumerable.Repeat("null", count)]);

    private static byte[] File(string page, string trailer, params string[] more)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        List<int> offsets = [];

        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, .. more];

        foreach (var content in objects)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
