using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What four hundred files that the engine had never met showed (docs/redaction.md), each as the smallest file that shows it.</summary>
public sealed class UnseenFilesTests
{
    /// <summary>TeX's bitmap fonts state one box for all their glyphs, much wider than most of them.</summary>
    [Theory]
    [InlineData("d1 40 0 0 30 0 0 cm BI /W 1 /H 1 /IM true /BPC 1 ID \0 EI")]
    [InlineData("d1 0 0 40 30 re f")]
    [InlineData("d1 1 w 15 15 m 35 15 l S")]
    public void A_Type_3_letter_beside_a_mark_stays_though_its_font_has_a_wide_box(string painting)
    {
        var pdf = Type3(painting.Replace("d1 40", "d1 q 40", StringComparison.Ordinal), fontBox: "-200 -100 300 300");
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(150.5, 690, 199.5, 740)], "art. 37")];

        var redacted = Redacting.Redact(pdf, marks, null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.Glyphs]);
        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
    }

    [Theory]
    [InlineData("d0 /X1 Do")]
    [InlineData("d0 BT /F1 40 Tf (A) Tj ET")]
    public void A_Type_3_letter_that_paints_with_more_than_paths_goes_with_all_that_its_font_box_reaches(string painting)
    {
        var pdf = Type3(painting, fontBox: "0 0 60 30");

        Redacting.Redact(pdf, [new RedactionMark(1, [new PdfBox(200.5, 690, 249.5, 740)], "art. 37")], null, out var report);

        Assert.Equal(2, report.Removed[RemovedKind.Glyphs]);
    }

    [Fact]
    public void A_curve_that_a_mark_cuts_stays_round_beside_it()
    {
        var pdf = Tricks.Page("2 w 100 100 m 100 700 500 700 500 100 c S BT /F1 12 Tf 72 750 Td (PUBLIC) Tj ET");
        var mark = new PdfBox(490, 100, 510, 120);

        var before = Rendered.By(pdf);
        var after = Rendered.By(Redacting.Redact(pdf, [new RedactionMark(1, [mark], "art. 37")]));

        // Two pixels to the point, and as many again for MuPDF's own rounding of curves.
        Assert.InRange(before.Differences(after), 0, 8 * mark.Width * mark.Height);
    }

    [Fact]
    public void A_string_of_no_letters_needs_no_font()
    {
        var pdf = Tricks.Page("q BT 72 700 Td /F1 12 Tf () Tj [() -300 ()] TJ (TREMBLAY) Tj ET Q BT /F1 12 Tf 72 500 Td () Tj (PUBLIC) Tj ET");
        var marks = Redacting.MarksOn(pdf, Trick.Secret);

        var redacted = Redacting.Redact(pdf, marks);

        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Assert.DoesNotContain(Redacting.Everything(redacted), bytes => Encoding.Latin1.GetString(bytes).Contains("() Tj", StringComparison.Ordinal));
    }

    /// <summary>Cairo writes a picture as a pattern of which one cell is shown.</summary>
    [Theory]
    [InlineData("/X1 Do")]
    [InlineData("q 1 0 0 1 0 0 cm 100 0 0 40 0 0 cm /X2 Do Q")]
    public void A_pattern_shown_once_is_redacted_like_a_form(string cell)
    {
        var pdf = Tricks.Page(
            "/Pattern cs /P1 scn 100 690 200 40 re f 0 g BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET",
            resources: "/Pattern << /P1 10 0 R >>",
            more: file =>
            {
                file.AddStream(
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 200 40] /XStep 3000 /YStep 3000 /Matrix [1 0 0 1 100 690] /Resources << /XObject << /X1 11 0 R /X2 12 0 R >> >>",
                    cell);
                file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 200 40] /Resources << /Font << /F1 4 0 R >> >>", "BT /F1 12 Tf 50 10 Td (TREMBLAY) Tj 60 0 Td (APRES) Tj ET");
                file.AddStream("/Type /XObject /Subtype /Image /Width 16 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "PUBLIC..TREMBLAY");
            });
        Assert.Contains(Redacting.Everything(pdf), bytes => Encoding.Latin1.GetString(bytes).Contains(Trick.Secret, StringComparison.Ordinal));
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(148, 685, 209, 735)], "art. 37")];

        var redacted = Redacting.Redact(pdf, marks);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Assert.Contains(Redacting.Everything(redacted), bytes => Encoding.Latin1.GetString(bytes) is var text
            && (text.Contains("APRES", StringComparison.Ordinal) || text.Contains("PUBLIC", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_with_recognised_spaces_and_no_mark_keeps_its_place()
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj 0 -100 Td (PUB) Tj 3 Tr 30 0 Td ( ) Tj 0 Tr (LIC) Tj ET");
        var marks = Redacting.MarksOn(pdf, Trick.Secret);
        var before = StartOf(pdf, "L");

        var after = StartOf(Redacting.Redact(pdf, marks), "L");

        Assert.Equal(before, after, 3);
    }

    [Fact]
    public void Letters_that_PDFium_has_no_type_for_count_as_seen_on_a_ground_of_another_colour()
    {
        Assert.Empty(Redacting.Verify(Redacting.Redact(Unlent("0 g"), []), null, []).Findings);
        Assert.Contains(Redacting.Verify(Unlent("1 g"), null, []).Findings, finding => finding.Kind == FindingKind.CoveredText);
        Assert.Contains(Redacting.Verify(Unlent("q 10 10 20 20 re W n 0 g"), null, []).Findings, finding => finding.Kind == FindingKind.CoveredText);
    }

    /// <summary>PdfPig follows such a form until the stack ends, and the process with it.</summary>
    [Theory]
    [InlineData("/Resources << /XObject << /X1 10 0 R >> >>", "/Resources << >>")]
    [InlineData("/Resources << /XObject << /X2 11 0 R >> >>", "/Resources << /XObject << /X1 10 0 R >> >>")]
    [InlineData("", "")]
    [InlineData("/Resources << >>", "/Resources << >>")]
    public void A_form_that_draws_itself_is_no_crash(string first, string second)
    {
        var pdf = Tricks.Page(
            "/X1 Do BT /F1 12 Tf 72 500 Td (PUBLIC TREMBLAY) Tj ET",
            resources: "/XObject << /X1 10 0 R /X2 11 0 R >>",
            more: file =>
            {
                file.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 612 792] {first}", "10 10 5 5 re f /X1 Do /X2 Do");
                file.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 612 792] {second}", "20 20 5 5 re f /X1 Do");
            });
        var marks = Redacting.MarksOn(pdf, Trick.Secret);

        var findings = Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings;

        Assert.Contains(findings, finding => finding.Kind == FindingKind.Unreadable);
    }

    [Fact]
    public void A_form_whose_resources_name_itself_without_drawing_it_is_as_sound_as_any()
    {
        var pdf = Tricks.Page(
            "/X1 Do /X1 Do /X2 Do BT /F1 12 Tf 72 500 Td (PUBLIC TREMBLAY) Tj ET",
            resources: "/XObject << /X1 10 0 R /X2 11 0 R >>",
            more: file =>
            {
                file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X1 10 0 R /X2 11 0 R >> >>", "10 10 5 5 re f /X2 Do");
                file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", "20 20 5 5 re f");
            });
        var marks = Redacting.MarksOn(pdf, Trick.Secret);

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings);
    }

    /// <summary>MuPDF chooses by it the shapes that it lends to a font that is not in the file.</summary>
    [Fact]
    public void A_map_to_Unicode_that_is_only_a_name_stays()
    {
        var pdf = Tricks.Page(
            "BT /F2 12 Tf 72 700 Td <00410072006900610063> Tj ET BT /F1 12 Tf 72 500 Td (PUBLIC TREMBLAY) Tj ET",
            fonts: "/F2 10 0 R",
            more: file =>
            {
                file.Add("<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode /Identity-H >>");
                file.Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /FontDescriptor 12 0 R >>");
                file.Add("<< /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
            });

        var redacted = Redacting.Redact(pdf, Redacting.MarksOn(pdf, Trick.Secret));

        Assert.Matches("/ToUnicode ?/Identity-H", Encoding.Latin1.GetString(redacted));
    }

    [Fact]
    public void A_glyph_name_that_looks_like_a_broken_number_is_no_crash()
    {
        var pdf = Tricks.Page(
            "BT /F1 12 Tf 72 500 Td (PUBLIC TREMBLAY) Tj ET BT /F3 1 Tf 150 300 Td (A) Tj ET",
            fonts: "/F3 10 0 R",
            more: file =>
            {
                file.Add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 40 30] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [50] "
                    + "/Encoding << /Type /Encoding /Differences [65 /C2d] >> /CharProcs << /C2d 11 0 R >> /Resources << >> >>");
                file.AddStream("", "50 0 0 0 40 30 d1 0 0 40 30 re f");
            });
        var marks = Redacting.MarksOn(pdf, Trick.Secret);

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings);
    }

    /// <summary>Of a font that is not in the file PdfPig gives each letter the box of all of them, which reaches into the next line.</summary>
    [Fact]
    public void A_line_under_a_mark_is_not_taken_for_hidden_because_its_font_has_a_high_box()
    {
        var pdf = Tricks.Page(
            "BT /F2 10 Tf 72 700 Td (AUTREMENT TREMBLAY) Tj 0 -11 Td (abcdefghij klm PUBLIC) Tj ET",
            fonts: "/F2 10 0 R",
            more: file =>
            {
                file.Add($"<< /Type /Font /Subtype /TrueType /BaseFont /CourierNewPSMT /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122 /Widths [{string.Join(' ', Enumerable.Repeat("600", 91))}] /FontDescriptor 11 0 R >>");
                file.Add("<< /Type /FontDescriptor /FontName /CourierNewPSMT /Flags 34 /FontBBox [-122 -680 623 1021] /ItalicAngle 0 /Ascent 833 /Descent -300 /CapHeight 571 /StemV 41 >>");
            });
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [new PdfBox(130, 696, 182, 710)], "art. 37")];

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings);
    }

    private static double StartOf(byte[] pdf, string letter)
    {
        using var document = PdfDocument.Open(pdf);
        return document.GetPage(1).Letters.Last(one => one.Value == letter).StartBaseLine.X;
    }

    /// <summary>Codes of a composite font that is not in the file: nobody but its owner knows their shapes.</summary>
    private static byte[] Unlent(string colour) => Tricks.Page(
        $"{colour} BT /F2 12 Tf 150 700 Td <{string.Concat(Trick.Secret.Select(letter => ((int)letter + 0x300).ToString("X4", CultureInfo.InvariantCulture)))}> Tj ET",
        fonts: "/F2 10 0 R",
        more: file =>
        {
            file.Add("<< /Type /Font /Subtype /Type0 /BaseFont /Nobody /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>");
            file.Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nobody /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 700 /CIDToGIDMap /Identity /FontDescriptor 13 0 R >>");
            file.AddStream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0320> <037E> <0020> endbfrange endcmap end end");
            file.Add("<< /Type /FontDescriptor /FontName /Nobody /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
        });

    /// <summary>Two letters of fifty points, ink of forty, from 150 on.</summary>
    private static byte[] Type3(string painting, string fontBox) => Tricks.Page(
        "BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET BT /F3 1 Tf 150 700 Td (AB) Tj ET",
        resources: "/XObject << /X1 12 0 R >>",
        fonts: "/F3 10 0 R",
        more: file =>
        {
            file.Add($"<< /Type /Font /Subtype /Type3 /FontBBox [{fontBox}] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 66 /Widths [50 50] "
                + "/Encoding << /Type /Encoding /Differences [65 /A /B] >> /CharProcs << /A 11 0 R /B 11 0 R >> /Resources << /XObject << /X1 12 0 R >> /Font << /F1 4 0 R >> >> >>");
            var stated = painting.StartsWith("d1", StringComparison.Ordinal) ? "50 0 0 0 40 30 " : "50 0 ";
            file.AddStream("", stated + painting);
            file.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 40 30]", "0 0 40 30 re f");
        });
}
