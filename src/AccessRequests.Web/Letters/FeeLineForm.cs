using AccessRequests.Letters.Facts;

namespace AccessRequests.Web.Letters;

/// <summary>
/// One line of an estimate as a person enters it: what is charged, how many, and a price only where neither the table nor the law gives
/// it. Amounts are computed.
/// </summary>
public sealed class FeeLineForm
{
    public FeeKind? Kind { get; set; }

    /// <summary>Empty for the letter's own words for the kind.</summary>
    public string Description { get; set; } = "";

    public decimal Quantity { get; set; } = 1;

    /// <summary>Canadian dollars: of one, or of all where they are disbursed.</summary>
    public decimal Price { get; set; }

    /// <summary>What is paid to another, once: no quantity and no price make it.</summary>
    public bool IsDisbursed => Kind is FeeKind.Transmission or FeeKind.ThirdParty;

    /// <summary>Neither the table (pages) nor the law (files, free of charge) gives its price.</summary>
    public bool TakesPrice => Kind is not FeeKind.Page and not FeeKind.Electronic;

    /// <summary>The pages that the file releases: free of charge from file to file, copied otherwise.</summary>
    internal static FeeLineForm Of(KnownFacts known) => new()
    {
        Kind = known.Electronically ? FeeKind.Electronic : FeeKind.Page,
        Quantity = Math.Max(1, known.ReleasedPages),
    };

    public static FeeLineForm Of(FeeLine line)
    {
        var form = new FeeLineForm { Kind = line.Kind, Description = line.Description };
        (form.Quantity, form.Price) = form.IsDisbursed ? (1, line.Amount) : (line.Quantity, form.TakesPrice ? line.UnitPrice : 0);
        return form;
    }

    /// <summary>The price of a page is left to the table.</summary>
    public FeeLine ToLine() => new(Description.Trim(), IsDisbursed ? 1 : Quantity, TakesPrice ? Price : 0) { Kind = Kind };
}
