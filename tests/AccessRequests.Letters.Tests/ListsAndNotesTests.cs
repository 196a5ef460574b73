using System.Text.RegularExpressions;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Wording;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters.Tests;

/// <summary>What an office's letters have beside paragraphs: lists in a paragraph, notes, quotations, an annex that a screen reader can walk through.</summary>
public sealed class ListsAndNotesTests
{
    private const string Example = "office-lists-and-notes";

    private static readonly LetterContent Letter = TestCases.Read($"{Example}.json").Content;

    private static string Structure => PrintedLetter.Of(Letter).Read("pdfinfo", "-struct-text");

    [Fact]
    public void Lines_with_marks_are_a_list_in_their_paragraph_and_what_is_set_in_is_a_list_in_its_item()
    {
        var paragraph = (LetterParagraph)Letter.Blocks.Single(block => block.Id == "hidden");

        Assert.Equal([("1.", 1), ("a)", 2), ("b)", 2), ("2.", 1)], paragraph.Items.Select(item => (item.Label, item.Level)));
        Assert.Matches(@"""Dans l’avis, nous avons masqué.:""\s+L \(block\):\s+/ListNumbering /Decimal\s+LI \(block\)\s+Lbl \(block\)\s+""1\.""\s+LBody \(block\)\s+""[^""]+""\s+L \(block\):\s+/ListNumbering /LowerAlpha", Structure);
    }

    [Theory]
    [InlineData("Voici :\n– un;\n– deux.", "–1 –1")]
    [InlineData("Voici :\na) un;\n- un peu;\nb) deux.", "a)1 –2 b)1")]
    [InlineData("Voici :\n1. un;\nsuite;\n10. deux.", "1.1 10.1")]
    [InlineData("Le 5 mai\n12 pages", "")]
    [InlineData("1. Seule ligne", "")]
    public void Only_lines_that_begin_with_a_mark_make_a_list(string text, string items) =>
        Assert.Equal(items, string.Join(' ', Contents.Paragraph(text, LetterPart.Body, Grammar.Of(LetterLanguage.French)).Items.Select(item => $"{item.Label}{item.Level}")));

    [Fact]
    public void What_an_officer_typed_comes_back_to_be_edited_as_it_was_typed() => Assert.Equal(
        "Dans l’avis, nous avons masqué :\n1. ce que l’architecte recommande, soit :\n  a) le choix des matériaux;\n  b) l’ordre des travaux[^L’ordre retenu est public : www.quebec.ca/casernes.];\n2. les noms de deux résidents.",
        TestCases.Plain(Letter.Blocks.Single(block => block.Id == "hidden").ToSource()));

    [Fact]
    public void A_note_is_numbered_through_the_letter_and_stands_at_the_foot_of_the_page_that_refers_to_it()
    {
        var page = PrintedLetter.Of(Letter).Pages()[0];

        Assert.True(page.IndexOf("RLRQ, chapitre A-2.1.", StringComparison.Ordinal) > page.IndexOf("les noms de deux résidents", StringComparison.Ordinal), page);
        Assert.Matches(@"Reference \(inline\)\s+""1""\s+"" \(Loi sur l’accès\)[^""]+""\s+Note\s+\(inline\)\s+Lbl \(block\)\s+""1""\s+"" RLRQ, chapitre.A-2\.1\.""", Regex.Replace(Structure, @" ID=""[^""]*""|<[^>]*>", ""));
        Assert.Contains("/IDTree", PrintedLetter.Of(Letter).Read("qpdf", "--qdf --object-streams=disable", "-"), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_are_footnotes_of_Word_and_links_of_Html()
    {
        using var stream = new MemoryStream();
        DocxLetter.Write(Letter, stream);
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        var html = HtmlLetter.Write(Letter);

        Assert.Equal([" RLRQ, chapitre\u00A0A-2.1.", " L’ordre retenu est public\u00A0: www.quebec.ca/casernes."], word.MainDocumentPart!.FootnotesPart!.Footnotes!.Elements<Footnote>().Select(note => note.InnerText).Where(text => text.Length > 0));
        Assert.Equal([1L, 2L], word.MainDocumentPart.Document!.Descendants<FootnoteReference>().Select(mark => mark.Id!.Value));
        Assert.Contains("<sup><a href=\"#note-1\">1</a></sup>", html, StringComparison.Ordinal);
        Assert.Contains("<sup><a href=\"#note-2\">2</a></sup>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\" id=\"note-2\"><sup>2</sup> L’ordre", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\" id=\"note-1\"><sup>1</sup> RLRQ, chapitre&#160;A-2.1.</p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paragraphs", """[{"after": "decision.1", "heading": "Suite[^note]"}]""", "added.1", "est dans un intertitre,")]
    [InlineData("paragraphs", """[{"after": "decision.1", "table": {"header": ["Titre[^note]"], "rows": [["a"]]}}]""", "added.1", "est dans un tableau,")]
    [InlineData("paragraphs", """[{"after": "decision.1", "table": {"header": ["Titre"], "rows": [["a[^note]"]]}}]""", "added.1", "est dans un tableau,")]
    [InlineData("paragraphs", """[{"after": "decision.1", "quotation": "Ses mots[^note]"}]""", "added.1", "est dans une citation,")]
    [InlineData("quotation", "\"Ses mots[^note]\"", "quotation", "est dans une citation,")]
    [InlineData("wording", """{"subject.decision": "Objet : Demande[^note]"}""", "subject", "est dans l’objet,")]
    [InlineData("yourReference", "\"A-1[^note]\"", "your-reference", "est dans une référence,")]
    [InlineData("signatory.title", "\"Responsable[^note]\"", "signature", "est dans l’en-tête, une adresse, une signature ou un titre,")]
    [InlineData("provisions[0].text", "\"(Texte[^note])\"", "annex.1", "est dans le texte d’un article,")]
    [InlineData("paragraphs", """[{"after": "decision.1", "text": "Suite[^note sans fin"}]""", "added.1", "n’est pas fermée, ou en contient une autre.")]
    [InlineData("paragraphs", """[{"after": "decision.1", "text": "Suite[^note[^dans une note]]"}]""", "added.1", "n’est pas fermée, ou en contient une autre.")]
    public void A_note_that_nothing_can_refer_to_is_told_with_where_it_stands(string place, string value, string paragraph, string told) => Assert.Contains(
        TestCases.With("several-outcomes", (place, value)).Problems,
        problem => problem.Contains($"Une note « [^… » du paragraphe « {paragraph} » {told}", StringComparison.Ordinal));

    [Fact]
    public void A_note_in_the_title_of_a_document_is_told_where_documents_are_listed() => Assert.Contains(
        TestCases.With("partial", ("listDocuments", "true"), ("documents[0].title", "\"Rapport[^note]\"")).Problems,
        problem => problem.StartsWith("documents : Une note « [^… » du paragraphe « documents » est dans un tableau,", StringComparison.Ordinal));

    [Fact]
    public void In_a_paragraph_a_list_and_an_item_of_a_list_a_note_is_printed_and_no_mark_is_left()
    {
        var letter = TestCases.With("several-outcomes", ("paragraphs", """[{"after": "decision.1", "text": "Soit[^un] :\n1. ceci[^deux];\n   a) cela[^trois]."}, {"after": "added.1", "items": [{"text": "Un[^quatre]", "items": ["deux[^cinq]"]}]}]"""));

        Assert.Empty(letter.Problems);
        Assert.DoesNotContain("[^", letter.Content.ToText(), StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(PrintedLetter.Of(letter.Content).Read("pdfinfo", "-struct-text"), @"Note <"));
        Assert.Equal(5, Regex.Count(HtmlLetter.Write(letter.Content), "<p class=\"note\""));
    }

    [Fact]
    public void The_annex_has_a_heading_for_each_article_and_its_paragraphs_are_a_list()
    {
        Assert.Equal(["14.", "37.", "53.", "54."], Regex.Matches(Structure, @"H3 \(block\)\s+""([^""]+)""").Select(heading => heading.Groups[1].Value));
        Assert.Matches(@"sauf dans les cas suivants:""\s+L \(block\):\s+/ListNumbering /Decimal\s+LI \(block\)\s+Lbl \(block\)\s+""1°""", Structure);
    }

    [Fact]
    public void Subparagraphs_are_a_list_inside_their_paragraph_and_a_subsection_ends_it()
    {
        var article = new LetterArticle("9", ["Premier alinéa:", "1°  un:", "a)  ceci;", "b)  cela;", "2°  deux.", "Deuxième alinéa:", "a)  x."], null);

        Assert.Equal(
            ["Premier alinéa:", "1°1 a)2 b)2 2°1", "Deuxième alinéa:", "a)1"],
            article.Structure().Select(part => part.Subsection ?? string.Join(' ', part.Paragraphs.Select(item => $"{item.Label}{item.Level}"))));
    }

    [Fact]
    public void A_quotation_is_read_as_one() =>
        Assert.Matches(@"BlockQuote\s+P \(block\)\s+""48\. Lorsqu’il est saisi", Structure);

    [Fact]
    public void An_office_may_leave_out_the_texts_of_procedure_and_the_letter_no_longer_says_that_they_are_annexed()
    {
        Assert.Equal(["14", "37", "53", "54"], Letter.Of(LetterPart.AnnexArticle).Cast<LetterArticle>().Select(article => article.Number));
        var text = TestCases.Plain(Letter.ToText());
        Assert.Contains("Conformément à l’article 1 de la Loi sur l’accès, le droit d’accès", text, StringComparison.Ordinal);
        Assert.Contains("des articles 14, 37, 53 et 54 de la Loi sur l’accès (en annexe)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("37")]
    [InlineData("14")]
    public void What_a_refusal_rests_on_is_annexed_whatever_the_office_leaves_out(string article)
    {
        var letter = TestCases.With(Example, ("annexOmit", $"""["{article}", "1", "48"]"""));

        Assert.Equal([$"annexOmit : L’article {article} n’est pas une disposition de procédure : s’il fonde le refus, son texte accompagne la décision (art. 51). Retirez-le de « annexOmit »."], letter.Problems);
        Assert.Contains(letter.Content.Of(LetterPart.AnnexArticle).Cast<LetterArticle>(), printed => printed.Number == article);
    }
}
