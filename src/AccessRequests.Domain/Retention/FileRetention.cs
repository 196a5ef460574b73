using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;

namespace AccessRequests.Domain.Retention;

/// <summary>
/// Until when a file that has ended is kept, with the reasons: first until its recourses are exhausted (art. 52.1), then as long as the schedule says.
/// It is computed anew each time it is asked for and never stored.
/// </summary>
/// <param name="Recourses">What must have run out, each with its last day; the latest decides.</param>
/// <param name="Rule">Null where the schedule was not entered.</param>
public sealed record FileRetention(IReadOnlyList<(string What, DateOnly LastDay)> Recourses, RetentionRule? Rule)
{
    /// <summary>Days to appeal from a decision of the Commission (arts. 147 ff.), from the day on which the review was recorded as ended.</summary>
    public const int AppealDays = 30;

    public DateOnly RecoursesEnd => Recourses.Max(recourse => recourse.LastDay);

    /// <summary>Null where the schedule was not entered: the file is kept.</summary>
    public DateOnly? DestroyableFrom => Rule is { } rule ? RecoursesEnd.AddDays(1).AddYears(rule.Years) : null;

    /// <param name="request">Answered or withdrawn.</param>
    /// <param name="reviews">Those of the file.</param>
    /// <param name="endedOn">When the file was last closed, in Québec.</param>
    public static FileRetention Of(AccessRequest request, IEnumerable<CommissionReview> reviews, DateOnly endedOn, LegalCalendar calendar, RetentionRule? rule)
    {
        var clocks = request.Clocks(calendar);
        var commission = calendar.Under(CalendarPolicy.CommissionRules);

        return new FileRetention(
            [
                ("Fin du dossier", endedOn),
                .. Limit("Révision du refus réputé (art. 52 et 135)", request.AnsweredOn is null || request.IsDeemedDenied(calendar, endedOn) ? clocks.ReviewOfSilence : null),
                .. Limit("Révision de la décision (art. 135)", clocks.Review),
                .. Limit("Révision, comptée de la réception de la décision (art. 135)", clocks.ReviewFromReceipt),
                .. reviews.Where(review => review.EndedOn is not null)
                    .SelectMany(review => Limit($"Appel de la révision {review.FileNumber} (art. 147)", commission.Count(review.EndedOn!.Value, AppealDays, "147"))),
            ],
            rule);
    }

    private static IEnumerable<(string What, DateOnly LastDay)> Limit(string what, Deadline? limit) => limit is null ? [] : [(what, limit.Due)];
}
