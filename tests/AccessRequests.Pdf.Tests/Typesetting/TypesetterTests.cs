using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessRequests.Pdf.Typesetting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;

namespace AccessRequests.Pdf.Tests.Typesetting;

public sealed class TypesetterTests
{
    private const string French = "À l’été, l’œuvre « ŒUVRE » coûte 12 500 $ – n° 7, art. 37 ; déjà vu à Noël ? ÇÀ…";

    [Fact]
    public void A_structure_is_seen_by_another_reader_with_headings_paragraphs_list_link_and_table()
    {
        var structure = OtherReaders.Read(Print(Letter()), "pdfinfo", "-struct-text");

        Assert.Matches(@"^Document", structure);
        Assert.Matches(@"H1 \(block\)\s+""Objet", structure);
        Assert.Matches(@"L \(block\):?\s+", structure);
        Assert.Matches(@"Lbl[^\n]*\n\s+""1\. ?""", structure);
        Assert.Matches(@"LBody[^\n]*\n\s+""Point 5", structure);
        Assert.Matches(@"Link[^\n]*\n\s+Object", structure.Replace("\"www.cai.gouv.qc.ca/citoyens\"\n", "", StringComparison.Ordinal));
        Assert.Matches(@"TH \(inline\)|TH", structure);
        Assert.DoesNotContain("Page 1 de", structure, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_sound_tagged_and_has_every_font_embedded_as_a_subset_with_its_text()
    {
        var pdf = Print(Letter());

        Assert.Contains("No syntax or stream encoding errors found", OtherReaders.Read(pdf, "qpdf", "--check"), StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", OtherReaders.Read(pdf, "pdfinfo", ""));
        var fonts = OtherReaders.Read(pdf, "pdffonts", "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+LiberationSans\S*\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
    }

    [Fact]
    public void The_text_comes_back_as_it_was_written_with_its_non_breaking_spaces()
    {
        var text = OtherReaders.Text(Print(Document(new ParagraphBlock([French]))));

        Assert.Contains(French.Normalize(NormalizationForm.FormC), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_metadata_claims_pdf_a_2a_and_pdf_ua_1_and_agrees_with_the_information_dictionary()
    {
        using var document = PdfDocument.Open(Print(Letter()));

        Assert.True(document.TryGetXmpMetadata(out var metadata));
        var xmp = Encoding.UTF8.GetString(metadata.GetXmlBytes());

        Assert.Contains("<pdfaid:part>2</pdfaid:part>", xmp, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", xmp, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", xmp, StringComparison.Ordinal);
        Assert.Contains($">{document.Information.Title}<", xmp, StringComparison.Ordinal);
        Assert.Equal("Décision 30198", document.Information.Title);
    }

    [Fact]
    public void A_title_with_signs_that_xml_reserves_or_forbids_leaves_the_metadata_readable()
    {
        var blocks = Document(new ParagraphBlock(["texte"])).Blocks;
        using var document = PdfDocument.Open(Print(new TypesetDocument("R&D <secret>\u0001 «é»", "fr-CA", blocks)));

        Assert.True(document.TryGetXmpMetadata(out var metadata));
        var xml = System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(metadata.GetXmlBytes()));

        Assert.Equal("R&D <secret> «é»", xml.Descendants("{http://purl.org/dc/elements/1.1/}title").Single().Value);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() => Assert.Equal(Print(Letter()), Print(Letter()));

    [Fact]
    public void Letters_printed_at_the_same_time_do_not_disturb_each_other()
    {
        var expected = Print(Letter());

        Parallel.For(0, 64, _ => Assert.Equal(expected, Print(Letter())));
    }

    [Fact]
    public void A_link_longer_than_the_line_leads_to_the_same_address_from_every_line()
    {
        var address = new Uri("https://www.cai.gouv.qc.ca/citoyens/" + string.Concat(Enumerable.Repeat("recours-devant-la-commission/", 6)));

        using var document = PdfDocument.Open(Print(Document(new ParagraphBlock([new TextRun(address.AbsoluteUri) { Link = address }]))));

        var links = document.GetPage(1).GetAnnotations().Where(annotation => annotation.Type == AnnotationType.Link).ToList();
        Assert.True(links.Count > 1);
        Assert.All(links, link => Assert.Equal(address.AbsoluteUri, ((UglyToad.PdfPig.Actions.UriAction)link.Action!).Uri));
        Assert.All(links, link => Assert.Contains(address.AbsoluteUri, link.Content, StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(link.Rectangle.Right <= 612 - 71));
    }

    [Fact]
    public void Text_stays_between_the_margins_even_when_a_word_is_wider_than_the_line()
    {
        using var document = PdfDocument.Open(Print(Document(
            new ParagraphBlock([new string('W', 400)]),
            new LinesBlock([["Ministère " + string.Concat(Enumerable.Repeat("de la Francisation et de l’Intégration ", 6))]]))));

        Assert.All(document.GetPage(1).Letters, letter => Assert.InRange(letter.EndBaseLine.X, 72, 612 - 71.9));
    }

    [Fact]
    public void Neither_a_narrow_nor_a_wide_non_breaking_space_ends_a_line()
    {
        var words = string.Concat(Enumerable.Range(0, 300).Select(i => $"a\u00A0{new string('m', 1 + (i * i % 11))} b\u202Fmmmm : "));

        var lines = OtherReaders.Text(Print(Document(new ParagraphBlock([words])))).Split('\n');

        Assert.DoesNotContain(lines, line => line.StartsWith('m') || line.StartsWith(':'));
    }

    [Theory]
    [MemberData(nameof(LineCounts))]
    public void No_page_begins_with_the_last_line_of_a_paragraph_nor_ends_with_its_first(int linesBefore)
    {
        List<Block> blocks = [.. Enumerable.Range(1, linesBefore).Select(i => new ParagraphBlock([$"avant{i}"]))];
        blocks.Add(new ParagraphBlock([string.Join('\n', Enumerable.Range(1, 5).Select(i => $"ligne{i}"))]));

        var pages = Pages(Print(Document([.. blocks])));

        foreach (var page in pages)
        {
            var lines = Regex.Count(page, @"ligne\d");
            Assert.True(lines is 0 or >= 2, $"{linesBefore}: {lines} line alone on a page");
        }
    }

    [Theory]
    [MemberData(nameof(LineCounts))]
    public void A_signature_is_never_alone_on_a_page_and_never_split(int linesBefore)
    {
        List<Block> blocks = [.. Enumerable.Range(1, linesBefore).Select(i => new ParagraphBlock([$"avant{i}"]))];
        blocks.Add(new ParagraphBlock(["Veuillez recevoir nos salutations."]) { KeepWithNext = true });
        blocks.Add(new SpacerBlock(30));
        blocks.Add(new LinesBlock([["Tabita Nicolaica"], ["Responsable de l’accès"], ["Montréal"]]));

        var signed = Pages(Print(Document([.. blocks]))).Single(page => page.Contains("Nicolaica", StringComparison.Ordinal));

        Assert.Contains("salutations", signed, StringComparison.Ordinal);
        Assert.Contains("Montréal", signed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LineCounts))]
    public void What_is_kept_together_stays_on_one_page_and_a_long_one_is_cut_without_a_line_alone(int linesBefore)
    {
        List<Block> blocks = [.. Enumerable.Range(1, linesBefore).Select(i => new ParagraphBlock([$"avant{i}"]))];
        blocks.Add(new TogetherBlock([.. Enumerable.Range(1, 6).Select(_ => new ParagraphBlock(["ensemble"]))]));
        blocks.Add(new TogetherBlock([.. Enumerable.Range(1, 20).Select(_ => new ParagraphBlock([string.Join('\n', Enumerable.Repeat("long", 5))]))]));

        var pages = Pages(Print(Document([.. blocks])));

        Assert.Equal(6, Regex.Count(pages.Single(page => page.Contains("ensemble", StringComparison.Ordinal)), "ensemble"));
        Assert.Equal(100, pages.Sum(page => Regex.Count(page, "long")));
        Assert.DoesNotContain(pages, page => Regex.Count(page, "long") % 5 is 1 or 4);
    }

    [Fact]
    public void What_is_kept_together_and_is_longer_than_a_page_is_cut_and_nothing_is_lost()
    {
        var lines = Enumerable.Range(1, 120).Select(i => (IReadOnlyList<TextRun>)[$"ligne{i:D3}"]).ToList();

        var pages = Pages(Print(Document(new LinesBlock(lines))));

        Assert.Equal(120, Regex.Count(string.Concat(pages), @"ligne\d\d\d"));
        Assert.Equal(3, pages.Count);
    }

    [Fact]
    public void Every_page_says_its_number_and_later_pages_the_reference()
    {
        var blocks = Enumerable.Range(1, 90).Select(i => (Block)new ParagraphBlock([$"texte{i}"])).ToArray();

        var pages = Pages(Print(Document(blocks) with { RunningHeader = "N/Réf. : 30198" }));

        Assert.DoesNotContain("30198", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.Contains("30198", page, StringComparison.Ordinal));

        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page {i + 1} de {pages.Count}"), pages[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("José 👩🏽‍💻 Étienne")]
    [InlineData("محمد Tremblay")]
    [InlineData("Lê\u0301 Văn Thị")]
    [InlineData("null\0 and \u0007 bell and \uD800 lone")]
    public void Names_in_other_scripts_do_not_break_the_page_and_no_glyph_is_missing(string name)
    {
        var pdf = Print(Document(new ParagraphBlock([name])));

        Assert.Contains("No syntax", OtherReaders.Read(pdf, "qpdf", "--check"), StringComparison.Ordinal);
        using var document = PdfDocument.Open(pdf);
        var expected = name.EnumerateRunes().First(rune => !Rune.IsControl(rune)).ToString();
        Assert.StartsWith(expected, document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<0000>", Regex.Replace(Encoding.Latin1.GetString(pdf), @"\s", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_repeats_its_header_on_each_page_and_reads_it_once()
    {
        var rows = Enumerable.Range(1, 80).Select(i => (IReadOnlyList<IReadOnlyList<TextRun>>)[[$"{i}"], ["art. 37"]]).ToList();
        var pdf = Print(Document(new TableBlock([1, 3], [["Numéro"], ["Motif"]], rows)));

        Assert.All(Pages(pdf), page => Assert.Contains("Motif", page, StringComparison.Ordinal));
        Assert.Single(Regex.Matches(OtherReaders.Read(pdf, "pdfinfo", "-struct-text"), "Motif"));
    }

    public static TheoryData<int> LineCounts => [.. Enumerable.Range(20, 20)];

    private static TypesetDocument Document(params Block[] blocks) => new("Décision 30198", "fr-CA", blocks);

    private static TypesetDocument Letter() => Document(
        new HeadingBlock(1, ["Objet : Demande d’accès"]),
        new ParagraphBlock(["Par la présente, ", new TextRun("nous donnons") { Bold = true }, " suite, ", new TextRun("ici") { Italic = true }, "."]),
        new ListBlock([new ListItem("1.", ["Point 5 de la rencontre;"]), new ListItem("2.", ["Point 7."])]),
        new ParagraphBlock(["Adresse : ", new TextRun("www.cai.gouv.qc.ca/citoyens") { Link = new Uri("https://www.cai.gouv.qc.ca/citoyens") }, "."]),
        new RuleBlock(),
        new TableBlock([1, 2], [["Page"], ["Motif"]], [[["1"], ["art. 37"]]]));

    private static byte[] Print(TypesetDocument document)
    {
        using var stream = new MemoryStream();
        Typesetter.Write(document, stream);
        return stream.ToArray();
    }

    private static List<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => page.Text)];
    }
}
