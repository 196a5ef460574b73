using System.Security.Claims;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Referrals;

/// <summary>Keeps the directory. A body is retired, never deleted: referrals name it.</summary>
public sealed class EditPublicBody(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<PublicBodyForm> validator, TimeProvider time)
{
    /// <param name="id">Null for a new body.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since the form was filled.</exception>
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
            var body = PublicBody.Add(details);
            db.PublicBodies.Add(body);
            db.Record(body, null, user, time.GetUtcNow());
        }
        else
        {
            var body = await db.PublicBodies.SingleAsync(known => known.Id == id, cancellation);

            Seen.Demand(body.Version, form.Version);

            var before = PublicBodyForm.Of(body).Lines;
            body.Change(details);
            db.Record(body, before, user, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
    }

    public Task RetireAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => ActAsync(id, user, HistoryAct.PublicBodyRetired, body => body.Retire(), cancellation);

    public Task RestoreAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => ActAsync(id, user, HistoryAct.PublicBodyRestored, body => body.Restore(), cancellation);

    private async Task ActAsync(Guid id, ClaimsPrincipal user, HistoryAct recorded, Action<PublicBody> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.ManageDirectory);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var body = await db.PublicBodies.SingleAsync(known => known.Id == id, cancellation);
        act(body);
        db.History.Add(HistoryEntry.OfInstallation(recorded, user.ToActor(), time.GetUtcNow(), after: body.Name, objectId: id));
        await db.SaveChangesAsync(cancellation);
    }
}

internal static class PublicBodyHistory
{
    /// <param name="before">Null for a new body.</param>
    public static void Record(this AccessRequestsDb db, PublicBody body, IReadOnlyList<FieldLine>? before, ClaimsPrincipal user, DateTimeOffset now) => db.RecordChange(
        before is null ? HistoryAct.PublicBodyAdded : HistoryAct.PublicBodyChanged, body.Name, before, PublicBodyForm.Of(body).Lines, body.Id, user.ToActor(), now);
}
