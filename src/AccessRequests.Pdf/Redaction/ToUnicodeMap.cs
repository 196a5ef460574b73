using System.Buffers;
using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>A map to Unicode (9.10.3) of the codes given and no others, each on its own, in their order.</summary>
internal static class ToUnicodeMap
{
    /// <param name="twoBytes">Whether codes are two bytes long in the strings of the page.</param>
    public static byte[] Write(IEnumerable<(int Code, string? Text)> codes, bool twoBytes)
    {
        var map = new ArrayBufferWriter<byte>();
        map.Write("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8);
        map.Write("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"u8);
        map.Write(twoBytes ? "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8 : "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"u8);

        // A block holds at most a hundred entries (Adobe Technical Note 5014).
        foreach (var block in codes.Where(code => !string.IsNullOrEmpty(code.Text)).Chunk(100))
        {
            PdfSyntax.WriteAscii(map, string.Create(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n"));

            foreach (var (code, text) in block)
            {
                PdfSyntax.WriteHexString(map, twoBytes ? [(byte)(code >> 8), (byte)code] : [(byte)code]);
                map.Write(" "u8);
                PdfSyntax.WriteHexString(map, Encoding.BigEndianUnicode.GetBytes(text!));
                map.Write("\n"u8);
            }

            map.Write("endbfchar\n"u8);
        }

        map.Write("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);
        return map.WrittenSpan.ToArray();
    }
}
