using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Helvetica, one of the fourteen fonts that every reader has (9.6.2.2), for labels and notices.</summary>
internal static class LabelFont
{
    private const string Narrow = "ijl'|";
    private const string Light = " ./,:;!fIt[]";
    private const string Medium = "r()-\"«»";
    private const string Wide = "ABEKPSVXYwCDHNRUGOQÉÈÊÀÂÔÛÙÇmMW%@œŒ—…";

    /// <summary>The characters of WinAnsiEncoding (annex D) between 128 and 159 that French writes.</summary>
    private static readonly Dictionary<char, byte> Special = new()
    {
        ['€'] = 0x80,
        ['…'] = 0x85,
        ['Œ'] = 0x8C,
        ['‘'] = 0x91,
        ['’'] = 0x92,
        ['“'] = 0x93,
        ['”'] = 0x94,
        ['•'] = 0x95,
        ['–'] = 0x96,
        ['—'] = 0x97,
        ['œ'] = 0x9C,
        ['\u202F'] = 0xA0,
        ['\u2011'] = 0x2D,
    };

    public static PdfDictionary Dictionary => new()
    {
        ["Type"] = new PdfName("Font"),
        ["Subtype"] = new PdfName("Type1"),
        ["BaseFont"] = new PdfName("Helvetica"),
        ["Encoding"] = new PdfName("WinAnsiEncoding"),
    };

    public static PdfString Encode(string text) => new(text.Select(Encode).ToArray());

    /// <summary>In ems, never less than the true width.</summary>
    public static double Width(string text) => text.Sum(character =>
        Narrow.Contains(character, StringComparison.Ordinal) ? 0.26
        : Light.Contains(character, StringComparison.Ordinal) ? 0.28
        : Medium.Contains(character, StringComparison.Ordinal) ? (character is '«' or '»' ? 0.556 : 0.36)
        : character is 'W' or 'œ' or 'Œ' or '—' or '…' or '@' ? 1.02
        : character is 'm' or 'M' or '%' ? 0.89
        : Wide.Contains(character, StringComparison.Ordinal) || char.IsUpper(character) ? 0.78
        : 0.556);

    private static byte Encode(char character) =>
        Special.TryGetValue(character, out var special) ? special
        : character is (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u00FF') ? (byte)character
        : (byte)'?';
}
