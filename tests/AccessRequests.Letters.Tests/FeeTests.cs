using System.Text.RegularExpressions;
using AccessRequests.Domain;
using AccessRequests.Domain.Fees;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Tests;

/// <summary>What may be charged, at the prices of the day of reception, and nothing that the Act gives free of charge (art. 11, r. 3).</summary>
public sealed class FeeTests
{
    private const string Example = "fees-by-tariff";

    private static readonly FeePrice Price = FeePrice.Enter(
        new DateOnly(2025, 4, 1), 0.45m, 9.30m, "avis", new Actor(Guid.NewGuid(), "Administration"), new DateTimeOffset(2025, 4, 1, 15, 0, 0, TimeSpan.Zero));

    private static IReadOnlyList<string> Problems(params (string Place, string Value)[] changes) => TestCases.With(Example, changes).Problems;

    [Fact]
    public void Pages_are_charged_at_the_price_in_force_when_the_request_came()
    {
        var letter = TestCases.With(Example, ("fees.total", "null"), ("fees.deposit", "null"));
        var later = TestCases.With(Example, ("receivedOn", "\"2026-04-01\""), ("fees.total", "null"), ("fees.deposit", "null"));

        Assert.Equal("Photocopies ou impressions, par page\t240\t0,45 $\t108,00 $", Rows(letter)[1]);
        Assert.Equal(["Franchise\t\t\t−9,30 $", "Total\t\t\t133,85 $"], Rows(letter)[^2..]);
        Assert.Contains("en vigueur depuis le 1er avril 2025", TestCases.Plain(letter.Content.ToText()), StringComparison.Ordinal);
        Assert.Equal("Photocopies ou impressions, par page\t240\t0,47 $\t112,80 $", Rows(later)[1]);
        Assert.Equal("Total\t\t\t138,35 $", Rows(later)[^1]);
    }

    [Fact]
    public void What_goes_from_file_to_file_costs_nothing()
    {
        Assert.Equal("Documents transmis de fichier à fichier\t12\t0,00 $\t0,00 $", Rows(TestCases.Read($"{Example}.json"))[3]);
        Assert.Contains(Problems(("fees.lines[2].unitPrice", "0.45")), problem => problem.StartsWith("fees.lines[2].unitPrice : Un document transmis de fichier à fichier", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fees.lines[0].unitPrice", "0.5", "fees.lines[0].unitPrice : Le prix de la page n’est pas celui du tarif en vigueur")]
    [InlineData("fees.lines[1].amount", "13", "fees.lines[1].amount : la quantité et le prix donnent 12,75, et non 13,00.")]
    [InlineData("fees.lines[1].description", "\"Recherche et analyse\"", "fees.lines[1].description : « Recherche et analyse » ne se facture pas")]
    [InlineData("fees.lines[1].unitPrice", "null", "fees.lines[1].unitPrice : il manque ce nombre.")]
    [InlineData("fees.total", "133.86", "fees.total : les éléments et la franchise donnent 133,85, et non 133,86.")]
    [InlineData("fees.deposit", "66.94", "fees.deposit : Le dépôt dépasse la moitié")]
    [InlineData("receivedOn", "\"2025-03-31\"", "fees.tariffs : aucun tarif n’est en vigueur à la réception de la demande.")]
    [InlineData("fees.exemption", "200", "fees.lines : La franchise couvre tous les frais")]
    public void An_estimate_that_does_not_add_up_is_refused_where_it_is_mended(string place, string value, string problem) =>
        Assert.Contains(Problems((place, value)), told => told.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void What_is_all_free_of_charge_asks_for_no_estimate() => Assert.Equal(
        ["fees.lines : Aucun de ces éléments n’est facturé : aucun avis n’est requis (art. 11). Communiquez les documents sans frais."],
        Problems(("fees.lines", """[{"kind": "Electronic", "quantity": 12}]"""), ("fees.total", "null"), ("fees.deposit", "null")));

    [Fact]
    public void The_table_prices_pages_and_the_exemption_whatever_was_typed()
    {
        var typed = new FeeFacts([new FeeLine("", 40, 9.99m) { Kind = FeeKind.Page }, new FeeLine("Plan", 2, 4.25m) { Kind = FeeKind.Medium }], 100);

        var priced = typed.PricedBy(Price);

        Assert.Equal([18.00m, 8.50m], priced.Lines.Select(line => line.Amount));
        Assert.Equal((17.20m, new FeeTariff(Price.From, "avis", 0.45m)), (priced.Total, priced.Tariff));
        Assert.True(priced.ArePricedBy(Price));
        Assert.False(priced.ArePricedBy(null));
        Assert.False(typed.ArePricedBy(null));
    }

    [Fact]
    public void Where_the_table_has_nothing_for_the_day_of_reception_nothing_is_charged()
    {
        var letter = TestCases.Read($"{Example}.json").Letter;

        var content = LetterComposer.Compose(letter with { Facts = ((FeeFacts)letter.Facts).PricedBy(null) });

        Assert.Contains(content.Obstacles, obstacle => obstacle.Where == "fees.tariffs" && obstacle.Sentence.StartsWith("Aucun tarif n’est en vigueur à la réception de la demande : rien ne peut être exigé", StringComparison.Ordinal));
    }

    private static List<string> Rows(Cases.LetterCase letter) =>
        [.. Regex.Split(TestCases.Plain(letter.Content.Blocks.OfType<LetterTable>().Single().ToText()), "\n")];
}
