namespace AccessRequests.Letters.Facts;

/// <summary>The prices that an estimate applies: those in force on the day of reception, whatever came later.</summary>
/// <param name="Source">The notice of the Gazette officielle.</param>
/// <param name="Page">Dollars for a page copied or printed.</param>
public sealed record FeeTariff(DateOnly From, string Source, decimal Page);
