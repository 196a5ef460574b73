using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed class RestrictionForm
{
    /// <summary>The accounts that are to see the file, the manager's own among them.</summary>
    public HashSet<Guid> Named { get; init; } = [];

    /// <summary>The unit whose people see it too; null when none does.</summary>
    public string? Unit { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>The <see cref="AccessRequest.ActStamp"/> of the file that the form was filled from.</summary>
    public required Guid Seen { get; init; }
}

internal sealed class RestrictionFormValidator : AbstractValidator<RestrictionForm>
{
    public RestrictionFormValidator() =>
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites pourquoi, en quelques mots.").MaximumLength(AccessRequest.RestrictionReasonMaxLength).WithName("Motif");
}

/// <summary>Need to know: a manager restricts a file to people whom they name and to a unit, changes who is named, or gives the file back to the whole office.</summary>
public sealed class RestrictAccess(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<RestrictionForm> validator, TimeProvider time)
{
    /// <exception cref="DbUpdateConcurrencyException">The file changed since the form was filled: someone whom another manager took off the list does not come back.</exception>
    public async Task ExecuteAsync(AccessRequestId id, RestrictionForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.RestrictRequests);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var named = (await ReadersAsync(db, cancellation)).Where(reader => form.Named.Contains(reader.Id)).ToList();
        RuleViolationException.ThrowIf(named.Count == form.Named.Count ? null : new Obstacle(ObstacleKind.NamedReaderUnknown));
        RuleViolationException.ThrowIf(form.Unit is not { } unit || (await UnitsAsync(db, cancellation)).Contains(unit) ? null : new Obstacle(ObstacleKind.ReadersUnitUnknown));
        var request = await SeenAsync(db, id, form, cancellation);
        request.Restrict(named, form.Unit, form.Reason.Trim(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <exception cref="DbUpdateConcurrencyException">The file changed since the form was filled.</exception>
    public async Task LiftAsync(AccessRequestId id, RestrictionForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.RestrictRequests);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await SeenAsync(db, id, form, cancellation);
        request.LiftRestriction(form.Reason.Trim(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The open accounts that may read requests, by name.</summary>
    internal static Task<List<Actor>> ReadersAsync(AccessRequestsDb db, CancellationToken cancellation = default) =>
        HoldersAsync(db, Policies.RolesOf[Policies.ReadRequests], cancellation);

    /// <summary>The units in which someone works who may read requests, and who that is, by name.</summary>
    internal static async Task<ILookup<string, string>> UnitsAsync(AccessRequestsDb db, CancellationToken cancellation = default) =>
        (await db.OpenHolders(Policies.RolesOf[Policies.ReadRequests])
            .Where(account => account.Unit != null)
            .OrderBy(account => account.Unit).ThenBy(account => account.Name)
            .Select(account => new { account.Unit, account.Name })
            .ToListAsync(cancellation))
        .ToLookup(account => account.Unit!, account => account.Name);

    /// <summary>The open accounts that may lift a restriction, by name.</summary>
    internal static Task<List<Actor>> ManagersAsync(AccessRequestsDb db, CancellationToken cancellation = default) =>
        HoldersAsync(db, Policies.RolesOf[Policies.RestrictRequests], cancellation);

    /// <summary>
    /// After a change of an account: a restricted file that no open manager sees any more passes to the managers there are, or nobody could
    /// lift the restriction. Saved with the change.
    /// </summary>
    internal static async Task PassOnAsync(AccessRequestsDb db, Account changed, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var managers = (await ManagersAsync(db, cancellation)).Where(manager => !changed.IsDisabled || manager.Id != changed.Id).ToList();
        var ids = managers.Select(manager => manager.Id).ToList();
        var left = managers.Count == 0 ? [] : await db.Requests.IgnoreQueryFilters()
            .Where(request => request.IsRestricted && !ids.Any(id => id == request.AssigneeId) && !request.Readers.Any(reader => ids.Contains(reader.AccountId)))
            .ToListAsync(cancellation);

        foreach (var request in left)
        {
            request.PassRestrictionOn(managers, actor, now);
        }
    }

    private static async Task<AccessRequest> SeenAsync(AccessRequestsDb db, AccessRequestId id, RestrictionForm form, CancellationToken cancellation)
    {
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        Seen.Demand(request.ActStamp, form.Seen);
        return request;
    }

    private static Task<List<Actor>> HoldersAsync(AccessRequestsDb db, string[] roles, CancellationToken cancellation) =>
        db.OpenHolders(roles).OrderBy(account => account.Name).Select(account => new Actor(account.Id, account.Name, null)).ToListAsync(cancellation);
}
