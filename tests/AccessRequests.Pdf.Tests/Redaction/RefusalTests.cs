using System.Text;
using AccessRequests.Pdf.Tests.Corpus;

namespace AccessRequests.Pdf.Tests.Redaction;

/// <summary>What cannot be proved clean is refused, with a reason that a person understands.</summary>
public sealed class RefusalTests
{
    private static readonly byte[] Sound = Tricks.Page("BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET");
    private static readonly PdfBox Box = new(70, 695, 160, 715);

    public static TheoryData<string, byte[], UnredactableReason> Files => new()
    {
        { "empty", [], UnredactableReason.EmptyFile },
        { "a Word document in disguise", Encoding.ASCII.GetBytes("PK\u0003\u0004 word/document.xml"), UnredactableReason.NotAPdf },
        { "nothing but a header", Encoding.ASCII.GetBytes("%PDF-1.7\n"), UnredactableReason.Damaged },
        { "cut after a third", Sound[..(Sound.Length / 3)], UnredactableReason.Damaged },
        { "without pages", WithoutPages(), UnredactableReason.NoPages },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_cannot_be_read_is_refused_by_the_engine_and_at_upload(string what, byte[] pdf, UnredactableReason reason)
    {
        Assert.NotEmpty(what);
        using var stream = new MemoryStream(pdf);

        Assert.Equal(reason, Redacting.Refused(pdf, [new RedactionMark(1, [Box], "art. 37")]).Reason);
        Assert.Equal(reason, Assert.Throws<UnredactablePdfException>(() => PdfInspector.Inspect(stream, TestContext.Current.CancellationToken)).Reason);
    }

    public static TheoryData<RedactionMark, UnredactableReason> Marks => new()
    {
        { new RedactionMark(0, [Box], "art. 37"), UnredactableReason.PageOutOfRange },
        { new RedactionMark(2, [Box], "art. 37"), UnredactableReason.PageOutOfRange },
        { new RedactionMark(1, [], "art. 37"), UnredactableReason.NoBox },
        { new RedactionMark(1, [new PdfBox(double.NaN, 0, 10, 10)], "art. 37"), UnredactableReason.InvalidBox },
        { new RedactionMark(1, [new PdfBox(0, 0, double.PositiveInfinity, 10)], "art. 37"), UnredactableReason.InvalidBox },
        { new RedactionMark(1, [new PdfBox(160, 715, 70, 695)], "art. 37"), UnredactableReason.InvalidBox },
        { new RedactionMark(1, [new PdfBox(10, 10, 10, 20)], "art. 37"), UnredactableReason.InvalidBox },
        { new RedactionMark(1, [new PdfBox(700, 900, 800, 950)], "art. 37"), UnredactableReason.MarkOffPage },
        { new RedactionMark(1, [Box], " "), UnredactableReason.LabelMissing },
        { new RedactionMark(1, [Box], new string('a', 201)), UnredactableReason.LabelTooLong },
    };

    [Theory]
    [MemberData(nameof(Marks))]
    public void A_mark_that_would_do_nothing_is_refused(RedactionMark mark, UnredactableReason reason) =>
        Assert.Equal(reason, Redacting.Refused(Sound, [mark]).Reason);

    [Fact]
    public void Every_reason_has_a_sentence_in_french()
    {
        foreach (var reason in Enum.GetValues<UnredactableReason>())
        {
            Assert.EndsWith(".", reason.InFrench(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_page_with_something_uncertain_is_refused_and_named()
    {
        var refusal = Redacting.Refused(Uncertain(), [new RedactionMark(1, [Box], "art. 37")]);

        Assert.Equal(UnredactableReason.UncertainContent, refusal.Reason);
        Assert.Equal(1, refusal.Page);
    }

    [Fact]
    public void An_uncertain_page_is_withheld_when_asked_and_nothing_of_it_is_in_the_file()
    {
        var pdf = Uncertain();
        IReadOnlyList<RedactionMark> marks = [new RedactionMark(1, [Box], "art. 37")];

        var redacted = Redacting.Redact(pdf, marks, new RedactionOptions { UncertainPages = UncertainPages.Withhold }, out var report);

        var withheld = Assert.Single(report.Withheld);
        Assert.Equal(1, withheld.Page);
        Assert.NotNull(withheld.Uncertainty);
        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Empty(Redacting.Verify(redacted, pdf, marks).Findings);
    }

    [Fact]
    public void A_page_withheld_on_request_says_so_and_keeps_its_size()
    {
        var options = new RedactionOptions { WithheldPages = [new WithheldPage(1, "Page retirée en vertu de l’article 37 de la Loi.")] };

        var redacted = Redacting.Redact(Sound, [], options, out var report);

        Assert.Null(Assert.Single(report.Withheld).Uncertainty);
        Redacting.AssertGone(redacted, Trick.Secret);
        Assert.Empty(Redacting.Verify(redacted, Sound, []).Findings);
        using var document = UglyToad.PdfPig.PdfDocument.Open(redacted);
        Assert.Contains("Page retirée", document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Equal(792, document.GetPage(1).Height);
    }

    /// <summary>A tiling pattern whose large cells hold the page's text: a cell that is shown twice cannot lose what a mark hides in one place.</summary>
    private static byte[] Uncertain() =>
        Tricks.Page(
            "/Pattern cs /P1 scn 0 0 20 20 re f 0 0 612 792 re f",
            resources: "/Pattern << /P1 10 0 R >>",
            more: pdf => pdf.AddStream(
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 300 792] /XStep 300 /YStep 792 /Resources << /Font << /F1 4 0 R >> >>",
                "BT /F1 12 Tf 72 700 Td (TREMBLAY) Tj ET"));

    private static byte[] WithoutPages()
    {
        var pdf = new RawPdf();
        pdf.Add("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.Add("<< /Type /Pages /Kids [] /Count 0 >>");
        return pdf.Build();
    }
}
