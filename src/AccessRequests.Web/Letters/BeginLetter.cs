using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters;

/// <summary>Begins a letter of a file with what the file already says.</summary>
public sealed class BeginLetter(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time)
{
    /// <returns>The letter's id.</returns>
    public Task<Guid> ExecuteAsync(AccessRequestId id, LetterKind kind, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ExecuteAsync(id, kind, thirdPartyId: null, user, cancellation);

    /// <param name="thirdPartyId">Whom the notice or the decision is written to: its sending is then the act on that third party.</param>
    /// <returns>The letter's id.</returns>
    public async Task<Guid> ExecuteAsync(AccessRequestId id, LetterKind kind, Guid? thirdPartyId, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(one => one.Id == id, cancellation);
        var existing = await db.Letters.AsNoTracking().Where(letter => letter.RequestId == id).ToListAsync(cancellation);
        var signatories = await db.Signatories.AsNoTracking().Where(signatory => signatory.IsActive).Select(signatory => signatory.Id).Take(2).ToListAsync(cancellation);
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var today = time.QuebecToday();
        var known = await KnownFacts.ReadAsync(db, request, thirdPartyId, cancellation);

        var recipient = known.Party is { } party ? $"{party.Name}\n{party.Address}" : null;

        var details = new LetterDraftDetails(
            LetterLanguage.French,
            today,
            signatories.Count == 1 ? signatories[0] : request.Decision.SignatoryId,
            recipient is not null ? LetterDraft.DeliveryTo(recipient) : LetterDraft.IsForThirdPartyOf(kind) ? Delivery.Post : request.Decision.Delivery,
            recipient,
            LetterFactsForm.Suggested(kind, request, known, calendar, today).ToFacts(known.Price));
        var letter = LetterDraft.Begin(request, existing, details, calendar, today, user.ToActor(), time.GetUtcNow(), thirdPartyId);

        db.Letters.Add(letter);
        await db.SaveChangesAsync(cancellation);
        return letter.Id;
    }
}
