namespace AccessRequests.Letters;

/// <summary>The language that a letter is written in, chosen for each request.</summary>
public enum LetterLanguage
{
    French,
    English,
}
