using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;
using AccessRequests.Pdf.Typesetting;
using AccessRequests.Pdf.Typesetting.Fonts;
using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What a font keeps must not tell which letters the removed text had.</summary>
public sealed class FontPruningTests
{
    [Fact]
    public void A_Type_3_font_named_by_its_base_encoding_keeps_what_it_shows()
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F3 20 Tf 150 700 Td (AB) Tj ET",
            fonts: "/F3 10 0 R",
            more: file =>
            {
                file.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 66 /Widths [600 600] "
                    + "/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [] >> /CharProcs << /A 11 0 R /B 11 0 R >> /Resources << >> >>");
                file.AddStream("", "600 0 0 0 500 700 d1 0 0 500 700 re f");
            });
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(70, 490, 130, 515)], "art. 37")];

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
    }

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
    public void A_composite_TrueType_font_keeps_no_outline_and_no_measure_that_only_the_hidden_word_used()
    {
        using var printed = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Lettre", "fr-CA", [new ParagraphBlock(["Kwixz a vu la mer."])]), printed);
        var pdf = printed.ToArray();
        var font = Typeface.Of(bold: false, italic: false).File;
        Assert.All("Kwixz", letter => Assert.Contains(Programs(pdf), program => Outline(program, font.GlyphOf(letter)).Length > 0));

        var redacted = Redacting.Redact(pdf, Redacting.MarksOn(pdf, "Kwixz"));

        // The mark's own font has an i, of «Caviardé».
        Assert.All("Kwxz", letter => Assert.DoesNotContain(Programs(redacted), program => Outline(program, font.GlyphOf(letter)).Length > 0));
        Assert.Contains(Programs(redacted), program => "Kwixz".All(letter => Outline(program, font.GlyphOf(letter)).Length == 0 && program.Advance(font.GlyphOf(letter)) == 0) && program.Advance(font.GlyphOf('a')) > 0);
        Assert.All("avulmer.", letter => Assert.Contains(Programs(redacted), program => Outline(program, font.GlyphOf(letter)).SequenceEqual(font.Outline(font.GlyphOf(letter)).ToArray())));
    }

    [Fact]
    public void What_stays_looks_as_it_did_to_the_pixel()
    {
        using var printed = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Lettre", "fr-CA", [new ParagraphBlock(["Kwixz"]), new ParagraphBlock(["a vu la mer à Gaspé, très tôt."])]), printed);
        var pdf = printed.ToArray();
        var marks = Redacting.MarksOn(pdf, "Kwixz");

        var redacted = Redacting.Redact(pdf, marks);

        var (before, after) = (Rows(pdf), Rows(redacted));
        var below = before.Count - (int)(marks[0].Boxes[0].Bottom * before.Count / 792) + 8;
        Assert.True(before.Skip(below).Any(row => row.AsSpan().ContainsAnyExcept('F')), "there is text below the mark");
        Assert.Equal(before.Skip(below), after.Skip(below));
    }

    /// <summary>The page as PDFium paints it, a row of pixels to a string.</summary>
    private static List<string> Rows(byte[] pdf)
    {
        using var document = new PdfiumDocument(new MemoryStream(pdf));
        using var page = document.Page(1);
        var picture = page.Render(new PdfBox(0, 0, 612, 792), 2);
        return [.. picture.Rgb.Chunk(3 * picture.Width).Select(Convert.ToHexString)];
    }

    private static IEnumerable<TrueTypeFile> Programs(byte[] pdf) => Redacting.Everything(pdf)
        .Where(bytes => bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0]))
        .Select(bytes => new TrueTypeFile(bytes));

    private static byte[] Outline(TrueTypeFile program, ushort glyph) => glyph < program.GlyphCount ? program.Outline(glyph).ToArray() : [];

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
