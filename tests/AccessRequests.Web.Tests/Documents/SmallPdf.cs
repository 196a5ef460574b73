using System.Globalization;
using System.Text;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>The smallest PDF of one page, made here so that a test shows what it sends.</summary>
internal static class SmallPdf
{
    private static readonly string Key = new('0', 64);

    /// <param name="encrypted">With an encryption dictionary (ISO 32000-2, 7.6) that no empty password opens.</param>
    public static byte[] Bytes(bool encrypted = false)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        List<int> offsets = [];

        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> >>",
            .. encrypted ? [$"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{Key}> /U <{Key}> >>"] : Array.Empty<string>(),
        ];

        foreach (var content in objects)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        var encrypt = encrypted ? $"/Encrypt 4 0 R /ID [<{Key[..32]}> <{Key[..32]}>] " : "";
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {encrypt}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
