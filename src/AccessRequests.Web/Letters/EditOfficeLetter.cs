using System.Security.Claims;
using AccessRequests.Letters.Editing;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters;

/// <summary>Changes what a letter of a file says: its facts, or its words paragraph by paragraph.</summary>
public sealed class EditOfficeLetter(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<OfficeLetterForm> validator,
    IValidator<LetterEditsForm> editsValidator,
    TimeProvider time)
{
    /// <param name="seen">The version of the letter that the form was filled in from.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone changed the letter meanwhile.</exception>
    public async Task ExecuteAsync(Guid id, Guid seen, OfficeLetterForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, letter) = await db.LetterAsync(id, seen, cancellation);

        letter.Change(request, form.ToDetails(await db.FeePriceAsync(request, cancellation)), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seen">The version of the letter that the edits were made on.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone changed the letter meanwhile.</exception>
    public async Task EditAsync(Guid id, Guid seen, IReadOnlyList<LetterEdit> edits, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await editsValidator.ValidateAndThrowAsync(new LetterEditsForm(edits), cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, letter) = await db.LetterAsync(id, seen, cancellation);

        letter.Edit(request, edits, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Drops a letter that was begun by mistake; the history keeps that it was.</summary>
    /// <param name="seen">The version that the person drops.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone changed the letter meanwhile.</exception>
    public async Task RemoveAsync(Guid id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, letter) = await db.LetterAsync(id, seen, cancellation);

        letter.Remove(request, user.ToActor(), time.GetUtcNow());
        db.Letters.Remove(letter);
        await db.SaveChangesAsync(cancellation);
    }
}
