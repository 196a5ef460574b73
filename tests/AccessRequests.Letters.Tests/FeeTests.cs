using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Tests;

/// <summary>What may be charged, at the prices of the day of reception, and nothing that the Act gives free of charge (art. 11, r. 3).</summary>
public sealed class FeeTests
{
    private const string Example = "fees-by-tariff";

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

    private static List<string> Rows(Cases.LetterCase letter) =>
        [.. Regex.Split(TestCases.Plain(letter.Content.Blocks.OfType<LetterTable>().Single().ToText()), "\n")];
}
