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
    /// <summary>The words that officers use for it.</summary>
    public string Label { get; init; } = "";

    /// <summary>See <see cref="Provision.MayHideExistence"/>.</summary>
    public bool MayHideExistence { get; init; }

    /// <summary>See <see cref="Provision.IsMandatory"/>.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>BCP 47, of <see cref="Text"/>.</summary>
    public string Language { get; init; } = "fr-CA";

    /// <summary>BCP 47, of <see cref="Nature"/>.</summary>
    public string NatureLanguage { get; init; } = "fr-CA";

    /// <summary>Null for an article of the Loi sur l'accès.</summary>
    public CitedAct? Act { get; init; }

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
            text?.IsVerified ?? false)
        {
            Label = provision.Label,
            MayHideExistence = provision.MayHideExistence,
            IsMandatory = provision.IsMandatory,
        };
    }
}
