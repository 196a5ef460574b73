using System.Text;
using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What a page does not show does not leave with it, and the page looks as it did.</summary>
public sealed class UnseenContentTests
{
    private const string Public = " 0 g 0 Tr BT /F1 12 Tf 72 500 Td (PUBLIC) Tj ET ";

    /// <summary>Sixty-four pixels of ten points each in a row, with the secret in the middle of light grey.</summary>
    private const string Scan = "q 600 0 0 300 0 300 cm /X1 Do Q ";
    private const string Bar = "200 250 240 500 re f ";
    private const string Letters = "0 g 150 700 m 160 704 156 716 152 716 c f 170 700 m 180 704 176 716 172 716 c f ";

    [Theory]
    [InlineData("3 Tr BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET")]
    [InlineData("q 100 0 0 100 400 100 cm /X2 Do Q 3 Tr BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET")]
    [InlineData("/Fm1 Do")]
    public void Invisible_text_over_no_picture_is_left_out_and_counted(string content)
    {
        var pdf = Page(content);

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Equal(Trick.Secret.Length, report.Removed[RemovedKind.InvisibleText]);
        Assert.Empty(Redacting.Verify(redacted, pdf, []).Findings);
        Assert.Contains("PUBLIC", OtherReaders.Text(redacted), StringComparison.Ordinal);
        Assert.Empty(Find(pdf));
    }

    [Fact]
    public void A_stencil_of_text_through_which_nothing_is_painted_is_left_out()
    {
        var pdf = Page("q 7 Tr BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET 20 20 10 10 re f Q");

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Equal(Trick.Secret.Length, report.Removed[RemovedKind.InvisibleText]);
        Assert.Empty(Redacting.Verify(redacted, pdf, []).Findings);
    }

