using System.Security.Claims;
using AccessRequests.Domain.Referrals;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Referrals;

/// <summary>Keeps the directory. A body is retired, never deleted: referrals name it.</summary>
public sealed class EditPublicBody(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<PublicBodyForm> validator)
{
    /// <param name="id">Null for a new body.</param>
    /// <exception cref="ValidationException">Also when another body has that name.</exception>
    public async Task ExecuteAsync(Guid? id, PublicBodyForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDirectory);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var details = form.ToDetails();

        if (await db.PublicBodies.AnyAsync(body => body.Name == details.Name && body.Id != id, cancellation))
        {
            throw new ValidationException([new ValidationFailure(nameof(PublicBodyForm.Name), $"« {details.Name} » est déjà au répertoire.")]);
        }

        if (id is null)
        {
            db.PublicBodies.Add(PublicBody.Add(details));
        }
        else
        {
            (await db.PublicBodies.SingleAsync(body => body.Id == id, cancellation)).Change(details);
        }

        await db.SaveChangesAsync(cancellation);
    }

    public Task RetireAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => ActAsync(id, user, body => body.Retire(), cancellation);

    public Task RestoreAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => ActAsync(id, user, body => body.Restore(), cancellation);

    private async Task ActAsync(Guid id, ClaimsPrincipal user, Action<PublicBody> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.ManageDirectory);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        act(await db.PublicBodies.SingleAsync(body => body.Id == id, cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
