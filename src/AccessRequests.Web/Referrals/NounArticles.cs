using AccessRequests.Domain.Referrals;

namespace AccessRequests.Web.Referrals;

/// <summary>How the article before a body's name is written in the directory and in its CSV file.</summary>
internal static class NounArticles
{
    public static string InFrench(this NounArticle article) => article switch
    {
        NounArticle.Le => "le",
        NounArticle.La => "la",
        NounArticle.Elided => "l’",
        NounArticle.Les => "les",
        NounArticle.None => "sans",
    };

    /// <summary>Null when the text is none of them. A straight apostrophe does as well.</summary>
    public static NounArticle? TryParse(string text) => text.Trim().Replace('\'', '’').ToLowerInvariant() switch
    {
        "le" => NounArticle.Le,
        "la" => NounArticle.La,
        "l’" => NounArticle.Elided,
        "les" => NounArticle.Les,
        "" or "sans" => NounArticle.None,
        _ => null,
    };
}
