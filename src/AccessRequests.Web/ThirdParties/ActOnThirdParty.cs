using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.ThirdParties;

/// <summary>Arts. 25 and 49: who must be heard before a document leaves, and what became of it.</summary>
public sealed class ActOnThirdParty(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<IdentifyThirdPartyForm> identities,
    IValidator<ThirdPartyActForm> acts,
    TimeProvider time)
{
    public async Task IdentifyAsync(AccessRequestId id, IdentifyThirdPartyForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await identities.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var rank = 1 + await db.ThirdParties.CountAsync(party => party.RequestId == id, cancellation);
        RuleViolationException.ThrowIf(rank > ThirdParty.MaxPerRequest ? new Obstacle(ObstacleKind.TooManyThirdParties, Count: ThirdParty.MaxPerRequest) : null);

        var own = await db.Documents.Where(document => document.RequestId == id).Select(document => document.Id).ToListAsync(cancellation);
        var chosen = own.Where(document => form.Documents.Contains(document.Value)).ToList();
        db.ThirdParties.Add(ThirdParty.Identify(request, rank, form.Name.Trim(), form.Address.Trim().ReplaceLineEndings("\n"), chosen, user.ToActor(), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
    }

    /// <exception cref="DbUpdateConcurrencyException">A colleague recorded something of the third party since.</exception>
    public async Task ActAsync(ThirdPartyActForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await acts.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var party = await db.ThirdParties.SingleAsync(known => known.Id == form.PartyId, cancellation);

        Seen.Demand(party.Version, form.Seen);

        var request = await db.Requests.SingleAsync(known => known.Id == party.RequestId, cancellation);
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var (on, today, actor, now) = (DateOnly.FromDateTime(form.On!.Value), time.QuebecToday(), user.ToActor(), time.GetUtcNow());

        switch (form.Act)
        {
            case ThirdPartyAct.Notified:
                var parties = await db.ThirdParties.Where(known => known.RequestId == party.RequestId).ToListAsync(cancellation);
                party.Notify(request, on, form.ByPublicNotice, parties, calendar, today, actor, now);
                break;
            case ThirdPartyAct.Informed:
                party.Inform(request, on, today, actor, now);
                break;
            case ThirdPartyAct.Observed:
                party.Observe(request, on, form.Observations.Trim(), calendar, today, actor, now);
                break;
            case ThirdPartyAct.Consented:
                party.Consent(request, on, today, actor, now);
                break;
            case ThirdPartyAct.DecidedToRelease or ThirdPartyAct.DecidedToRefuse:
                party.Decide(request, form.Act == ThirdPartyAct.DecidedToRelease, on, calendar, today, actor, now);
                break;
            case ThirdPartyAct.ReviewAsked:
                party.AskReview(request, on, today, actor, now);
                break;
            case ThirdPartyAct.ReviewEndedInRelease or ThirdPartyAct.ReviewEndedInRefusal:
                party.EndReview(request, on, form.Act == ThirdPartyAct.ReviewEndedInRelease, today, actor, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(form), form.Act, "Not an act on a third party.");
        }

        await db.SaveChangesAsync(cancellation);
    }
}
