using System.Text.Json.Serialization;
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

    /// <summary>See <see cref="Provision.BoundYears"/>; no part of the fingerprint, since what it leads to is an obstacle.</summary>
    [JsonIgnore]
    public int? BoundYears { get; init; }

    /// <summary>See <see cref="Provision.MayHideExistence"/>.</summary>
    public bool MayHideExistence { get; init; }

    /// <summary>See <see cref="Provision.IsMandatory"/>.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>See <see cref="Provision.EndsWithDecision"/>; no part of the fingerprint, which covers the day of the decision.</summary>
    [JsonIgnore]
    public bool EndsWithDecision { get; init; }

    /// <summary>BCP 47, of <see cref="Text"/>.</summary>
    public string Language { get; init; } = ProvisionText.French;

    /// <summary>BCP 47, of <see cref="Nature"/>.</summary>
    public string NatureLanguage { get; init; } = ProvisionText.French;

    /// <summary>Null for an article of the Loi sur l'accès.</summary>
    public CitedAct? Act { get; init; }

    /// <param name="language">Of the text that is wanted; the French one stands in where it is not in the catalogue.</param>
    public static CitedProvision From(Provision provision, DateOnly on, string language = ProvisionText.French)
    {
        var text = provision.TextOn(on, language) ?? provision.TextOn(on);

        return new(
            provision.Number,
            provision.Kind,
            provision.Nature,
            provision.Companions,
            provision.YearsFromDocument,
            text?.Text,
            text?.History,
            text?.IsVerified ?? false)
        {
            Label = provision.Label,
            BoundYears = provision.BoundYears,
            Language = text?.Language ?? language,
            MayHideExistence = provision.MayHideExistence,
            EndsWithDecision = provision.EndsWithDecision,
            IsMandatory = provision.IsMandatory,
        };
    }
}
