using AccessRequests.Letters;

namespace AccessRequests.Web.Letters.Templates;

internal static class TemplateUrls
{
    private const string English = "en";

    public static string List(LetterLanguage language) => $"{Urls.Templates}?langue={Code(language)}";

    public static string Sentence(string key, LetterLanguage language) => $"{Urls.Templates}/{Uri.EscapeDataString(key)}?langue={Code(language)}";

    /// <summary>French unless the address says otherwise.</summary>
    public static LetterLanguage LanguageOf(string? code) => code == English ? LetterLanguage.English : LetterLanguage.French;

    public static string InFrench(this LetterLanguage language) => language switch
    {
        LetterLanguage.French => "français",
        LetterLanguage.English => "anglais",
    };

    private static string Code(LetterLanguage language) => language == LetterLanguage.English ? English : "fr";
}
