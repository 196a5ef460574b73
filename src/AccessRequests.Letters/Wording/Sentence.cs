using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Wording;

/// <summary>A sentence that letters are made of, in one language. Words in braces are merge fields.</summary>
/// <param name="Key">What composition asks for it by; the id of the paragraph that it begins.</param>
/// <param name="Label">What an administrator calls it, in French.</param>
/// <param name="Many">The plural, or null when the sentence does not agree.</param>
/// <param name="Fields">The fields it may use beside those of every sentence.</param>
/// <param name="Required">The fields that it may not lose, since the law wants what they say.</param>
public sealed partial record Sentence(
    string Key, string Label, string One, string? Many, IReadOnlyList<string> Fields, IReadOnlyList<string> Required)
{
    /// <summary>The fields that every sentence may use.</summary>
    public static IReadOnlyList<string> CommonFields { get; } = ["numéro", "date", "organisme", "demande", "réception", "loi"];

    /// <summary>Words that it may not lose, since they name the Act; null for none.</summary>
    public string? Kept { get; init; }

    public string For(int count) => count == 1 ? One : Many ?? One;

    /// <summary>Why these words cannot stand in place of the sentence, in French; empty when they can.</summary>
    public IEnumerable<string> ProblemsOf(string words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            yield return $"La phrase « {Label} » est vide. Écrivez-la, ou rétablissez celle du produit";
        }

        var used = MergeFields.In(words).ToHashSet();

        foreach (var unknown in used.Except(Fields).Except(CommonFields))
        {
            yield return $"La phrase « {Label} » ne connaît pas le champ {{{unknown}}}. Champs permis : {string.Join(", ", Fields.Concat(CommonFields).Select(field => $"{{{field}}}"))}";
        }

        foreach (var missing in Required.Except(used))
        {
            yield return $"La phrase « {Label} » doit garder le champ {{{missing}}}. Ajoutez-le";
        }

        if (Kept is not null && !PlainText.Searchable(words).Contains(Kept, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"La phrase « {Label} » doit garder ces mots : {Kept}. Rétablissez-les";
        }

        if (One.Contains(TheAct, StringComparison.Ordinal) && !words.Contains(TheAct, StringComparison.Ordinal) && Cites().IsMatch(words) && !NamesAct().IsMatch(PlainText.Searchable(words)))
        {
            yield return $"La phrase « {Label} » cite un article sans dire de quelle loi. Ajoutez le champ {TheAct}";
        }

        if (words.Count(character => character == '{') != words.Count(character => character == '}'))
        {
            yield return $"La phrase « {Label} » ouvre une accolade qu’elle ne ferme pas. Corrigez-la";
        }
    }

    private const string TheAct = "{loi}";

    [GeneratedRegex(@"\{(?:articles|délai|frais|mode)\}|\b(?:articles?|sections?|art\.) \d", RegexOptions.IgnoreCase)]
    private static partial Regex Cites();

    [GeneratedRegex(@"Loi sur l’accès|Access Act|Act respecting", RegexOptions.IgnoreCase)]
    private static partial Regex NamesAct();
}
