using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AccessRequests.Pdf.Typesetting;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AccessRequests.Letters.Tests;

/// <summary>One content, three renderers: none adds a word, loses one, or changes their order.</summary>
public sealed partial class RenderersTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string> Names => [.. ExampleTests.Names, "30198"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pdf_Word_and_Html_say_the_same_words_in_the_same_order(string name)
    {
        var content = TestCases.Read($"{name}.json").Content;
        var words = PrintedLetter.Letters(content.ToText());

        Assert.Equal(words, PrintedLetter.Letters(PrintedLetter.Of(content).SpokenText()));
        Assert.Equal(words, PrintedLetter.Letters(WordsOfDocx(Docx(content))));
        Assert.Equal(words, PrintedLetter.Letters(WordsOfHtml(HtmlLetter.Write(content))));
    }

    [Fact]
    public void Amounts_stand_under_each_other_and_the_total_is_set_off()
    {
        var content = TestCases.Read("fees.json").Content;

        var words = PrintedLetter.Of(content).Read("pdftotext", "-bbox -enc UTF-8", "-");
        var ends = new[] { "108,00", "22,40", "121,10" }.Select(amount => EndOf(words, amount)).ToList();
        Assert.All(ends, end => Assert.Equal(ends[0], end, 0.1));
        Assert.Matches("<tr class=\"total\"><td>Total</td>.*<td class=\"figure\">121,10", HtmlLetter.Write(content));
        using var word = WordprocessingDocument.Open(new MemoryStream(Docx(content)), isEditable: false);
        Assert.Equal(15, Regex.Count(word.MainDocumentPart!.Document!.Body!.OuterXml, "<w:jc w:val=\"right\" ?/>"));

        static double EndOf(string words, string word) => double.Parse(
            Regex.Matches(words, $"xMax=\"([\\d.]+)\" yMax=\"[\\d.]+\">{word}").Last().Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_Word_file_follows_its_schema(string name)
    {
        using var stream = new MemoryStream(Docx(TestCases.Read($"{name}.json").Content));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void The_Word_file_has_headings_header_rows_page_fields_links_and_no_macro()
    {
        var bytes = Docx(TestCases.Read("office-wording.json").Content);
        var document = Part(bytes, "word/document.xml");
        using var stream = new MemoryStream(bytes);
        using var archive = new ZipArchive(stream);

        Assert.Equal(["Heading1", "Heading2", "Heading1", "Heading2", "Heading1", "Heading2"], document.Descendants(W + "pStyle").Select(style => (string)style.Attribute(W + "val")!).Where(style => style.StartsWith("Heading", StringComparison.Ordinal)));
        Assert.Single(document.Descendants(W + "tblHeader"));
        Assert.Equal(2, document.Descendants(W + "hyperlink").Count());
        Assert.Single(document.Descendants(W + "titlePg"));
        Assert.Contains(archive.Entries, entry => entry.FullName.StartsWith("word/footer", StringComparison.Ordinal) && new StreamReader(entry.Open()).ReadToEnd().Contains("NUMPAGES", StringComparison.Ordinal));
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_letter_gives_the_same_Word_file_and_none_of_it_has_a_clock()
    {
        var content = TestCases.Read("office-wording.json").Content;
        var bytes = Docx(content);
        using var archive = new ZipArchive(new MemoryStream(bytes));

        Assert.Equal(bytes, Docx(content));
        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
        Assert.All(archive.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Equal(content.Title, Part(bytes, "docProps/core.xml").Descendants("{http://purl.org/dc/elements/1.1/}title").Single().Value);
        Assert.Equal("fr-CA", (string)Part(bytes, "word/styles.xml").Descendants(W + "lang").Single().Attribute(W + "val")!);
    }

    [Fact]
    public void Points_bullets_and_parts_are_lists_of_Word_with_the_numbers_of_the_request()
    {
        var document = Part(Docx(TestCases.Read("several-outcomes.json").Content), "word/document.xml");
        var items = document.Descendants(W + "numPr").Select(number => ((int)number.Element(W + "ilvl")!.Attribute(W + "val")!, (int)number.Element(W + "numId")!.Attribute(W + "val")!)).ToList();

        // 1 to 3, then a to c under 3, then 4 onward, which must not begin again at 1.
        Assert.Equal([(0, 1), (0, 1), (0, 1), (1, 2), (1, 2), (1, 2), (0, 3), (0, 3), (0, 3)], items);
    }

    [Theory]
    [InlineData(612, 792, "12240", "15840")]
    [InlineData(595.28, 841.89, "11906", "16838")]
    public void The_sheet_is_Letter_or_A4(double width, double height, string twipsWide, string twipsHigh)
    {
        using var stream = new MemoryStream();
        DocxLetter.Write(TestCases.Compose(TestCases.Record), stream, new PageFormat(width, height));

        var size = Part(stream.ToArray(), "word/document.xml").Descendants(W + "pgSz").Single();

        Assert.Equal((twipsWide, twipsHigh), ((string)size.Attribute(W + "w")!, (string)size.Attribute(W + "h")!));
    }

    [Fact]
    public void Html_names_the_language_of_the_letter_and_of_what_is_quoted_in_the_other()
    {
        var html = HtmlLetter.Write(TestCases.Read("english-partial.json").Content);

        Assert.Contains("<html lang=\"en-CA\">", html, StringComparison.Ordinal);
        Assert.Contains("<div lang=\"fr-CA\"><h3 class=\"number\">14.</h3>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_point_are_a_list_inside_its_item()
    {
        var structure = PrintedLetter.Of(TestCases.Read("several-outcomes.json").Content).Read("pdfinfo", "-struct-text");

        Assert.Matches(
            @"Lbl \(block\)\s+""3\.""\s+LBody \(block\)\s+""Pour l’année 2025.:""\s+L \(block\):\s+/ListNumbering /LowerAlpha\s+LI \(block\)\s+Lbl \(block\)\s+""a\)""",
            structure);
        Assert.Contains("<li>3. Pour l&#8217;ann&#233;e 2025&#160;:<ul><li>a) le calendrier", HtmlLetter.Write(TestCases.Read("several-outcomes.json").Content).Replace("’", "&#8217;", StringComparison.Ordinal).Replace(" :", "&#160;:", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Pdf_names_the_language_of_what_is_quoted_in_the_other()
    {
        var quoted = PrintedLetter.Of(TestCases.Read("english-partial.json").Content).Read("qpdf", "--qdf --object-streams=disable", "-");
        var whole = PrintedLetter.Of(TestCases.Read("partial.json").Content).Read("qpdf", "--qdf --object-streams=disable", "-");

        Assert.Matches(@"/Lang \(en-CA\)", quoted);
        Assert.True(Regex.Count(quoted, @"/Lang \(fr-CA\)") >= 10);
        Assert.Equal(1, Regex.Count(whole, "/Lang "));
    }

    [Fact]
    public void Html_runs_and_fetches_nothing_and_escapes_what_people_type()
    {
        var html = HtmlLetter.Write(TestCases.Compose(TestCases.Record with { Addressee = ["<script>alert('x')</script> & fils"] }));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; fils", html.Replace("’", "&#39;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\ssrc=|@import|url\(", html);
    }

    [Fact]
    public void A_draft_says_so_in_every_form()
    {
        var draft = TestCases.Compose(TestCases.Record with { DecidedOn = null });

        Assert.Contains("<p class=\"draft\">Projet &#224; ne pas transmettre</p>", HtmlLetter.Write(draft), StringComparison.Ordinal);
        Assert.Contains("Projet à ne pas transmettre", Part(Docx(draft), "word/footer1.xml").ToString(), StringComparison.Ordinal);
        Assert.All(PrintedLetter.Of(draft).Pages(), page => Assert.Contains("Projet à ne pas transmettre", page, StringComparison.Ordinal));
    }

    private static byte[] Docx(LetterContent content)
    {
        using var stream = new MemoryStream();
        DocxLetter.Write(content, stream);
        return stream.ToArray();
    }

    private static XDocument Part(byte[] docx, string name)
    {
        using var stream = new MemoryStream(docx);
        using var archive = new ZipArchive(stream);
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    /// <summary>With the labels that Word counts: the words of a paragraph come after that of its list.</summary>
    private static string WordsOfDocx(byte[] docx)
    {
        var labels = new WordLists(Part(docx, "word/numbering.xml"));
        using var archive = new ZipArchive(new MemoryStream(docx));
        var notes = archive.GetEntry("word/footnotes.xml") is null ? [] : Part(docx, "word/footnotes.xml").Descendants(W + "footnote").ToDictionary(note => (string)note.Attribute(W + "id")!);
        return string.Concat(Part(docx, "word/document.xml").Descendants(W + "p").Select(paragraph => labels.LabelOf(paragraph) + Words(paragraph)));

        // A note is read after the paragraph that refers to it.
        string Words(XElement paragraph) =>
            string.Concat(paragraph.Descendants().Select(one => one.Name == W + "t" ? one.Value : one.Name == W + "footnoteReference" ? (string)one.Attribute(W + "id")! : ""))
            + string.Concat(paragraph.Descendants(W + "footnoteReference").Select(mark => (string)mark.Attribute(W + "id")! + string.Concat(notes[(string)mark.Attribute(W + "id")!].Descendants(W + "t").Select(text => text.Value))));
    }

    private static string WordsOfHtml(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(html[html.IndexOf("<body>", StringComparison.Ordinal)..], ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
