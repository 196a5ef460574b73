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
        var text = ProvisionCatalogue.Shipped().First(provision => provision.Number == "37").Texts[0];

        text.Correct("Autre", text.History, null, null, text.Source);

        Assert.False(text.IsVerified);
    }
}
