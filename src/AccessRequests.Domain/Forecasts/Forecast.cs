using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Forecasts;

/// <summary>
/// Whether a file will miss its day, told three weeks before and with its reasons. Rules of thumb of the office, no law: each step
/// has a number of days that it takes at least.
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

        var reasons = new List<string>();
        Add(!facts.HasAssignee && left <= DaysToLocate + DaysToReview, "Le dossier n’est attribué à personne.");
        Add(facts.LatestUnitDueOn > facts.Due.AddDays(-DaysToReview - DaysToApprove), "Une unité doit répondre trop près du dernier jour.");
        Add(facts.LatestUnitDueOn < today, "Une unité n’a pas répondu à sa date butoir.");
        Add(facts.ThirdPartiesUntil > facts.Due, "Un tiers peut encore être entendu après le dernier jour.");
        Add(facts is { Status: RequestStatus.Open, Documents: 0 } && left <= DaysToLocate, "Aucun document n’est au dossier.");
        Add(facts is { Status: RequestStatus.Open, UnreadDocuments: > 0 } && left <= DaysToReview, $"{FrenchCount.Of(facts.UnreadDocuments, "document reste", "documents restent")} à réviser.");
        Add(facts is { Status: RequestStatus.Open, UndecidedPoints: > 0 } && left <= DaysToReview, $"{FrenchCount.Of(facts.UndecidedPoints, "point reste", "points restent")} à décider.");
        Add(facts.Status == RequestStatus.AwaitingApproval && left <= DaysToApprove, "Le projet attend chez le gestionnaire.");
        Add(facts.Status == RequestStatus.Approved && left <= DaysToApprove, "La décision approuvée n’est pas envoyée.");
        return reasons;

        void Add(bool isFeared, string reason)
        {
            if (isFeared)
            {
                reasons.Add(reason);
            }
        }
    }
}
