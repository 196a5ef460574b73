using AccessRequests.Pdf.Tests.Corpus;
using AccessRequests.Pdf.Tests.Typesetting;
using AccessRequests.Pdf.Typesetting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace AccessRequests.Pdf.Tests.Assembly;

public sealed class PdfBinderTests
{
    private static readonly byte[] TwoLines = Tricks.Page("BT /F1 12 Tf 72 700 Td (Monsieur Jean TREMBLAY habite) Tj 0 -14 Td (rue des Forges a Montreal) Tj ET");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_set_keeps_its_tags_and_each_page_of_a_part_is_read_after_it()
    {
        var structure = OtherReaders.Read(Bind([Letter(), List()], Part("Document 1", ThreePages())), "pdfinfo", "-struct-text");

        Assert.Matches(
            """
            (?s)^Document\s+Part\s+H1 \(block\)\s+"Objet.*Link.*Part\s+H1 \(block\)\s+"LISTE".*Table.*TH.*Sect\s+P \(block\)\s+"Page un"\s+P \(block\)\s+"Page deux"\s+P \(block\)\s+"Page trois"
            """.Trim(),
            structure);
    }

    [Fact]
    public void The_file_is_sound_and_claims_no_more_than_is_true()
    {
        var bound = Bind([Letter(), List()], Part("Document 1", ThreePages()));
        var file = OtherReaders.Read(bound, "qpdf", "--qdf --object-streams=disable", "-");

        Assert.Contains("No syntax or stream encoding errors found", OtherReaders.Read(bound, "qpdf", "--check"), StringComparison.Ordinal);
        Assert.Matches(@"/MarkInfo <<\s+/Marked true\s+/Suspects true\s+>>", file);
        Assert.DoesNotContain("pdfaid", file, StringComparison.Ordinal);
        Assert.DoesNotContain("pdfuaid", file, StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", OtherReaders.Read(bound, "pdfinfo", ""));
    }

    [Fact]
    public void A_bookmark_leads_to_the_letter_its_annex_the_list_and_every_document()
    {
        using var document = PdfDocument.Open(Bind([Letter(), List()], Part("1. Note", ThreePages()), Part("2. Avis", TwoLines)));

        Assert.True(document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            [("Lettre", 1), ("ANNEXE", 2), ("LISTE", 3), ("1. Note", 4), ("2. Avis", 7)],
            bookmarks.GetNodes().Cast<UglyToad.PdfPig.Outline.DocumentBookmarkNode>().Select(node => (node.Title, node.PageNumber)));
    }

    [Fact]
    public void A_part_may_be_some_pages_of_a_file_and_no_others_come_along()
    {
        var bound = Bind([List()], new BoundPart("Suite", new MemoryStream(ThreePages()), 2, 1));
        using var document = PdfDocument.Open(bound);

        Assert.Equal(2, document.NumberOfPages);
        Assert.Equal("Page deux", document.GetPage(2).Text.Trim());
        Assert.DoesNotContain("Page trois", OtherReaders.Text(bound), StringComparison.Ordinal);
        Assert.Throws<UnredactablePdfException>(() => Bind([List()], new BoundPart("Suite", new MemoryStream(ThreePages()), 3, 2)));
    }

    [Fact]
    public void Redacted_parts_keep_their_markers_and_lose_what_they_lost()
    {
        var redacted = Redacting.Redact(TwoLines, Redacting.MarksOn(TwoLines, Trick.Secret));
        var bound = Bind([Letter()], Part("Document 1", redacted), Part("Document 2", redacted));

        using var document = PdfDocument.Open(bound);
        Assert.Equal(2, document.GetPages().SelectMany(page => page.GetMarkedContents()).Sum(Markers));
        Redacting.AssertGone(bound, Trick.Secret);
    }

    [Fact]
    public void The_verifier_takes_the_tags_of_a_binder_and_of_nothing_else_and_a_text_in_a_tag_of_neither()
    {
        var bound = Bind([Letter(), List()], Part("Document 1", ThreePages()));
        var talking = System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(bound).Replace("/S /Sect", "/E /Sect", StringComparison.Ordinal));

        Assert.Empty(Verify(bound).Findings);
        Assert.Contains(Verify(talking).Findings, finding => finding.Kind == FindingKind.Structure);
        Assert.Contains(Redacting.Verify(bound, null, []).Findings, finding => finding.Message.Contains("StructTreeRoot", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_parts_give_the_same_bytes() =>
        Assert.Equal(Bind([Letter(), List()], Part("Document 1", TwoLines)), Bind([Letter(), List()], Part("Document 1", TwoLines)));

    private static VerificationReport Verify(byte[] binder)
    {
        using var stream = new MemoryStream(binder);
        return PdfVerifier.VerifyBinder(stream, Cancellation);
    }

    private static int Markers(MarkedContentElement content) => (content.ActualText == "[Caviardé – art. 37]" ? 1 : 0) + content.Children.Sum(Markers);

    private static BoundPart Part(string title, byte[] pdf) => new(title, new MemoryStream(pdf));

    private static byte[] Bind(IReadOnlyList<TypesetDocument> front, params BoundPart[] parts)
    {
        using var stream = new MemoryStream();
        PdfBinder.Bind(front, parts, stream, Cancellation);
        return stream.ToArray();
    }

    private static TypesetDocument Letter() => new("Décision 30198", "fr-CA",
        [
            new HeadingBlock(1, ["Objet : décision"]) { Bookmark = "Lettre" },
            new ParagraphBlock(["Voir ", new TextRun("la page") { Link = new Uri("https://www.exemples.example/page?id=3") }]),
            new PageBreakBlock(),
            new HeadingBlock(1, ["ANNEXE"]) { Bookmark = "ANNEXE" },
        ]);

    private static TypesetDocument List() => new("Liste", "fr-CA",
        [new HeadingBlock(1, ["LISTE"]) { Bookmark = "LISTE" }, new TableBlock([1, 1], [["Document"], ["Pages"]], [[["Note"], ["3"]]])]);

    private static byte[] ThreePages()
    {
        using var stream = new MemoryStream();
        Typesetter.Write(
            new TypesetDocument("Note", "fr-CA", [new ParagraphBlock(["Page un"]), new PageBreakBlock(), new ParagraphBlock(["Page deux"]), new PageBreakBlock(), new ParagraphBlock(["Page trois"])]) { PageNumbers = null },
            stream);
        return stream.ToArray();
    }
}
