using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Editing;

/// <summary>What people call the paragraph that an id names. Ids are for cases (docs/letter-case.md): no screen and no history shows one.</summary>
public static partial class ParagraphNames
{
    /// <summary>Those that no sentence of the template begins.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["letterhead"] = "En-tête",
        ["delivery"] = "Mode d’envoi",
        ["date"] = "Date",
        ["addressee"] = "Destinataire",
        ["subject"] = "Objet",
        ["quotation"] = "Citation de la demande",
        ["points"] = "Points de la demande",
        ["decision"] = "Ce qui est décidé",
        ["referral"] = "Renvoi",
        ["contact"] = "Nous joindre",
        ["documents"] = "Tableau des documents",
        ["signature"] = "Signature",
        ["enclosures"] = "Pièces jointes",
        ["copies"] = "Copies conformes",
        ["annex"] = "Annexe",
    };

    /// <summary>The name of a part of a paragraph is the paragraph's: «Ce qui est décidé, 3a». An id that nothing knows is its own.</summary>
    public static string InFrench(string id)
    {
        if (AddedId().Match(id) is { Success: true } added)
        {
            return $"Paragraphe ajouté {added.Groups["number"]}";
        }

        for (var key = id; key.Length > 0; key = key[..Math.Max(0, key.LastIndexOfAny(['.', '-']))])
        {
            if ((LetterTemplate.French.Find(key)?.Label ?? Names.GetValueOrDefault(key)) is { } name)
            {
                return key.Length < id.Length && char.IsAsciiDigit(id[key.Length + 1]) ? $"{name}, {id[(key.Length + 1)..].Split('.')[0]}" : name;
            }
        }

        return id;
    }

    /// <summary>A sentence of a case, as people read it.</summary>
    internal static string Told(string sentence) => Named().Replace(sentence, found => $"{found.Groups["before"]}{InFrench(found.Groups["id"].Value)}{found.Groups["after"]}");

    [GeneratedRegex(@"^(ajout|added)[-.](?<number>\d+)$")]
    private static partial Regex AddedId();

    [GeneratedRegex(@"(?<before>aragraphe\s«\s)(?<id>[^\s»]+)(?<after>\s»)")]
    private static partial Regex Named();
}
