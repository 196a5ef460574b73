using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>
/// What units, third parties, the Commission and the manager are to do before a person's files go on. Each kind is bounded by itself: many units that do
/// not answer hide no review.
/// </summary>
internal static class WaitingForOthers
{
    private const int MaxShown = 50;

    /// <param name="people">Whose files, with those that nobody has; null for all that the reader of the database may see.</param>
    public static async Task<IReadOnlyList<AwaitedAct>> ReadAsync(
        AccessRequestsDb db, LegalCalendar calendar, IReadOnlyCollection<Guid>? people, DateOnly today, CancellationToken cancellation)
    {
        IEnumerable<AwaitedAct> awaited =
        [
            .. Cut(await UnitsAsync(db, people, today, cancellation), "d’autres unités doivent répondre"),
            .. Cut(await ThirdPartiesAsync(db, calendar, people, today, cancellation), "d’autres tiers peuvent présenter leurs observations"),
            .. Cut(await ReviewsAsync(db, people, cancellation), "d’autres révisions sont à la Commission"),
            .. Cut(await ReviewsOfThirdPartiesAsync(db, people, today, cancellation), "d’autres tiers ont demandé une révision"),
            .. Cut(await ApplicationsAsync(db, people, cancellation), "d’autres demandes attendent la Commission (art. 137.1)"),
        ];
        return [.. awaited.OrderBy(act => act.By ?? DateOnly.MaxValue)];
    }

    /// <param name="others">What those that are left out await, which is said in their place.</param>
    private static List<AwaitedAct> Cut(IEnumerable<AwaitedAct> acts, string others)
    {
        var shown = acts.ToList();
        return shown.Count > MaxShown ? [.. shown.Take(MaxShown), new AwaitedAct($"Plus tard, {others} : voyez la liste des demandes", Urls.Requests, null)] : shown;
    }

    private static async Task<IEnumerable<AwaitedAct>> UnitsAsync(AccessRequestsDb db, IReadOnlyCollection<Guid>? people, DateOnly today, CancellationToken cancellation)
    {
        var units = await (from consultation in db.Consultations.AsNoTracking()
                           join request in db.Unanswered().Of(people) on consultation.RequestId equals request.Id
                           where consultation.AnsweredOn == null
                           orderby consultation.DueOn
                           select new { request.Number, consultation.Unit, consultation.DueOn }).Take(MaxShown + 1).ToListAsync(cancellation);

        return units.Select(unit => new AwaitedAct($"{unit.Number} : {unit.Unit} doit répondre{(unit.DueOn < today ? ", relancez l’unité" : "")}", DecisionUrls.Steps(unit.Number), unit.DueOn));
    }

    /// <summary>Those who may still observe, in files to answer and in those whose letter announced their documents for later.</summary>
    private static async Task<IEnumerable<AwaitedAct>> ThirdPartiesAsync(
        AccessRequestsDb db, LegalCalendar calendar, IReadOnlyCollection<Guid>? people, DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddDays(-ThirdPartyClocks.ObservationDays - RequestColumns.LongestRoll);
        var parties = db.ThirdParties.Where(party => party.NoticeSentOn != null && party.ObservedOn == null && (party.InformedOn == null || party.InformedOn >= since || party.PublicNoticesOutOn >= since));
        var announced = db.Requests.AsNoTracking().Of(people)
            .Where(request => request.Status == RequestStatus.Sent && request.Points.Any(point => point.Outcome == PointOutcome.ThirdPartyConsulted));
        var heard = (await db.Unanswered().Of(people).UndecidedPartiesAsync(db, parties, cancellation)).Concat(await announced.UndecidedPartiesAsync(db, parties, cancellation));

        return (from one in heard
                let address = DecisionUrls.ThirdParties(one.Request.Number)
                let limit = one.Party.Clocks(one.Request, calendar).Observations
                where limit?.HasPassed(today) != true
                let assumed = limit is null ? one.Party.LimitOfAnswer(one.Request, calendar) : null
                select limit is null
                    ? new AwaitedAct(
                        $"{one.Request.Number} : le tiers {one.Party.Rank}, avisé le {FrenchDate.Of(one.Party.NoticeSentOn!.Value)}, n’est pas consigné comme informé : "
                            + (assumed is null ? "consignez ce jour, d’où courent ses vingt jours" : "ses vingt jours sont comptés comme s’il l’avait été ce jour-là"),
                        address,
                        assumed?.Observations.Due)
                    : new AwaitedAct($"{one.Request.Number} : le tiers {one.Party.Rank} peut présenter ses observations (art. 49, al. 3)", address, limit.Due))
            .Take(MaxShown + 1);
    }

    private static async Task<IEnumerable<AwaitedAct>> ReviewsAsync(AccessRequestsDb db, IReadOnlyCollection<Guid>? people, CancellationToken cancellation)
    {
        var reviews = await (from review in db.CommissionReviews.AsNoTracking()
                             join request in db.Requests.AsNoTracking().Of(people) on review.RequestId equals request.Id
                             where review.EndedOn == null
                             orderby review.NoticeOn
                             select new { request.Number, review.FileNumber, review.Stage, review.NoticeOn }).Take(MaxShown + 1).ToListAsync(cancellation);

        return reviews.Select(review => new AwaitedAct(
            $"{review.Number} : révision {review.FileNumber} à la Commission depuis le {FrenchDate.Of(review.NoticeOn)}, étape « {review.Stage.InFrench()} »", DecisionUrls.Steps(review.Number), null));
    }

    /// <summary>Art. 137.1: the Commission was asked to let the body disregard the request, and has not said. Nothing says whether the time to answer runs meanwhile; it is counted as if it did.</summary>
    private static async Task<IEnumerable<AwaitedAct>> ApplicationsAsync(AccessRequestsDb db, IReadOnlyCollection<Guid>? people, CancellationToken cancellation)
    {
        var applications = await (from step in db.FileSteps.AsNoTracking()
                                  join request in db.Unanswered().Of(people) on step.RequestId equals request.Id
                                  where step.Kind == StepKind.CommissionApplied
                                  where !db.FileSteps.Any(answer => answer.RequestId == step.RequestId && (answer.Kind == StepKind.CommissionAnswered || answer.Kind == StepKind.CommissionAuthorised))
                                  orderby step.On
                                  select new { request.Number, step.On }).Take(MaxShown + 1).ToListAsync(cancellation);

        return applications.Select(application => new AwaitedAct(
            $"{application.Number} : la Commission, saisie le {FrenchDate.Of(application.On)}, doit dire si la demande peut être écartée (art. 137.1) ; par prudence, le délai de réponse est compté comme s’il courait", DecisionUrls.Steps(application.Number), null));
    }

    private static async Task<IEnumerable<AwaitedAct>> ReviewsOfThirdPartiesAsync(AccessRequestsDb db, IReadOnlyCollection<Guid>? people, DateOnly today, CancellationToken cancellation)
    {
        var reviews = await (from party in db.ThirdParties.AsNoTracking()
                             join request in db.Requests.AsNoTracking().Of(people) on party.RequestId equals request.Id
                             where party.ReviewEndedOn == null && party.ReviewAskedOn <= today
                             orderby party.ReviewAskedOn
                             select new { request.Number, party.Rank, party.ReviewAskedOn }).Take(MaxShown + 1).ToListAsync(cancellation);

        return reviews.Select(review => new AwaitedAct(
            $"{review.Number} : révision demandée par le tiers {review.Rank} à la Commission depuis le {FrenchDate.Of(review.ReviewAskedOn!.Value)}, ses documents attendent",
            DecisionUrls.ThirdParties(review.Number),
            null));
    }
}
