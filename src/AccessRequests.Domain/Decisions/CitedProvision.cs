using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Decisions;

/// <summary>An article of the catalogue as it is cited: its rules and its text on the day of the decision.</summary>
/// <param name="Text">Null when the catalogue has none in force on that day; subsections are separated by line feeds.</param>
public sealed record CitedProvision(
    string Number,
    ProvisionKind Kind,
    IReadOnlyList<string> Nature,
    IReadOnlyList<string> Companions,
    int? SpentAfterYears,
    string? Text,
    string? History,
    bool IsVerified)
{
    public static CitedProvision From(Provision provision, DateOnly on)
    {
        var text = provision.TextOn(on);

        return new(
            provision.Number,
            provision.Kind,
            provision.Nature,
            provision.Companions,
            provision.BoundYears,
            text?.Text,
            text?.History,
            text?.IsVerified ?? false);
    }
}
