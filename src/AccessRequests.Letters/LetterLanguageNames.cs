namespace AccessRequests.Letters;

public static class LetterLanguageNames
{
    public static string InFrench(this LetterLanguage language) => language switch
    {
        LetterLanguage.French => "Français",
        LetterLanguage.English => "Anglais",
    };
}
