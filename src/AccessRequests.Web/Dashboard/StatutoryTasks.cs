using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>
/// The steps of a file that have a day of their own beside its answer, for the officers who have it: what the records do not tell, such as a
/// third party whom nobody identified, is no task.
/// </summary>
internal static class StatutoryTasks
{
    private const int MaxShown = 500;

    /// <summary>How long before they may leave documents are told of.</summary>
    private const int DaysBeforeDocuments = 5;

    public static async Task<IReadOnlyList<OfficeTask>> ReadAsync(
        AccessRequestsDb db, LegalCalendar calendar, IReadOnlyCollection<Guid> people, DateOnly today, CancellationToken cancellation) =>
    [
        .. await DocumentsToSendAsync(db, calendar, people, today, cancellation),
        .. await ThirdPartiesAsync(db, calendar, people, today, cancellation),
        .. await AcknowledgementsAsync(db, people, cancellation),
        .. await ReferralsAsync(db, calendar, people, today, cancellation),
    ];

    /// <summary>Art. 49, al. 4: documents that a letter announced leave once the decision on them is executory; while the Commission reviews it they wait for others.</summary>
    private static async Task<IEnumerable<OfficeTask>> DocumentsToSendAsync(
        AccessRequestsDb db, LegalCalendar calendar, IReadOnlyCollection<Guid> people, DateOnly today, CancellationToken cancellation)
    {
        var soon = today.AddDays(DaysBeforeDocuments);
        var ids = await db.Requests.AsNoTracking().Of(people)
            .Where(request => request.Status == RequestStatus.Sent)
            .SelectMany(request => request.Sendings, (request, sending) => new { Request = request, Sending = sending })
            .Where(sent => sent.Sending.DocumentsSentOn == null && sent.Sending.DocumentsHeldUntil <= soon)
            .Where(sent => !sent.Request.Sendings.Any(later => later.RecordedAt > sent.Sending.RecordedAt))
            .Where(sent => !db.ThirdParties.Any(party => party.RequestId == sent.Request.Id && party.ReviewAskedOn != null && party.ReviewEndedOn == null))
            .OrderBy(sent => sent.Sending.DocumentsHeldUntil)
            .Select(sent => sent.Request.Id)
            .Take(MaxShown)
            .ToListAsync(cancellation);
        var requests = await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToListAsync(cancellation);
        var parties = (await db.ThirdParties.AsNoTracking().Where(party => ids.Contains(party.RequestId)).ToListAsync(cancellation)).ToLookup(party => party.RequestId);

        return from request in requests
               let executory = parties[request.Id]
                   .Select(party => party.ObstacleToRelease(request, calendar, today))
                   .Where(obstacle => obstacle?.Kind == ObstacleKind.ThirdPartyDecisionNotExecutory)
                   .Max(obstacle => obstacle!.Day)
               let day = executory > request.Sent!.DocumentsHeldUntil ? executory.Value : request.Sent.DocumentsHeldUntil!.Value
               where day <= soon
               select new OfficeTask($"Demande {request.Number} : documents à envoyer, la décision est exécutoire le {FrenchDate.Of(day)} (art. 49, al. 4)", DecisionUrls.Package(request.Number), day) { IsFirstDay = true };
    }

    /// <summary>Art. 49: the notice in twenty days from the reception of the request, never extended; the decision in fifteen, once they were heard or their days passed.</summary>
    private static async Task<IEnumerable<OfficeTask>> ThirdPartiesAsync(
        AccessRequestsDb db, LegalCalendar calendar, IReadOnlyCollection<Guid> people, DateOnly today, CancellationToken cancellation)
    {
        var silentBefore = today.AddDays(-ThirdPartyClocks.ObservationDays);
        var parties = await db.Unanswered().Of(people).UndecidedPartiesAsync(
            db, db.ThirdParties.Where(party => party.NoticeSentOn == null || party.ObservedOn != null || party.InformedOn < silentBefore), cancellation);

        return parties.Select(one => TaskOf(one.Party, one.Request, calendar, today)).OfType<OfficeTask>();
    }

