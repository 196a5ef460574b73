using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using AccessRequests.Web.Data;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

/// <summary>Rewords the decision's letter paragraph by paragraph; what the law requires is looked for again in the final words.</summary>
public sealed class EditDecisionWords(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<LetterEditsForm> validator, TimeProvider time)
{
    /// <param name="seen">The version of the wording that the edits were made on.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone changed the wording meanwhile.</exception>
    public async Task ExecuteAsync(AccessRequestId id, Guid seen, IReadOnlyList<LetterEdit> edits, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(new LetterEditsForm(edits), cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var wording = await db.DecisionWordings.SingleOrDefaultAsync(known => known.RequestId == id, cancellation);

        if (wording is null)
        {
            wording = DecisionWording.Of(request);
            db.DecisionWordings.Add(wording);
        }
        else
        {
            Seen.Demand(wording.Version, seen);
        }

        wording.Edit(request, edits, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
