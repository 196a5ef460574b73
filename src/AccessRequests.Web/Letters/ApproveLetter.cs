using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Letters;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters;

/// <summary>Four eyes on a letter that decides something: whoever has a hand in it does not approve it.</summary>
public sealed class ApproveLetter(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ApprovalForm> validator,
    IdentityConfirmation confirmation,
    Approvers approvers,
    TimeProvider time)
{
    /// <param name="seen">The version that the manager had before their eyes: anything else is refused.</param>
    /// <param name="shown">The SHA-256 of the letter as it was displayed: its words also come from the letterhead, the texts and the calendar, which have no version here.</param>
    /// <exception cref="DbUpdateConcurrencyException">The letter changed while it was read.</exception>
    public async Task ExecuteAsync(Guid id, Guid seen, string shown, ApprovalForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, letter) = await db.LetterAsync(id, seen, cancellation);
        await confirmation.DemandAsync(db, request, form, user, time.GetUtcNow(), cancellation);

        var content = LetterComposer.Compose(await db.LetterRecordAsync(request, letter, time.QuebecToday(), cancellation));
        letter.Approve(request, content.Obstacles, user.ToActor(), await approvers.RoleInFrenchAsync(user, cancellation), time.GetUtcNow());
        var kept = SentLetter.Of(id, content);

        Seen.Demand(kept.Sha256, shown);

        db.SentLetters.Add(kept);
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seen">The version whose approval the manager takes back.</param>
    /// <exception cref="DbUpdateConcurrencyException">The letter changed since.</exception>
    public async Task WithdrawAsync(Guid id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, letter) = await db.LetterAsync(id, seen, cancellation);

        letter.WithdrawApproval(request, user.ToActor(), time.GetUtcNow());
        db.SentLetters.RemoveRange(await db.SentLetters.Where(known => known.LetterId == id).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
