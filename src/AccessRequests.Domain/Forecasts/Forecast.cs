using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Forecasts;

/// <summary>
/// Whether a file will miss its day, told three weeks before and with its reasons. Days of the Act are counted; the rest are rules of thumb of the
/// office, no law: each step has a number of days that it takes at least. Every reason tells its arithmetic.
/// </summary>
public static class Forecast
{
    /// <summary>How far ahead a missed day is looked for.</summary>
    public const int HorizonDays = 21;

    private const int DaysToApprove = 2;
    private const int DaysToReview = 4;
    private const int DaysToLocate = 8;

    /// <summary>Why the file is likely to miss its last day, in French; empty when nothing says so.</summary>
    public static IReadOnlyList<string> ReasonsToFear(ForecastFacts facts, DateOnly today)
    {
        var left = facts.Due.DayNumber - today.DayNumber;

        if (left is < 0 or > HorizonDays)
        {
            return [];
        }

        var isOpen = facts.Status == RequestStatus.Open;
        var isReadTooLate = isOpen && facts.Reading?.ReadyOn > facts.Due.AddDays(-DaysToApprove);
        var whole = $"repérer, réviser et approuver en prennent {DaysToLocate + DaysToReview + DaysToApprove}";
        IEnumerable<(bool IsFeared, string Reason)> known =
        [
            (!facts.HasAssignee && left < DaysToLocate + DaysToReview + DaysToApprove, $"Le dossier n’est attribué à personne : {Left(left)}, et {whole}."),
            (isOpen && facts.Documents == 0 && left < DaysToLocate + DaysToReview + DaysToApprove, $"Aucun document n’est au dossier : {Left(left)}, et {whole}."),
            .. Units(facts, today),
            (facts.ThirdParty?.DecidedBy > facts.Due, ThirdParty(facts)),
            (isReadTooLate, isReadTooLate ? Reading(facts) : ""),
            (isOpen && !isReadTooLate && facts.UnreadDocuments > 0 && left <= DaysToReview, $"{FrenchCount.Of(facts.UnreadDocuments, "document reste", "documents restent")} à réviser : {Left(left)}."),
            (isOpen && facts.UndecidedPoints > 0 && left <= DaysToReview, $"{FrenchCount.Of(facts.UndecidedPoints, "point reste", "points restent")} à décider : {Left(left)}."),
            (facts.Status == RequestStatus.AwaitingApproval && left <= DaysToApprove, $"Le projet attend chez le gestionnaire : {Left(left)}."),
            (facts.Status == RequestStatus.Approved && left <= DaysToApprove, $"La décision approuvée n’est pas envoyée : {Left(left)}."),
        ];

        return [.. known.Where(one => one.IsFeared).Select(one => one.Reason)];
    }

    private static IEnumerable<(bool IsFeared, string Reason)> Units(ForecastFacts facts, DateOnly today)
    {
        if (facts.UnitsDueOn.Count == 0)
        {
            yield break;
        }

        var (first, last) = (facts.UnitsDueOn.Min(), facts.UnitsDueOn.Max());
        var after = facts.Due.DayNumber - last.DayNumber;
        yield return (first < today, $"Une unité n’a pas répondu à sa date butoir, le {FrenchDate.Of(first)}.");
        yield return (
            after < DaysToReview + DaysToApprove,
            $"Une unité doit répondre le {FrenchDate.Of(last)} : il resterait {FrenchCount.Of(Math.Max(0, after), "jour", "jours")}, et réviser puis approuver en prennent {DaysToReview + DaysToApprove}.");
    }

    private static string ThirdParty(ForecastFacts facts) =>
        $"{facts.ThirdParty?.InFrench()}, après le dernier jour ({FrenchDate.Of(facts.Due)}) : décidez plus tôt, ou annoncez ces documents pour plus tard.";

    private static string Reading(ForecastFacts facts) =>
        $"{FrenchCount.Of(facts.Reading!.PagesLeft, "page reste", "pages restent")} à lire ou à décider : au rythme récent du bureau ({FrenchCount.Of(facts.Reading.PagesPerDay!.Value, "page", "pages")} "
        + $"par jour de révision), jusqu’au {FrenchDate.Of(facts.Reading.ReadyOn!.Value)}, et approuver prend {DaysToApprove} jours : le dernier jour est le {FrenchDate.Of(facts.Due)}.";

    private static string Left(int days) => days == 0 ? "c’est le dernier jour" : $"il reste {FrenchCount.Of(days, "jour", "jours")}";
}
