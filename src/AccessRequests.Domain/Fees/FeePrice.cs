namespace AccessRequests.Domain.Fees;

/// <summary>
/// What may be charged from a day on (art. 11, r. 3), as published each spring. Entered by an administrator, revoked and never
/// edited: an estimate that was sent must stay explicable.
/// </summary>
public sealed class FeePrice : RevocableEntry
{
    public const int SourceMaxLength = 300;

    private FeePrice()
    {
        Source = "";
    }

    public DateOnly From { get; private init; }

    /// <summary>Dollars for a page copied or printed.</summary>
    public decimal Page { get; private init; }

    /// <summary>Dollars that are not charged (the exemption, «franchise»).</summary>
    public decimal Exemption { get; private init; }

    /// <summary>The notice of the Gazette officielle.</summary>
    public string Source { get; private init; }

    public static FeePrice Enter(DateOnly from, decimal page, decimal exemption, string source, Actor actor, DateTimeOffset now) =>
        new() { From = from, Page = page, Exemption = exemption, Source = source, EnteredBy = actor.Name, EnteredAt = now };

    /// <summary>The price of a request received that day, or null when none was entered for it.</summary>
    public static FeePrice? On(IEnumerable<FeePrice> prices, DateOnly day) =>
        prices.Where(price => price.IsInForce && price.From <= day).MaxBy(price => price.From);

    /// <summary>What is due for so many pages: nothing when a document goes from file to file without being printed, copied or scanned.</summary>
    public decimal Due(int pages, bool electronically) => electronically ? 0 : Math.Max(0, (pages * Page) - Exemption);
}
