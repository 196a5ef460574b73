using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Facts;

/// <summary>One kind of work that is charged: pages copied, a disc, postage.</summary>
/// <param name="Description">Empty for the letter's own words for its kind.</param>
public sealed partial record FeeLine(string Description, decimal Quantity, decimal UnitPrice)
{
    /// <summary>Null where the description alone says it.</summary>
    public FeeKind? Kind { get; init; }

    public decimal Amount => Math.Round(Quantity * UnitPrice, 2, MidpointRounding.AwayFromZero);

    /// <summary>Access is free (arts. 11 and 85): the time to find, read, analyse or redact documents is never charged.</summary>
    internal bool IsWorkFreeOfCharge => FreeOfCharge().IsMatch(Description);

    [GeneratedRegex(@"^(?!.*(?:cop(?:ie|y)|page|transcri|reprodu|numéris)).*\b(?:recherch|repérage|analys|caviard|élagage|consultation|temps\b|heures?\b|search|review|redact|severanc|hours?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FreeOfCharge();
}
