using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Web.Provisions;

internal static class ProvisionSentences
{
    public static string RulesOf(Provision provision) => string.Join(" ; ", Rules(provision));

    /// <summary>What the catalogue has for a letter dated that day.</summary>
    public static string StateOf(Provision provision, DateOnly day) =>
        provision.TextOn(day) is { } text ? StateOf(text)
        : provision.Texts.Count > 0 ? "sans texte en vigueur"
        : "sans texte";

    public static string StateOf(ProvisionText text) =>
        text.VerifiedOn is { } on ? $"vérifié le {FrenchDate.Of(on)} — {text.VerifiedBy}" : "à vérifier";

    public static string LanguageOf(string language) => language == ProvisionText.English ? "anglais" : "français";

    public static string ForceOf(ProvisionText text) => (text.InForceFrom, text.InForceTo) switch
    {
        (null, null) => "en vigueur, sans date connue",
        ({ } from, null) => $"en vigueur depuis le {FrenchDate.Of(from)}",
        (null, { } to) => $"en vigueur jusqu’au {FrenchDate.Of(to)}",
        ({ } from, { } to) => $"en vigueur du {FrenchDate.Of(from)} au {FrenchDate.Of(to)}",
    };

    private static IEnumerable<string> Rules(Provision provision)
    {
        if (provision.Kind == ProvisionKind.Ground)
        {
            yield return provision.IsMandatory ? "impérative" : "facultative";
        }

        if (provision.BoundYears is { } years)
        {
            yield return provision.BoundFrom switch
            {
                TimeBoundStart.DocumentDate => $"{years} ans à compter du document",
                TimeBoundStart.NegotiationOpened => $"{years} ans à compter de l’ouverture de la négociation",
            };
        }

        if (provision.Companions.Count > 0)
        {
            yield return $"avec l’art. {string.Join(", ", provision.Companions)}";
        }

        if (provision.MayHideExistence)
        {
            yield return "l’existence peut être tue";
        }
    }
}
