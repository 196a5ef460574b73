using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>PDFium looks under the boxes: what stayed there is found, whatever it is made of.</summary>
public sealed class SecondReadingTests
{
    private const string Overlay = " 0 g 100 695 80 16 re f BT 1 g /F1 9 Tf 120 699 Td (art. 37) Tj ET";

    private static readonly IReadOnlyList<RedactionMark> Marks = [new RedactionMark(1, [new PdfBox(100, 695, 180, 711)], "art. 37")];

    [Fact]
    public void A_box_with_nothing_under_it_is_clean() => Assert.Empty(Findings("BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET" + Overlay));

    [Fact]
    public void Text_under_the_box_is_read() =>
        Assert.Contains(FindingKind.GlyphUnderMark, Findings("BT /F1 12 Tf 102 699 Td (TREMBLAY) Tj ET" + Overlay));

    [Fact]
    public void Text_that_nobody_sees_is_read_too() =>
        Assert.Contains(FindingKind.GlyphUnderMark, Findings("BT 3 Tr /F1 12 Tf 102 699 Td (TREMBLAY) Tj 0 Tr ET" + Overlay));

    [Fact]
    public void Letters_drawn_as_shapes_are_seen() =>
        Assert.Equal([FindingKind.InkUnderMark], Findings("0.3 g 110 698 m 118 698 l 118 708 l 115 708 l 115 701 l 110 701 l h f 125 698 6 9 re f" + Overlay));

    [Fact]
    public void A_picture_under_the_box_is_seen() =>
        Assert.Equal(
            [FindingKind.InkUnderMark],
            Findings("q 60 0 0 12 110 697 cm BI /W 6 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF00FF FF00FF00FF00> EI Q" + Overlay));

    [Theory]
    [InlineData("0.9 g 90 680 200 60 re f")]
    [InlineData("0 g 90 680 200 60 re f")]
    [InlineData("0 g 0.8 w 50 703 m 300 703 l S")]
    [InlineData("0.2 g 50 600 90 200 re f")]
    public void Grounds_and_rules_that_run_through_are_no_writing(string content) => Assert.Empty(Findings(content + Overlay));

    [Fact]
    public void A_page_without_its_boxes_is_not_proved() =>
        Assert.Equal([FindingKind.MissingBox], Findings("BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET"));

    [Fact]
    public void A_file_that_pdfium_cannot_open_is_not_proved() =>
        Assert.Equal([FindingKind.Unreadable], Findings([1, 2, 3]));

    private static List<FindingKind> Findings(string content) => Findings(Tricks.Page(content));

    private static List<FindingKind> Findings(byte[] pdf)
    {
        var sheet = new PdfBox(0, 0, 612, 792);
        using var file = new MemoryStream(pdf);
        return
        [
            .. new SecondReading(new VerificationRun(Marks, null, TestContext.Current.CancellationToken))
                .Run(file, [new ShownPage(1, new PageBoxes(sheet, sheet, 0), Marks)])
                .Select(finding => finding.Kind),
        ];
    }
}
