using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Tests.Provisions;

/// <summary>Only texts that were really read are shipped, and only the six of the decision's annex as verified.</summary>
public sealed class ShippedCatalogueTests
{
    private static readonly IReadOnlyList<Provision> Shipped = ProvisionCatalogue.Shipped();

    [Fact]
    public void Six_texts_are_verified() =>
        Assert.Equal(["14", "37", "39", "48", "53", "54"], Shipped.Where(provision => provision.Texts.Any(text => text.IsVerified)).Select(provision => provision.Number));

    [Fact]
    public void The_texts_read_elsewhere_wait_for_verification() =>
        Assert.Equal(
            ["1", "16", "21", "30", "33", "36", "42", "49", "60", "84", "98", "147"],
            Shipped.Where(provision => provision.Texts.Any(text => !text.IsVerified)).Select(provision => provision.Number));

    [Fact]
    public void Every_text_names_its_source_and_its_history() =>
        Assert.All(Shipped.SelectMany(provision => provision.Texts), text =>
        {
            Assert.NotEmpty(text.Source);
            Assert.StartsWith("1982, c. 30, a. ", text.History, StringComparison.Ordinal);
        });

    [Fact]
    public void A_corrected_text_must_be_verified_anew()
    {
        var provision = ProvisionCatalogue.Shipped().First(provision => provision.Number == "37");
        var printed = provision.Texts[0];

        var corrected = provision.Correct(printed, "Autre", printed.History, null, null, printed.Source, TestCase.Officer, new DateOnly(2026, 2, 1));

        Assert.False(corrected.IsVerified);
        Assert.Same(corrected, provision.TextOn(new DateOnly(2026, 1, 5)));
        Assert.NotEqual("Autre", printed.Text);
        Assert.Equal(ObstacleKind.TextReplaced, printed.ObstacleToVerifying(TestCase.Manager.Id)?.Kind);
        Assert.Equal(ObstacleKind.TextReplaced, TestCase.Refused(() => provision.Correct(printed, "Encore", "1982.", null, null, "source", TestCase.Officer, new DateOnly(2026, 2, 1))));
    }

    [Fact]
    public void A_text_that_nobody_verified_is_corrected_in_its_place()
    {
        var provision = ProvisionCatalogue.Shipped().First(provision => provision.Number == "13");
        var pasted = provision.AddText("Fautif", "1982.", null, null, "source");

        Assert.Same(pasted, provision.Correct(pasted, "Juste", "1982.", null, null, "source", TestCase.Officer, new DateOnly(2026, 2, 1)));
        Assert.Equal("Juste", Assert.Single(provision.Texts).Text);
    }

    [Fact]
    public void The_text_in_force_on_the_day_of_the_decision_is_the_one_cited()
    {
        var provision = ProvisionCatalogue.Shipped().First(provision => provision.Number == "13");
        provision.AddText("Avant", "1982.", null, new DateOnly(2026, 6, 30), "source");
        provision.AddText("Après", "2026.", new DateOnly(2026, 7, 1), null, "source");

        Assert.Equal("Avant", provision.TextOn(new DateOnly(2026, 6, 30))?.Text);
        Assert.Equal("Après", provision.TextOn(new DateOnly(2026, 7, 1))?.Text);
    }

    [Fact]
    public void Of_two_versions_of_one_day_the_verified_one_is_cited()
    {
        var provision = ProvisionCatalogue.Shipped().First(provision => provision.Number == "13");
        provision.Verify(provision.AddText("Vérifié", "1982.", null, null, "source"), new Actor(Guid.NewGuid(), "Julie"), new DateOnly(2026, 1, 5));
        provision.AddText("À vérifier", "1982.", null, null, "source");

        Assert.Equal("Vérifié", provision.TextOn(new DateOnly(2026, 6, 30))?.Text);
    }

    [Fact]
    public void The_English_text_is_cited_in_English_and_the_French_one_stands_in_for_it()
    {
        var provision = ProvisionCatalogue.Shipped().First(provision => provision.Number == "37");
        var day = new DateOnly(2026, 1, 5);

        Assert.Equal(ProvisionText.French, CitedProvision.From(provision, day, ProvisionText.English).Language);

        provision.AddText("(English text.)", "1982, c. 30, s. 37.", null, null, "source", ProvisionText.English);

        Assert.Equal("(English text.)", CitedProvision.From(provision, day, ProvisionText.English).Text);
        Assert.False(CitedProvision.From(provision, day, ProvisionText.English).IsVerified);
        Assert.StartsWith("Un organisme public", CitedProvision.From(provision, day).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_runs_from_a_negotiation_is_not_computed_from_a_document()
    {
        var shipped = ProvisionCatalogue.Shipped();

        Assert.Null(shipped.First(provision => provision.Number == "27").SpentOn(new DateOnly(2010, 1, 1)));
        Assert.Equal(new DateOnly(2020, 1, 1), shipped.First(provision => provision.Number == "37").SpentOn(new DateOnly(2010, 1, 1)));
    }

    [Fact]
    public void Every_article_that_letters_cite_has_a_label() =>
        Assert.All(
            ["1", "11", "13", "14", "25", "42", "45", "46", "47", "48", "49", "50", "51", "52", "85", "89", "91", "92", "98", "135", "137.1"],
            number => Assert.NotEmpty(Shipped.Single(provision => provision.Number == number).Label));
}