    private static OfficeTask? TaskOf(ThirdParty party, AccessRequest request, LegalCalendar calendar, DateOnly today)
    {
        var clocks = party.Clocks(request, calendar);
        var isSilent = party.IsDeemedToConsent(request, calendar, today);
        var address = DecisionUrls.ThirdParties(request.Number);

        return party.NoticeSentOn is null
                ? new OfficeTask($"Demande {request.Number} : aviser le tiers {party.Rank} (art. 49, al. 1)", address, clocks.Notice.Due)
            : isSilent || party.ObservedOn is not null
                ? new OfficeTask(
                    $"Demande {request.Number} : décider des documents du tiers {party.Rank}, {(isSilent ? "réputé consentir" : "entendu")} (art. 49, al. 4)", address, clocks.Decision!.Due)
            : null;
    }

    /// <summary>Art. 46: whoever asked in writing is told the day of reception. The Act gives no number of days; it is the office's own.</summary>
    private static async Task<IEnumerable<OfficeTask>> AcknowledgementsAsync(AccessRequestsDb db, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var silent = await db.Unanswered().Of(people)
            .Where(request => request.Form == RequestForm.Written && !request.Sendings.Any())
            .Where(request => !db.Letters.Any(letter => letter.RequestId == request.Id && letter.Kind == LetterKind.Acknowledgement && letter.Status == LetterDraftStatus.Sent))
            .OrderBy(request => request.ReceivedOn)
            .Take(MaxShown)
            .Select(request => new { request.Number, request.ReceivedOn })
            .ToListAsync(cancellation);

        var days = await db.AcknowledgementDaysAsync(cancellation);

        return silent.Select(request => new OfficeTask(
            $"Demande {request.Number} : envoyer l’accusé de réception (art. 46)", LetterUrls.Tab(request.Number), request.ReceivedOn.AddDays(days)));
    }

    /// <summary>
    /// Art. 48: a referral leaves in the first twenty days, which no extension prolongs. A point that is not decided may still be another body's; without
    /// an extension its day is that of the answer, which is a task already, and once it passed nothing says that a referral was due.
    /// </summary>
    private static async Task<IEnumerable<OfficeTask>> ReferralsAsync(
        AccessRequestsDb db, LegalCalendar calendar, IReadOnlyCollection<Guid> people, DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddDays(-AccessRequest.AnswerDays - RequestColumns.LongestRoll);
        var requests = await db.Unanswered().Of(people)
            .Where(request => request.Points.Any(point => point.Outcome == PointOutcome.Referred)
                || (request.Extension != null && request.ReceivedOn >= since && request.Points.Any(point => point.Outcome == null)))
            .OrderBy(request => request.ReceivedOn)
            .Take(MaxShown)
            .ToListAsync(cancellation);

        return requests.Select(request => ReferralOf(request, request.Clocks(calendar).Referral, today)).OfType<OfficeTask>();
    }

    private static OfficeTask? ReferralOf(AccessRequest request, Deadline limit, DateOnly today)
    {
        var referred = request.PointsToRefer().Where(point => point.Outcome == PointOutcome.Referred).ToList();
        var undecided = request.PointsToRefer().Where(point => point.Outcome is null).ToList();
        var address = DecisionUrls.Referral(request.Number);

        return referred.Count > 0
                ? new OfficeTask($"Demande {request.Number} : faire partir le renvoi, {Named(referred)} (art. 48)", address, limit.Due)
            : undecided.Count > 0 && request.Extension is not null && !limit.HasPassed(today)
                ? new OfficeTask($"Demande {request.Number} : renvoyer ou garder, {Named(undecided)} à décider (art. 48, sans prolongation)", address, limit.Due)
            : null;
    }

    private static string Named(IReadOnlyList<RequestPoint> points) => FrenchCount.Named([.. points.Select(point => $"{point.Number}")], "point", "points");
}
