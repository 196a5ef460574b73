using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What a font keeps must not tell which letters the removed text had.</summary>
public sealed class FontPruningTests
{
    [Fact]
    public void A_composite_font_keeps_the_widths_and_the_map_of_what_is_still_shown()
    {
        using var printed = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Lettre", "fr-CA", [new ParagraphBlock(["Kwixz a vu la mer."])]), printed);
        var pdf = printed.ToArray();
        Assert.Contains("<004B>", Maps(pdf), StringComparison.OrdinalIgnoreCase);

        var redacted = Redacting.Redact(pdf, Redacting.MarksOn(pdf, "Kwixz"));

        // K, w, x and z were in the hidden word only; the label's own font has none of them.
        Assert.All((string[])["<004B>", "<0077>", "<0078>", "<007A>"], letter => Assert.DoesNotContain(letter, Maps(redacted), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("a vu la mer.", OtherReaders.Text(redacted), StringComparison.Ordinal);
    }

    [Fact]
    public void A_simple_font_keeps_the_widths_and_names_of_what_is_still_shown()
    {
        var simple = Fonts("abc", "de");

        var redacted = Redacting.Redact(simple, [new RedactionMark(1, [new PdfBox(70, 695, 110, 712)], "art. 37")]);

        var bytes = string.Concat(Redacting.Everything(redacted).Select(System.Text.Encoding.Latin1.GetString));
        Assert.DoesNotContain("/Hidden1", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("611", bytes.Split("endobj").Single(one => one.Contains("/FirstChar", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("/d", bytes, StringComparison.Ordinal);
    }

    private static string Maps(byte[] pdf) => string.Concat(
        Redacting.Everything(pdf).Select(System.Text.Encoding.Latin1.GetString).Where(text => text.Contains("beginbfchar", StringComparison.Ordinal)));

    /// <summary>Two lines in one Helvetica with widths and names of its own: a is named Hidden1 and 611 wide.</summary>
    private static byte[] Fonts(string first, string second) => Tricks.Page(
        $"BT /F9 12 Tf 72 700 Td ({first}) Tj 0 -100 Td ({second}) Tj ET",
        fonts: "/F9 10 0 R",
        more: file => file.Add(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 97 /LastChar 101 /Widths [611 556 500 556 556] "
            + "/Encoding << /Type /Encoding /Differences [97 /Hidden1 /b /c /d /e] >> >>"));
}
