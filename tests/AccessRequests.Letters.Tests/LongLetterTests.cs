using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Letters.Tests;

/// <summary>The longest letters that an office may have to send, and the strangest names.</summary>
public sealed class LongLetterTests
{
    private static readonly PageFormat[] Formats = [PageFormat.Letter, PageFormat.A4];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 24)];

    [Fact]
    public void Sixty_points_under_thirty_provisions_are_cited_annexed_and_kept_on_the_page()
    {
        var letter = LetterComposer.Compose(Long(60));

        Assert.Empty(letter.Obstacles);
        Assert.True(letter.Of(LetterPart.AnnexArticle).Count() >= 30);
        Assert.Equal(60, letter.Of(LetterPart.Points).Cast<LetterItems>().Single().Items.Count);

        foreach (var format in Formats)
        {
            var printed = Printed(letter, format);
            Assert.Contains("No syntax", printed.Read("qpdf", "--check"), StringComparison.Ordinal);
            Assert.Equal(PrintedLetter.Letters(letter.ToText()), PrintedLetter.Letters(printed.SpokenText()));
            Assert.All(RightEdges(printed), right => Assert.True(right <= format.Width - 70));
        }
    }

    [Fact]
    public void An_organisation_of_200_characters_and_an_address_wider_than_the_line_break_inside_the_margins()
    {
        var record = TestCases.Record;
        var name = string.Concat(Enumerable.Repeat("Ministère de l’Enseignement et de la Francisation ", 5))[..200];
        var url = "https://www.exemples.example/" + new string('a', 200) + "/rapport.pdf?page=1&section=" + new string('b', 120);
        record = record with
        {
            Letterhead = record.Letterhead with { Ministry = name, ReviewUrl = url },
            Referrals = [record.Referrals[0] with { Body = record.Referrals[0].Body with { Name = name, ContactUrl = url, ContactLabel = null } }],
        };
        var printed = Printed(TestCases.Compose(record), PageFormat.Letter);

        Assert.All(RightEdges(printed), right => Assert.True(right <= 541));
        Assert.Contains(new string('a', 60), PrintedLetter.Letters(printed.SpokenText()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lê Thị Ánh Nguyệt")]
    [InlineData("Zoe\u0308 De\u0301sire\u0301e")]
    [InlineData("محمد بن عبد الله")]
    [InlineData("Camille 👩🏽‍💻 Tremblay 🇨🇦")]
    [InlineData("王小明 Владимир Ελένη")]
    [InlineData("Z\u0310\u0311\u0312\u0313\u0314\u0315algo")]
    public void A_name_in_any_script_breaks_no_page_and_is_still_found_and_read_aloud(string name)
    {
        var record = TestCases.Record with { Addressee = [name, "12, rue des Érables"] };
        var letter = TestCases.Compose(record);

        foreach (var format in Formats)
        {
            var printed = Printed(letter, format);
            Assert.Contains("No syntax", printed.Read("qpdf", "--check"), StringComparison.Ordinal);
            Assert.All(RightEdges(printed), right => Assert.True(right <= format.Width - 70));
            // A letter and its accent are one glyph, whichever way they were typed.
            Assert.Contains(PrintedLetter.Letters(name).Normalize(), PrintedLetter.Letters(printed.SpokenText()).Normalize(), StringComparison.Ordinal);
        }

        using var word = new MemoryStream();
        DocxLetter.Write(letter, word);
        Assert.Contains(name, System.Net.WebUtility.HtmlDecode(HtmlLetter.Write(letter)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Whatever_the_length_no_page_opens_with_a_last_line_and_none_holds_the_signature_alone(int lines)
    {
        var record = TestCases.Record with { Addressee = [.. Enumerable.Range(1, lines).Select(i => $"ligne {i}")] };

        foreach (var format in Formats)
        {
            var letter = TestCases.Compose(record);
            var pages = Printed(letter, format).Pages().Select(page => TestCases.Plain(page)).ToList();

            Assert.Contains("salutations distinguées", pages.Single(page => page.Contains("Tabita Nicolaica", StringComparison.Ordinal)), StringComparison.Ordinal);

            for (var i = 0; i < pages.Count; i++)
            {
                Assert.Contains($"Page {i + 1} de {pages.Count}", pages[i], StringComparison.Ordinal);
                Assert.Equal(i > 0, pages[i].TrimStart().StartsWith("N/Réf. : 30198", StringComparison.Ordinal));
            }

            Assert.All(pages.Skip(1).Select(page => Body(page)[0]), first => Assert.False(IsLastLineOfParagraph(first, letter), first));
            Assert.All(pages.Select(page => Body(page)[^1]), last => Assert.False(IsFirstLineOfLongParagraph(last, letter), last));
        }
    }

    [Theory]
    [InlineData("late", 1)]
    [InlineData("repeated", 1)]
    [InlineData("extension", 1)]
    [InlineData("acknowledgement", 2)]
    public void Lines_come_closer_when_that_saves_the_signature_a_page_of_its_own(string name, int pages) =>
        Assert.Equal(pages, Printed(TestCases.Read($"{name}.json").Content, PageFormat.Letter).Pages().Count);

    [Fact]
    public void An_announcement_is_never_parted_from_its_list()
    {
        var record = TestCases.Record;

        for (var lines = 14; lines < 40; lines++)
        {
            var pages = Printed(TestCases.Compose(record with { Addressee = [.. Enumerable.Range(1, lines).Select(i => $"ligne {i}")] }), PageFormat.Letter).Pages();
            Assert.All(pages, page => Assert.False(Body(TestCases.Plain(page))[^1].EndsWith(" :", StringComparison.Ordinal), page));
        }
    }

    [Fact]
    public void The_same_letter_has_the_same_bytes() =>
        Assert.Equal(Printed(LetterComposer.Compose(Long(60)), PageFormat.Letter).Bytes, Printed(LetterComposer.Compose(Long(60)), PageFormat.Letter).Bytes);

    private static DecisionRecord Long(int count)
    {
        var grounds = ProvisionCatalogue.Shipped().Where(provision => provision.Kind == ProvisionKind.Ground).Select(provision => provision.Number).Except(ProvisionCatalogue.OfOwnInformation).ToList();
        var record = TestCases.Record.WithStandInTexts([.. grounds, "1"]);
        return record with
        {
            Points = [.. Enumerable.Range(1, count).Select(i => new DecidedPoint(i, $"Le rapport numéro {i} et ses annexes, voir https://www.example.quebec/{new string('a', 120)}", (i % 3) switch
            {
                0 => PointOutcome.PartlyReleased,
                1 => PointOutcome.Released,
                _ => PointOutcome.NotHeld,
            }))],
            Documents =
            [
                .. Enumerable.Range(1, count).Where(i => i % 3 == 1).Select(i => new DecidedDocument($"Rapport {i}", null, 3, ReleaseOutcome.Released, [i], [])),
                .. Enumerable.Range(1, count).Where(i => i % 3 == 0).Select(i => new DecidedDocument($"Rapport {i}", null, 3, ReleaseOutcome.PartlyReleased, [i], [.. grounds.Append("54").Order(ProvisionNumberComparer.Instance)])),
            ],
            Referrals = [],
        };
    }

    private static PrintedLetter Printed(LetterContent letter, PageFormat format)
    {
        using var stream = new MemoryStream();
        PdfLetter.Write(letter, stream, format);
        return new PrintedLetter(stream.ToArray());
    }

    private static IEnumerable<double> RightEdges(PrintedLetter printed) =>
        Regex.Matches(printed.Read("pdftotext", "-bbox", "-"), @"xMax=""([\d.]+)""").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>The lines of a page without its header and its number.</summary>
    private static List<string> Body(string page) =>
        [.. page.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("Page ", StringComparison.Ordinal) && !line.StartsWith("N/Réf.", StringComparison.Ordinal))];

    private static bool IsLastLineOfParagraph(string line, LetterContent letter) =>
        Paragraphs(letter).Any(text => text.EndsWith(line, StringComparison.Ordinal) && text.Length > line.Length);

    private static bool IsFirstLineOfLongParagraph(string line, LetterContent letter) =>
        Paragraphs(letter).Any(text => text.StartsWith(line, StringComparison.Ordinal) && text.Length > line.Length);

    private static IEnumerable<string> Paragraphs(LetterContent letter) =>
        letter.Blocks.OfType<LetterParagraph>().Select(paragraph => TestCases.Plain(paragraph.ToText()));
}
