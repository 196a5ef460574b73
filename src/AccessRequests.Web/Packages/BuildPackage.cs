using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AccessRequests.Web.Packages;

/// <summary>Asks for the package of a submitted decision, which a manager is to approve, as a job that survives a restart.</summary>
public sealed class BuildPackage(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    ISchedulerFactory schedulers,
    TimeProvider time,
    ILogger<BuildPackage> logger)
{
    public async Task<Guid> ExecuteAsync(AccessRequestId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.BuildPackages);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var latest = await db.LatestPackageAsync(id, cancellation);
        RuleViolationException.ThrowIf(await db.ObstacleToReleaseAsync(request, time.QuebecToday(), cancellation) is { Kind: not ObstacleKind.ThirdPartyDecisionNotExecutory } held ? held : null);
        var decision = await db.DecisionLetterAsync(request, time.QuebecToday(), cancellation);
        var package = Package.Ask(request, latest, decision.Fingerprint(), user.ToActor(), time.GetUtcNow());
        db.Packages.Add(package);
        await db.SaveChangesAsync(cancellation);

        try
        {
            await ScheduleAsync(schedulers, package.Id, time.GetUtcNow(), cancellation);
        }
        catch (Exception failure)
        {
            // It was asked for and recorded: ResumePackages gives it a job once that can be.
            logger.LogError(failure, "Package {PackageId} was asked for and has no job yet", package.Id);
        }

        return package.Id;
    }

    /// <summary>The job stops at its next step and leaves nothing behind; a package that is finished stays as it is.</summary>
    public async Task CancelAsync(Guid packageId, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.BuildPackages);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var package = await db.Packages.SingleAsync(known => known.Id == packageId, cancellation);
        package.RequestCancellation(user.ToActor());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Idempotent: a package has one job, named after it.</summary>
    /// <returns>False when it had its job.</returns>
    internal static async Task<bool> ScheduleAsync(ISchedulerFactory schedulers, Guid packageId, DateTimeOffset now, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var key = new JobKey($"{packageId:N}", "packages");

        if (await scheduler.Exists(key, cancellation))
        {
            return false;
        }

        var job = JobBuilder.Create<BuildPackageJob>()
            .WithIdentity(key)
            .UsingJobData(BuildPackageJob.PackageId, packageId.ToString())
            .RequestRecovery()
            .Build();

        await scheduler.ScheduleJob(job, TriggerBuilder.Create().StartAt(now).Build(), cancellationToken: cancellation);
        return true;
    }
}