    [Theory]
    [InlineData("q 612 0 0 792 0 0 cm /X2 Do Q 3 Tr BT /F1 60 Tf 150 400 Td (TREMBLAY) Tj ET")]
    [InlineData("3 Tr BT /F1 60 Tf 150 400 Td (TREMBLAY) Tj ET q 612 0 0 792 0 0 cm /X2 Do Q")]
    public void Recognised_text_over_its_picture_stays(string content)
    {
        var pdf = Tricks.Page(content, resources: "/XObject << /X2 10 0 R >>", more: file =>
            file.AddStream("/Type /XObject /Subtype /Image /Width 60 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", Writing(1)));

        var redacted = Redacting.Redact(pdf, []);

        Assert.Contains(Trick.Secret, OtherReaders.Text(redacted), StringComparison.Ordinal);
        Assert.Empty(Redacting.Verify(redacted, pdf, []).Findings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void Recognised_text_under_a_bar_that_was_burnt_into_the_scan_is_left_out(byte bar)
    {
        // Rows of ten points; the bar hugs the letters from 390 to 400 points.
        var rows = Writing(79);
        Array.Fill(rows, bar, 39 * 60, 60);
        var pdf = Tricks.Page(
            "q 612 0 0 790 0 0 cm /X2 Do Q 3 Tr BT /F1 13 Tf 150 390.5 Td (TREMBLAY) Tj ET BT /F1 13 Tf 150 300.5 Td (PUBLIC) Tj ET",
            resources: "/XObject << /X2 10 0 R >>",
            more: file => file.AddStream("/Type /XObject /Subtype /Image /Width 60 /Height 79 /BitsPerComponent 8 /ColorSpace /DeviceGray", rows));

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Equal(Trick.Secret.Length, report.Removed[RemovedKind.InvisibleText]);
        Assert.Contains("PUBLIC", OtherReaders.Text(redacted), StringComparison.Ordinal);
        Assert.Empty(Redacting.Verify(redacted, pdf, []).Findings);
        Assert.Single(Redacting.Verify(pdf, null, []).Findings, finding => finding.Kind == FindingKind.CoveredText);
    }

    [Theory]
    [InlineData(Scan + "0 g " + Bar)]
    [InlineData(Scan + "1 g " + Bar)]
    [InlineData(Scan + "0 0 0 rg 200 250 m 440 250 l 440 750 l 200 750 l h f")]
    [InlineData(Scan + "0 G 300 w 200 450 m 440 450 l S")]
    [InlineData(Scan + "0 g 200 250 240 500 re 500 100 20 20 re f")]
    [InlineData(Scan + "/Fm2 Do")]
    [InlineData(Scan + "q 240 0 0 500 200 250 cm /X2 Do Q")]
    [InlineData(Scan + "0 g 190 280 m 320 240 l 450 280 l 450 620 l 190 620 l h f")]
    [InlineData("q 600 0 0 -300 0 600 cm /X1 Do Q 0 g " + Bar)]
    [InlineData("q 0 600 -300 0 600 0 cm /X1 Do Q 0 g 250 200 400 240 re f")]
    public void Pixels_under_a_shape_of_the_source_do_not_leave(string content)
    {
        var pdf = Page(content);
        Assert.Contains(Redacting.Everything(pdf), bytes => Encoding.Latin1.GetString(bytes).Contains(Trick.Secret, StringComparison.Ordinal));

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Redacting.AssertGone(redacted, "TREM");
        Redacting.AssertGone(redacted, "BLAY");
        Assert.Equal(1, report.Removed[RemovedKind.UnseenContent]);
        Assert.Empty(Redacting.Verify(redacted, pdf, []).Findings);
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    [Theory]
    [InlineData("0 g " + Bar + Scan)]
    [InlineData(Scan + "/Half gs 0 g " + Bar)]
    [InlineData(Scan + "/Times gs 1 0 0 rg " + Bar)]
    [InlineData(Scan + "q 200 250 m 210 250 l 205 740 l h W n 0 g " + Bar + "Q")]
    [InlineData(Scan + "0 g [3] 0 d 0 G 300 w 200 450 m 440 450 l S")]
    [InlineData(Scan + "0 g 200 250 240 500 re 210 260 220 480 re f*")]
    [InlineData(Scan + "/Half gs /Fm3 Do")]
    [InlineData(Scan + "/None cs 1 scn " + Bar)]
    public void Pixels_that_can_be_seen_stay(string content)
    {
        var pdf = Page(content);

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Assert.DoesNotContain(RemovedKind.UnseenContent, report.Removed.Keys);
        Assert.Contains(Redacting.Everything(redacted), bytes => Encoding.Latin1.GetString(bytes).Contains(Trick.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_drawn_as_shapes_do_not_leave_under_a_shape_of_the_source()
    {
        var pdf = Page(Letters + "0.5 g 140 690 120 30 re f");

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Assert.Equal(2, report.Removed[RemovedKind.UnseenContent]);
        Assert.DoesNotContain(Redacting.Everything(redacted), bytes => Encoding.Latin1.GetString(bytes).Contains(" c\n", StringComparison.Ordinal));
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    [Theory]
    [InlineData("BT /F1 12 Tf 72 795 Td (TREMBLAY) Tj ET")]
    [InlineData("BT /F1 12 Tf 615 700 Td (TREMBLAY) Tj ET")]
    [InlineData("BT /F1 12 Tf -70 400 Td (TREMBLAY) Tj ET")]
    [InlineData("BT /F1 12 Tf 0 1 -1 0 -4 400 Tm (TREMBLAY) Tj ET")]
    public void Text_just_beyond_the_sheet_is_gone(string content)
    {
        var pdf = Page(content);

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Equal(Trick.Secret.Length, report.Removed[RemovedKind.UnseenContent]);
        Assert.Empty(Redacting.Verify(redacted, pdf, []).Findings);
    }

    [Fact]
    public void Shapes_beyond_the_sheet_are_gone_and_their_path_goes_on()
    {
        var pdf = Page("0 g 700 700 m 710 704 706 716 702 716 c 100 100 50 50 re f 0 G 3 w 72 900 m 200 900 l S 72 300 m 200 300 l S");

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Assert.Equal(2, report.Removed[RemovedKind.UnseenContent]);
        Assert.DoesNotContain(Redacting.Everything(redacted), bytes => Encoding.Latin1.GetString(bytes).Contains("900 l", StringComparison.Ordinal));
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    [Theory]
    [InlineData("q 0 200 200 500 re W n " + Scan + "Q")]
    [InlineData("q 420 300 m 612 300 l 612 600 l 420 600 l h W n " + Scan + "Q")]
    [InlineData("q 0 100 100 100 re W n " + Scan + "Q")]
    [InlineData("/Fm4 Do")]
    public void A_picture_cropped_by_a_clip_keeps_what_is_shown(string content)
    {
        var pdf = Page(content);

        var redacted = Redacting.Redact(pdf, [], null, out var report);

        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Equal(1, report.Removed[RemovedKind.UnseenContent]);
        Assert.Equal(0, Rendered.By(pdf).Differences(Rendered.By(redacted)));
    }

    /// <summary>Light and dark by turns, sixty pixels to a row.</summary>
    private static byte[] Writing(int rows) => [.. Enumerable.Range(0, 60 * rows).Select(pixel => (byte)(pixel % 2 == 0 ? 0 : 255))];

    private static byte[] Page(string content) => Tricks.Page(
        content + Public,
        resources: "/XObject << /X1 10 0 R /X2 11 0 R /Fm1 12 0 R /Fm2 13 0 R /Fm3 14 0 R /Fm4 15 0 R >> "
            + "/ExtGState << /Half << /ca 0.5 >> /Times << /BM /Multiply >> >> "
            + "/ColorSpace << /None [/Separation /None /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >>",
        more: file =>
        {
            const string form = "/Type /XObject /Subtype /Form /Resources << /Font << /F1 4 0 R >> /XObject << /X1 10 0 R >> >> /BBox";
            var secret = Encoding.ASCII.GetBytes(new string('@', 26) + Trick.Secret + new string('@', 30));
            file.AddStream("/Type /XObject /Subtype /Image /Width 64 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", secret);
            file.AddStream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "0");
            file.AddStream(form + " [0 0 612 792]", "3 Tr BT /F1 12 Tf 150 700 Td (TREMBLAY) Tj ET");
            file.AddStream(form + " [0 0 612 792]", "0 g " + Bar);
            file.AddStream(form + " [0 0 612 792] /Group << /S /Transparency >>", "0 g " + Bar);
            file.AddStream(form + " [0 0 200 792]", Scan);
        });

    private static IReadOnlyList<CoveredPage> Find(byte[] pdf)
    {
        using var file = new MemoryStream(pdf);
        return CoveredText.Find(file, cancellation: TestContext.Current.CancellationToken);
    }
}
