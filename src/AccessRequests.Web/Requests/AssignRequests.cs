using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>Gives files to an officer, all of them or none.</summary>
public sealed class AssignRequests(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time)
{
    public const int MaxAtOnce = 200;

    /// <param name="seen">The numbers of the files, each with who had it on the page; null for a file that nobody had.</param>
    /// <param name="assigneeId">Null to give the files back to the office.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague gave one of them to somebody else since.</exception>
    public async Task ExecuteAsync(IReadOnlyDictionary<string, Guid?> seen, Guid? assigneeId, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.AssignRequests);
        RuleViolationException.ThrowIf(seen.Count > MaxAtOnce ? new Obstacle(ObstacleKind.TooManyFilesAtOnce, Count: MaxAtOnce) : null);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var assignee = assigneeId is null
            ? null
            : (await OfficersAsync(db, cancellation)).SingleOrDefault(officer => officer.Id == assigneeId)
                ?? throw new RuleViolationException(new Obstacle(ObstacleKind.AssigneeUnknown));
        var mayRestrict = (await authorization.AuthorizeAsync(user, Policies.RestrictRequests)).Succeeded;
        var numbers = seen.Keys.ToList();
        var requests = await db.Requests.Where(request => numbers.Contains(request.Number)).ToListAsync(cancellation);
        var unit = await UnitOfAsync(db, assigneeId, cancellation);
        RuleViolationException.ThrowIf(Obstacles(requests, assigneeId, unit, mayRestrict));

        foreach (var request in requests)
        {
            Seen.Demand(request.AssigneeId, seen[request.Number]);
            request.Assign(assignee, user.ToActor(), time.GetUtcNow(), unit, mayRestrict);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Why these files cannot go to this person, each reason once; empty when they can.</summary>
    internal static List<Obstacle> Obstacles(IEnumerable<AccessRequest> requests, Guid? assigneeId, string? unit, bool mayRestrict) =>
        [.. requests.Select(request => request.ObstacleToAssigningTo(assigneeId, unit, mayRestrict)).OfType<Obstacle>().Distinct()];

    internal static Task<string?> UnitOfAsync(AccessRequestsDb db, Guid? accountId, CancellationToken cancellation = default) =>
        db.Users.Where(account => account.Id == accountId).Select(account => account.Unit).SingleOrDefaultAsync(cancellation);

    /// <summary>The accounts that may be given a file, by name.</summary>
    internal static async Task<IReadOnlyList<Actor>> OfficersAsync(AccessRequestsDb db, CancellationToken cancellation = default) =>
        await db.OpenHolders(Roles.AccessOfficer).OrderBy(account => account.Name).Select(account => new Actor(account.Id, account.Name, null)).ToListAsync(cancellation);
}
