using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;
using UglyToad.PdfPig;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What the crop box cuts off does not leave with the page, whether the page has marks or not.</summary>
public sealed class BeyondTheViewTests
{
    private const string Cropped = "/CropBox [50 600 500 750]";
    private const string Text = "BT /F1 12 Tf 72 700 Td (PUBLIC) Tj 0 -600 Td (TREMBLAY) Tj ET BT /F1 12 Tf 300 700 Td (PUBLIC                                                                                             TREMBLAY) Tj ET";

    private static readonly IReadOnlyList<RedactionMark> Elsewhere = [new RedactionMark(1, [new PdfBox(70, 620, 160, 640)], "art. 37")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Text_beyond_the_crop_box_is_gone_and_the_rest_of_its_line_is_where_it_was(bool marked)
    {
        var pdf = Tricks.Page(Text, "[0 0 1200 792]", Cropped);
        var marks = marked ? Elsewhere : [];

        var redacted = Redacting.Redact(pdf, marks);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.DoesNotContain(Trick.Secret, OtherReaders.Read(redacted, "mutool", "draw -q -F txt"), StringComparison.Ordinal);
        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
        Assert.Equal([72.0, 300.0], Starts(redacted));
    }

    [Fact]
    public void The_verifier_finds_text_that_stayed_beyond_the_crop_box()
    {
        var pdf = Tricks.Page(Text, "[0 0 1200 792]", Cropped);

        Assert.Contains(Redacting.Verify(pdf, pdf, []).Findings, finding => finding.Kind is FindingKind.WordInText or FindingKind.WordInBytes);
    }

    [Fact]
    public void A_picture_cut_by_the_crop_box_keeps_what_is_shown_and_nothing_more()
    {
        // Eight rows of one byte over 160 points: the upper half lies within the crop box.
        var pdf = Picture(100, 520);

        var redacted = Redacting.Redact(pdf, []);

        Redacting.AssertGone(redacted, "SECR");
        Assert.Equal("SHOW", Encoding.ASCII.GetString(Samples(redacted).AsSpan(0, 4)));
        Assert.Equal(new byte[4], Samples(redacted)[4..]);
    }

    [Fact]
    public void A_picture_beyond_the_crop_box_is_dropped()
    {
        var redacted = Redacting.Redact(Picture(100, 100), [], null, out var report);

        Assert.Equal(1, report.Removed[RemovedKind.UnseenContent]);
        using var document = PdfDocument.Open(redacted);
        Assert.Empty(document.GetPage(1).GetImages());
    }

    [Theory]
    [InlineData("/CropBox [0 0 0 0]")]
    [InlineData("/CropBox [600 800 1000 1000]")]
    public void A_crop_box_that_shows_nothing_counts_for_nothing(string crop)
    {
        var pdf = Tricks.Page("BT /F1 12 Tf 72 700 Td (PUBLIC avant) Tj 0 -100 Td (TREMBLAY) Tj ET", extra: crop);
        var marks = Redacting.MarksOn(pdf, Trick.Secret);

        Assert.Empty(Redacting.Verify(Redacting.Redact(pdf, marks), pdf, marks).Findings);
    }

    private static byte[] Picture(int x, int y) => Tricks.Page(
        $"q 160 0 0 160 {x} {y} cm /X1 Do Q BT /F1 12 Tf 72 700 Td (PUBLIC) Tj ET",
        "[0 0 1200 792]",
        Cropped,
        "/XObject << /X1 10 0 R >>",
        more: file => file.AddStream("/Type /XObject /Subtype /Image /Width 1 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray", "SHOWSECR"));

    private static byte[] Samples(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.GetPage(1).GetImages().Single().TryGetBytesAsMemory(out var samples));
        return samples.ToArray();
    }

    private static List<double> Starts(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var page = document.GetPage(1);
        return [.. page.Letters.Where(letter => letter.Value == "P").Select(letter => Math.Round(letter.StartBaseLine.X + 50, 2)).Order()];
    }
}
