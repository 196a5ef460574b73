using AccessRequests.Letters;

namespace AccessRequests.Web.Packages;

/// <summary>One document, or the letter, keeps the whole package from being made. The message is French and names a document by its title.</summary>
public sealed class PackageRefusedException(string message, Exception? cause = null) : Exception(message, cause)
{
    private const int MostSentences = 3;

    internal static PackageRefusedException Of(LetterContent draft) =>
        new(string.Join(' ', draft.Obstacles.Select(obstacle => obstacle.Sentence).Distinct().Take(MostSentences)));
}
