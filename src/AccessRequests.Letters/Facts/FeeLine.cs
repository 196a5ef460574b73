namespace AccessRequests.Letters.Facts;

/// <summary>One kind of work that is charged: pages copied, a disc, postage.</summary>
public sealed record FeeLine(string Description, decimal Quantity, decimal UnitPrice)
{
    public decimal Amount => Math.Round(Quantity * UnitPrice, 2, MidpointRounding.AwayFromZero);
}
