using AccessRequests.Domain.Documents;
using AccessRequests.Letters.Gathering;

namespace AccessRequests.Letters.Tests;

public sealed class DocumentListTests
{
    private static readonly ListedDocument[] Documents =
    [
        new(1, "Note d’information du 19 novembre 2024", new DateOnly(2024, 11, 19), 6, ReleaseOutcome.PartlyReleased),
        new(2, "Guide du 1er avril, 7e édition", null, 1250, ReleaseOutcome.Released) { FirstPage = 1, PagesHere = 900 },
    ];

    [Fact]
    public void It_gives_number_title_date_pages_and_access_and_says_which_volume_it_is() =>
        Golden.Equal("document-list.txt", DocumentList.Compose(TestCases.Record, Documents, LetterTemplate.French, 1, 3)!);

    [Fact]
    public void It_has_its_English() =>
        Golden.Equal("english-document-list.txt", DocumentList.Compose(TestCases.Record, [Documents[0]], LetterTemplate.English)!);

    [Fact]
    public void A_part_of_a_document_and_its_volume_are_named_in_the_language_of_the_letter()
    {
        Assert.Equal("Guide (pages 1 to 900)", DocumentList.NameHere(Documents[1], "Guide", LetterTemplate.English));
        Assert.Equal("Note", DocumentList.NameHere(Documents[0], "Note", LetterTemplate.English));
        Assert.Equal("volume 1 of 3", DocumentList.Volume(1, 3, LetterTemplate.English));
        Assert.Equal("Our file: 30198", DocumentList.Reference(TestCases.Record, LetterTemplate.English));
    }

    [Fact]
    public void It_is_printed_tagged_with_header_cells_and_its_pages_have_the_reference_of_the_file()
    {
        var many = Enumerable.Range(1, 80).Select(number => Documents[0] with { Number = number }).ToList();
        var printed = PrintedLetter.Of(DocumentList.Compose(TestCases.Record, many, LetterTemplate.French, 2, 3)!);

        Assert.Matches(@"TH[^\n]*\n\s+/Scope /Column", printed.Read("pdfinfo", "-struct"));
        Assert.All(printed.Pages().Skip(1), page => Assert.Contains("N/Réf. : 30198 – volume 2 de 3", TestCases.Plain(page), StringComparison.Ordinal));
        Assert.Contains("480", printed.Pages()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_no_font_can_print_stops_it() =>
        Assert.Contains("U+12000", Assert.Single(DocumentList.Compose(TestCases.Record, [Documents[0] with { Title = "Tablette 𒀀" }], LetterTemplate.French)!.Obstacles).Sentence, StringComparison.Ordinal);

    [Fact]
    public void There_is_none_where_a_point_is_neither_confirmed_nor_denied() =>
        Assert.Null(DocumentList.Compose(TestCases.Read("several-outcomes.json").Record, Documents, LetterTemplate.French));
}
