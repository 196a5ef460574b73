using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Cases;

/// <summary>An estimate of fees: lines of quantities and prices, some of which a dated tariff of the file gives.</summary>
internal static class CaseFees
{
    public static FeeFacts Read(CaseReader? part, DateOnly? receivedOn)
    {
        if (part is null)
        {
            return new FeeFacts([], 0);
        }

        var tariffs = part.Objects("tariffs").Select(Tariff).ToList();
        var dated = tariffs.Where(tariff => receivedOn is { } day && tariff.Prices.From <= day).OrderBy(tariff => tariff.Prices.From).LastOrDefault();

        if (tariffs.Count > 0 && dated.Prices is null)
        {
            part.Report("tariffs", "aucun tarif n’est en vigueur à la réception de la demande");
        }

        var facts = new FeeFacts(
            [.. part.Objects("lines").Select(line => Line(line, dated.Prices?.Page))],
            part.OptionalAmount("exemption") ?? dated.Exemption,
            part.OptionalAmount("deposit"),
            part.Date("answerBy"))
        {
            Tariff = dated.Prices,
        };

        if (part.OptionalAmount("total") is { } total && total != facts.Total)
        {
            part.Report("total", Invariant($"les éléments et la franchise donnent {facts.Total:0.00}, et non {total:0.00}"));
        }

        return facts;
    }

    private static (FeeTariff Prices, decimal Exemption) Tariff(CaseReader tariff)
    {
        var from = tariff.Date("from");

        if (from is null)
        {
            tariff.Report("from", "il manque le jour où le tarif entre en vigueur");
        }

        var read = (new FeeTariff(from ?? DateOnly.MaxValue, tariff.Text("source"), tariff.Amount("page")), tariff.Amount("exemption"));
        tariff.ReportUnknown();
        return read;
    }

    private static FeeLine Line(CaseReader line, decimal? page)
    {
        var kind = line.OptionalChoice<FeeKind>("kind");
        var description = kind is null or FeeKind.Medium ? line.Text("description") : line.OptionalText("description") ?? "";
        var isDisbursed = kind is FeeKind.Transmission or FeeKind.ThirdParty;
        var quantity = isDisbursed ? line.OptionalAmount("quantity") ?? 1 : line.Amount("quantity");
        var amount = line.OptionalAmount("amount");
        var price = line.OptionalAmount("unitPrice") ?? kind switch
        {
            FeeKind.Page => page,
            FeeKind.Electronic => 0,
            FeeKind.Transmission or FeeKind.ThirdParty => amount / Math.Max(1, quantity),
            FeeKind.Medium or FeeKind.Transcription or null => null,
        };

        if (price is null)
        {
            line.Report("unitPrice", "il manque ce nombre");
        }

        var read = new FeeLine(description, quantity, price ?? 0) { Kind = kind };

        if (amount is { } stated && stated != read.Amount)
        {
            line.Report("amount", Invariant($"la quantité et le prix donnent {read.Amount:0.00}, et non {stated:0.00}"));
        }

        line.ReportUnknown();
        return read;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text).Replace('.', ',');
}
