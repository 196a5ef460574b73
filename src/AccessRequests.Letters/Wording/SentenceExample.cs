using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Wording;

/// <summary>A sentence as letters print it, with an example in each field, for the eyes of whoever rewords it.</summary>
public static partial class SentenceExample
{
    public static string Of(string words, LetterLanguage language)
    {
        var grammar = Grammar.Of(language);
        return grammar.Typeset(Field().Replace(words, field => ValueOf(field.Groups[1].Value, language)));
    }

    /// <summary>A field without an example of its own keeps its name, in brackets that no letter has.</summary>
    private static string ValueOf(string field, LetterLanguage language) => (field, language) switch
    {
        ("numéro", _) => "30198",
        ("date", LetterLanguage.French) => "5 janvier 2026",
        ("date", LetterLanguage.English) => "January 5, 2026",
        ("réception", LetterLanguage.French) => "1er décembre 2025",
        ("réception", LetterLanguage.English) => "December 1, 2025",
        ("organisme", LetterLanguage.French) => "le Ministère",
        ("organisme", LetterLanguage.English) => "the Ministère",
        ("loi", LetterLanguage.French) => "Loi sur l’accès",
        ("loi", LetterLanguage.English) => "Act respecting access",
        ("demande", LetterLanguage.French) => "demande d’accès",
        ("demande", LetterLanguage.English) => "request for access",
        ("articles", LetterLanguage.French) => "aux articles 37 et 39",
        ("articles", LetterLanguage.English) => "sections 37 and 39",
        _ => $"⟨{field}⟩",
    };

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Field();
}
