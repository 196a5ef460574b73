using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Tests;

/// <summary>How other offices word and lay out the same decisions.</summary>
public sealed class OfficeWordingTests
{
    [Fact]
    public void Grounds_in_a_list_are_each_article_once_in_numeric_order_with_the_words_of_the_office()
    {
        var items = TestCases.Read("office-grounds-as-list.json").Content.Blocks.OfType<LetterItems>().Single(block => block.Id == "decision.grounds").Items;

        Assert.Equal(["14", "23", "24", "37", "39", "53", "54"], items.Select(item => TestCases.Plain(item.Spans[0].Text).Split(' ', ':')[1]));
        Assert.EndsWith("sans son consentement;", items[1].Spans[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("une personne physique.", items[^1].Spans[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_addressees_are_two_blocks_and_each_public_place_is_a_link()
    {
        var addressees = TestCases.Read("office-grounds-as-list.json").Content.Of(LetterPart.Addressee);
        var places = TestCases.Read("office-answers-in-parts.json").Content.Blocks.OfType<LetterItems>().Single(block => block.Id.EndsWith(".places", StringComparison.Ordinal));

        Assert.Equal(["addressee", "addressee.2"], addressees.Select(block => block.Id));
        Assert.Equal(2, places.Items.SelectMany(item => item.Spans).Count(span => span.Link is not null));
    }

    [Fact]
    public void What_stands_before_the_recital_may_change_its_place_and_not_its_words()
    {
        var record = TestCases.Seed.Letter;
        var moved = LetterComposer.Compose(record with { Edits = [new MoveParagraph("reference", "date", Before: true)] });
        var lost = LetterComposer.Compose(record with { Edits = [new MoveParagraph("date", "review", Before: false)] });

        Assert.Empty(moved.Obstacles);
        Assert.Equal(["letterhead", "delivery", "reference", "date", "subject", "salutation"], moved.Blocks.Take(6).Select(block => block.Id));
        Assert.Contains("ne se modifie pas ici", Assert.Single(lost.Obstacles).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_may_have_no_letterhead_as_in_an_email()
    {
        var record = TestCases.Seed.Letter;
        var letter = LetterComposer.Compose(record with { Form = record.Form with { Letterhead = [] } });

        Assert.Empty(letter.Obstacles);
        Assert.Equal("delivery", letter.Blocks[0].Id);
        Assert.NotEmpty(PrintedLetter.Of(letter).Pages());
    }

    [Theory]
    [InlineData("أطلب نسخة من تقارير Bellechasse", "und-Arab")]
    [InlineData("שלום, אני מבקש עותק", "he")]
    [InlineData("私は報告書の写しを請求します", "ja")]
    [InlineData("报告书及其附件", "und-Hani")]
    [InlineData("김철수", "ko")]
    [InlineData("ᐃᓄᒃᑎᑐᑦ", "und-Cans")]
    [InlineData("Je veux le rapport « تقرير »", null)]
    [InlineData("2025 – 😀", null)]
    public void A_quoted_line_in_another_script_names_it_for_the_voice_that_reads_it(string line, string? language)
    {
        var record = TestCases.Seed.Letter;
        var letter = LetterComposer.Compose(record with { Form = record.Form with { Quotation = line } });
        var file = PrintedLetter.Of(letter).Read("qpdf", "--qdf --object-streams=disable", "-");

        Assert.Equal(language is null ? 1 : 2, System.Text.RegularExpressions.Regex.Count(file, "/Lang "));
        Assert.Equal(language is not null, file.Contains($"/Lang ({language})", StringComparison.Ordinal));
        Assert.Contains($"<p dir=\"auto\"{(language is null ? "" : $" lang=\"{language}\"")}>", HtmlLetter.Write(letter), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_are_named_with_the_noun_of_the_office_or_not_at_all()
    {
        var volets = TestCases.Read("office-contact-blocks.json").Content;
        var parts = TestCases.Read("office-answers-in-parts.json").Content;

        Assert.Contains("Concernant le volet 1 de votre demande", volets.Text(LetterPart.Referral), StringComparison.Ordinal);
        Assert.DoesNotContain("point", parts.Text(LetterPart.Decision), StringComparison.Ordinal);
        Assert.Empty(parts.Of(LetterPart.Points));
    }

    [Fact]
    public void Several_bodies_have_a_block_of_contact_each_with_the_name_of_the_person_in_charge()
    {
        var blocks = TestCases.Read("office-contact-blocks.json").Content.Of(LetterPart.Referral).OfType<LetterLines>().ToList();

        Assert.Equal(["Claude Bergeron, syndic", "Sacha Morin, greffière", "Ariel Côté"], blocks.Select(block => block.Lines[0].Text));
        Assert.All(blocks, block => Assert.True(block.Lines.Count >= 4));
    }
}
