using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Wording;

/// <summary>Sentences that deny what they name.</summary>
internal static partial class Negation
{
    /// <summary>
    /// The text without its clauses that deny something; a bound («n’excédant pas dix jours», «not later than») and a condition («si cette réponse ne
    /// vous satisfait pas, …») deny nothing.
    /// </summary>
    public static string Without(string text) =>
        string.Join('\n', Clauses().Split(text).Where(clause => !Denied().IsMatch(Bound().Replace(clause, ""))));

    // A period inside a number or an abbreviation is followed by no space.
    [GeneratedRegex(@"(?<=[.;!?])\s|\n|;")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"n’excédant pas|ne dépassant pas|sans excéder|not (?:later than|exceeding|to exceed)|no later than|\b(?:si|s’il|s’ils|advenant que|dans l’éventualité où|dans le cas où|if|should you|where you)\b[^,.;]*,", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"(?:\bne\b|\bn’).*\b(?:pas|plus|point|aucune?|jamais|ni|nul(?:le)?|guère)\b|\bne (?:peu[txv]|peuvent|pouv|saur|pourr)|\b(?:aucune?|nul(?:le)?|sans) (?:recours|révision|droit|délai)|\b(?:not|cannot|never|no longer|no right|without)\b|\bcan’t\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Denied();
}
