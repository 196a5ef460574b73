using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>
/// Patterns, gradients, dashes and fonts of a graphics state: nothing of them stays that served what a mark covers, and what of them cannot be cut
/// goes whole, or the file is refused.
/// </summary>
public sealed class PatternTests
{
    private const string Canary = "CANARI";
    private const string Public = " 0 g BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET";
    private static readonly IReadOnlyList<RedactionMark> Mark = [new RedactionMark(1, [new PdfBox(140, 690, 260, 720)], "art. 37")];

    /// <summary>Shown more than once, so that no cell is the page's own.</summary>
    [Theory]
    [InlineData("/BBox [0 0 300 100] /XStep 300 /YStep 100 /Resources << /Font << /F1 4 0 R >> >>", "1 g BT /F1 12 Tf 5 5 Td (CANARI) Tj ET")]
    [InlineData("/BBox [0 0 30 8] /XStep 30 /YStep 8 /Resources << /Font << /F1 4 0 R >> >>", "BT /F1 6 Tf 1 1 Td (CANARI) Tj ET")]
    [InlineData("/BBox [0 0 30 8] /XStep 30 /YStep 8 /Resources << >>", "BT /F1 6 Tf 1 1 Td [(CAN) 2 (ARI)] TJ (CANARI) ' ET")]
    [InlineData("/BBox [0 0 30 8] /XStep 30 /YStep 8 /Resources << >>", "q 6 0 0 1 0 0 cm BI /W 6 /H 1 /BPC 8 /CS /G ID CANARI EI Q")]
    public void A_tiling_that_shows_content_goes_whole_with_the_mark(string entries, string cell)
    {
        var pdf = Tricks.Page("/Pattern cs /P1 scn 100 600 400 150 re f" + Public, resources: "/Pattern << /P1 10 0 R >>", more: file =>
            file.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 " + entries, cell));

        var redacted = Redacting.Redact(pdf, Mark, null, out var report);

        Assert.Empty(Redacting.Verify(redacted, pdf, Mark).Findings);
        Assert.Equal(1, report.Removed[RemovedKind.Shadings]);
        Redacting.AssertGone(redacted, Canary);
        Redacting.AssertGone(redacted, "CAN");
    }

    [Theory]
    [InlineData("/P1 scn 100 600 400 150 re f 100 300 50 50 re f")]
    [InlineData("/P1 scn 100 300 50 50 re f 100 600 400 150 re f")]
    [InlineData("/P1 scn BT /F1 12 Tf 72 300 Td (PUBLIC) Tj ET 100 600 400 150 re f")]
    [InlineData("/P1 scn 100 300 50 50 re f /P2 scn 100 600 400 150 re f")]
    public void One_that_is_used_elsewhere_too_keeps_the_page_back(string content)
    {
        var pdf = Tricks.Page("/Pattern cs " + content + Public, resources: "/Pattern << /P1 10 0 R /P2 10 0 R >>", more: file =>
            file.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 300 100] /XStep 300 /YStep 100 /Resources << /Font << /F1 4 0 R >> >>", "BT /F1 12 Tf 5 5 Td (CANARI) Tj ET"));

        Assert.Equal(UnredactableReason.UncertainContent, Redacting.Refused(pdf, Mark).Reason);
    }

    [Fact]
    public void One_that_another_page_uses_keeps_the_file_back()
    {
        var pdf = new RawPdf();
        pdf.Add("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.Add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>");
        pdf.Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 6 0 R >> /Pattern << /P1 7 0 R >> >> /Contents 5 0 R >>");
        pdf.Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 6 0 R >> /Pattern << /P1 7 0 R >> >> /Contents 5 0 R >>");
        pdf.AddStream("", "/Pattern cs /P1 scn 100 600 400 150 re f");
        pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        pdf.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 300 100] /XStep 300 /YStep 100 /Resources << /Font << /F1 6 0 R >> >>", "BT /F1 12 Tf 5 5 Td (CANARI) Tj ET");

        foreach (var uncertain in Enum.GetValues<UncertainPages>())
        {
            Assert.Equal(UnredactableReason.UncertainContent, Redacting.Refused(pdf.Build(), Mark, new RedactionOptions { UncertainPages = uncertain }).Reason);
        }
    }

