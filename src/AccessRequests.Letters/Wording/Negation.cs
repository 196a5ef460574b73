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
        string.Join('\n', Clauses().Split(text).Select(WithoutDeniedCondition).Where(clause => !Denied().IsMatch(Bound().Replace(clause, ""))));

    /// <summary>What a condition denies is not said either: «même si vous ne pouvez demander la révision, …».</summary>
    private static string WithoutDeniedCondition(string clause) => Condition().Replace(clause, condition => Denied().IsMatch(condition.Value) ? "" : condition.Value);

    // A period inside a number or an abbreviation is followed by no space.
    [GeneratedRegex(@"(?<=[.;!?])\s|\n|;")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"n’excédant pas|ne dépassant pas|sans excéder|not (?:later than|exceeding|to exceed)|no later than", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\b(?:si|s’il|s’ils|advenant que|dans l’éventualité où|dans le cas où|if|should you|where you)\b[^,.;]*,", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"(?:\bne\b|\bn’).*\b(?:pas|plus|point|aucune?|jamais|ni|nul(?:le)?|guère)\b|\bne (?:peu[txv]|peuvent|pouv|saur|pourr)|\b(?:aucune?|nul(?:le)?|sans) (?:recours|révision|droit|délai)|\b(?:not|cannot|never|no longer|no right|without)\b|\bcan’t\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Denied();
}
