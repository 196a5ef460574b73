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
