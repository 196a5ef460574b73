using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Retention;

/// <summary>
/// Until when a file that has ended is kept, with the reasons: first until its recourses are exhausted (art. 52.1), then as long as the schedule says.
/// It is computed anew each time it is asked for and never stored.
/// </summary>
/// <param name="Recourses">The latest decides.</param>
/// <param name="Rule">Null where the schedule was not entered.</param>
public sealed record FileRetention(IReadOnlyList<Recourse> Recourses, RetentionRule? Rule)
{
    public DateOnly RecoursesEnd => Recourses.Max(recourse => recourse.LastDay);

    /// <summary>Null where the schedule was not entered: the file is kept.</summary>
    public DateOnly? DestroyableFrom => Rule is { } rule ? RecoursesEnd.AddDays(1).AddYears(rule.Years) : null;

    /// <param name="request">Answered or withdrawn.</param>
    /// <param name="endedOn">When the file was last closed, in Québec.</param>
    public static FileRetention Of(AccessRequest request, FileRecourses others, DateOnly endedOn, LegalCalendar calendar, RetentionRule? rule)
    {
        var limits = request.Limits(others.Consulted, calendar);
        var commission = calendar.OfReviews();
        var wasSilent = request.AnsweredOn is null || request.AnsweredOn > limits.Due;

        return new FileRetention(
            [
                new Recourse("Fin du dossier", endedOn, "Dossier terminé", null),
                .. wasSilent ? [Recourse.Of($"Révision du refus réputé (art. {limits.LastReviewOfSilence.Article})", "Silence", limits.LastReviewOfSilence)] : Array.Empty<Recourse>(),
                .. request.Sendings.Select(sending => Recourse.Of($"Révision de la décision du {FrenchDate.Of(sending.DecidedOn)} (art. 135)", "Décision connue", commission.Count(LastTold(sending), RequestClocks.ReviewDays, "135"))),
                .. others.DecidingLetters.Select(sent => Recourse.Of($"Révision de la lettre du {FrenchDate.Of(sent)} (art. 135)", "Envoyée", commission.Count(sent, RequestClocks.ReviewDays, "135"))),
                .. others.Consulted.Parties.Where(party => party.DecisionMailedOn is not null)
                    .Select(party => Recourse.Of($"Recours du tiers {party.Rank} (art. 49 et 135)", "Mise à la poste", commission.Count(party.DecisionMailedOn!.Value, ThirdPartyClocks.ReviewDays, "49, al. 4 et 135"))),
                .. others.Consulted.Parties.Where(party => party.ReviewEndedOn is not null).Select(party => Appeal($"de la révision du tiers {party.Rank}", party.ReviewEndedOn!.Value)),
                .. others.Reviews.Where(review => review.EndedOn is not null).Select(review => Appeal($"de la révision {review.FileNumber}", review.EndedOn!.Value)),
                .. others.Steps.Where(step => step.Kind.IsOfCommission()).Select(step => Appeal("de la réponse de la Commission (art. 137.1)", step.On)),
            ],
            rule);

        Recourse Appeal(string of, DateOnly from) => Recourse.Of($"Appel {of} (art. 147)", "Terminée", commission.Count(from, RequestClocks.AppealDays, "147"));
    }

    /// <summary>The applicant's days run from the date of the letter, or, as some hold, from when it came: the latest day that may count.</summary>
    private static DateOnly LastTold(Sending sending) => new[] { sending.DecidedOn, sending.SentOn, sending.CompleteOn ?? sending.SentOn, sending.ReceivedOn ?? sending.SentOn }.Max();
}
