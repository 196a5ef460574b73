using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Documents;

/// <summary>When a person will have read what is left of a request, at the pace of their own last days of review of it.</summary>
/// <param name="PagesLeft">Pages that would be released and that nobody opened or answers for, or that someone left for later.</param>
/// <param name="PagesPerDay">Null until this person has read enough to say.</param>
/// <param name="ReadyOn">The office day on which the last page is read; null without a pace, or with nothing left.</param>
/// <param name="Due">The last day to answer.</param>
/// <param name="IsLate">That day has passed.</param>
public sealed record ReviewForecast(int PagesLeft, int? PagesPerDay, DateOnly? ReadyOn, DateOnly Due, bool IsLate)
{
    /// <summary>How many of a person's last days of review tell their pace.</summary>
    public const int DaysObserved = 10;

    /// <summary>A few pages of one morning say nothing about a day.</summary>
    private const int FewestPages = 20;

    private const int MostDays = 366;

    /// <summary>What is read must still be decided, put together and approved: it is then too late for sure.</summary>
    public bool MissesItsDay => ReadyOn > Due || (IsLate && PagesLeft > 0);

    /// <param name="pagesOfDays">Pages that the person opened on each of their last days of review, the latest first.</param>
    public static ReviewForecast Of(int pagesLeft, IReadOnlyList<int> pagesOfDays, DateOnly due, DateOnly today, LegalCalendar calendar)
    {
        var observed = pagesOfDays.Take(DaysObserved).Order().ToList();

        if (pagesLeft == 0 || observed.Sum() < FewestPages)
        {
            return new ReviewForecast(pagesLeft, null, null, due, today > due);
        }

        // The median: neither a day of one page nor one of leafing through says how a day goes.
        var pace = Math.Max(1, observed[observed.Count / 2]);
        var days = Math.Min(MostDays, (pagesLeft + pace - 1) / pace);
        var day = today.AddDays(-1);

        while (days > 0)
        {
            day = day.AddDays(1);
            days -= calendar.IsOfficeDay(day) ? 1 : 0;
        }

        return new ReviewForecast(pagesLeft, pace, day, due, today > due);
    }

    /// <summary>«Il reste 214 pages à lire. À votre rythme (80 pages par jour), vous aurez fini le mercredi 2 décembre 2026…»</summary>
    public string InFrench()
    {
        if (PagesLeft == 0)
        {
            return "Toutes les pages à communiquer sont lues.";
        }

        var left = $"Il reste {FrenchCount.Of(PagesLeft, "page", "pages")} à lire";
        var due = FrenchDate.WithWeekday(Due);

        if (ReadyOn is not { } ready)
        {
            return IsLate ? $"{left} ; le dernier jour pour répondre, le {due}, est passé." : $"{left} ; dernier jour pour répondre : {due}.";
        }

        var told = $"{left}. À votre rythme ({FrenchCount.Of(PagesPerDay!.Value, "page", "pages")} par jour de révision), vous aurez fini le {FrenchDate.WithWeekday(ready)}";

        return IsLate ? $"{told} ; le dernier jour pour répondre, le {due}, est passé."
            : MissesItsDay ? $"{told}, après le dernier jour pour répondre ({due}) : demandez de l’aide ou une prolongation."
            : $"{told}, avant le dernier jour pour répondre ({due}).";
    }
}