    /// <summary>A mesh, and a colour for each place, can be pictures.</summary>
    [Theory]
    [InlineData("/Pattern cs /P1 scn 100 600 400 150 re f", "/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [100 500 600 750 0 1]")]
    [InlineData("/Sh1 sh", "/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [100 500 600 750 0 1]")]
    [InlineData("/Pattern cs /P1 scn 100 600 400 150 re f", null)]
    [InlineData("/Sh1 sh", null)]
    public void A_shading_that_can_be_a_picture_goes_whole(string content, string? mesh)
    {
        var pdf = Tricks.Page(content + Public, resources: "/Pattern << /P1 11 0 R >> /Shading << /Sh1 10 0 R >>", more: file =>
        {
            if (mesh is null)
            {
                file.Add("<< /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 1 0 1] /Matrix [400 0 0 150 100 600] /Function 12 0 R >>");
            }
            else
            {
                file.AddStream(mesh, Canary);
            }

            file.Add("<< /Type /Pattern /PatternType 2 /Shading 10 0 R >>");
            file.AddStream("/FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [3 2] /BitsPerSample 8", Canary);
        });

        var redacted = Redacting.Redact(pdf, Mark, null, out var report);

        Assert.Empty(Redacting.Verify(redacted, pdf, Mark).Findings);
        Assert.Equal(1, report.Removed[RemovedKind.Shadings]);
        Redacting.AssertGone(redacted, Canary);
    }

    [Fact]
    public void Dashes_as_long_as_a_word_go_with_the_line_that_had_them()
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET q [64.73 500] 0 d 150 698 m 250 698 l S Q [7.19 3] 0 d 150 697 m 250 697 l S 72 400 m 300 400 l S" + Public);

        var redacted = Redacting.Redact(pdf, Mark);

        Assert.Empty(Redacting.Verify(redacted, pdf, Mark).Findings);
        Redacting.AssertGone(redacted, "64.73");
        Assert.Contains(Redacting.Everything(redacted), bytes => System.Text.Encoding.Latin1.GetString(bytes).Contains("7.19", StringComparison.Ordinal));
    }

    /// <summary>Set by the font entry of a graphics state, it was copied whole: with the words in its map.</summary>
    [Theory]
    [InlineData("/G1 gs BT 150 700 Td (TREMBLAY) Tj ET", true)]
    [InlineData("/G1 gs BT 150 700 Td (A) Tj 0 -300 Td (B) Tj ET", false)]
    public void A_font_that_a_graphics_state_sets_brings_only_what_is_shown(string content, bool goes)
    {
        var pdf = Tricks.Page(content + Public, fonts: "/F3 11 0 R", resources: "/ExtGState << /G1 10 0 R >>", more: file =>
        {
            file.Add("<< /Type /ExtGState /Font [11 0 R 12] >>");
            file.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 12 0 R >>");
            file.AddStream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <00430041004E004100520049> <42> <0042> endbfchar endcmap end");
        });

        var redacted = Redacting.Redact(pdf, Mark);

        Redacting.AssertGone(redacted, "00430041004E004100520049");
        Redacting.AssertGone(redacted, Canary);
        using var document = UglyToad.PdfPig.PdfDocument.Open(redacted);
        Assert.Equal(goes ? 0 : 1, document.GetPage(1).Letters.Count(letter => letter.Value == "B" && letter.StartBaseLine.Y is > 390 and < 410));
        Assert.All(document.GetPage(1).Letters.Where(letter => letter.StartBaseLine.Y is > 390 and < 410), letter => Assert.Equal(12, letter.PointSize, 2));
    }
}
