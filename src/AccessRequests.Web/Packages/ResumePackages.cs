using AccessRequests.Domain.Packages;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Review;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AccessRequests.Web.Packages;

/// <summary>
/// At the start of the server: clears what a crash left on disk and gives a job back to the packages that lost theirs
/// (a crash between their row and their job, or a stop in the middle of the job); then, while it runs, to those whose job the database refused.
/// </summary>
internal sealed class ResumePackages(
    [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases,
    ISchedulerFactory schedulers,
    FileStore files,
    ArtefactStore artefacts,
    PreviewCache previews,
    ScanStore scans,
    DatabaseOptions options,
    HistoryAnchor anchor,
    TimeProvider time,
    ILogger<ResumePackages> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <summary>Longer than any upload and any package takes: what another node is at is younger.</summary>
    private static readonly TimeSpan AnyAct = TimeSpan.FromDays(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await SweepAsync(cancellationToken);
        await ResumeAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var round = new PeriodicTimer(Round, time);

        while (await round.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ResumeAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The packages that are underway could not be looked at; they are again in a moment");
            }
        }
    }

    private async Task ResumeAsync(CancellationToken cancellation)
    {
        foreach (var packageId in await UnderwayAsync(cancellation))
        {
            if (await BuildPackage.ScheduleAsync(schedulers, packageId, time.GetUtcNow(), cancellation))
            {
                logger.LogInformation("Package {PackageId} is underway and had no job: it is built again", packageId);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        var before = options.ClusterJobs ? time.GetUtcNow() - AnyAct : DateTimeOffset.MaxValue;

        // Whatever the database says: nothing names these, and some are in clear.
        files.SweepIncoming(before);
        artefacts.SweepUnfinished(before);
        previews.Empty(before);
        await SweepWorkshopsAsync(cancellation);

        // An empty or older database names none of the files that are to be found again once the right one is back.
        if (anchor.IsBroken)
        {
            logger.LogCritical("No document and no package is cleared away: the database is not the one that these files were kept with");
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var originals = await db.Documents.Select(document => document.Original.Key).ToListAsync(cancellation);
        var kept = await db.Packages.SelectMany(package => package.Artefacts).Select(artefact => artefact.Key).ToListAsync(cancellation);

        files.Sweep(originals.ToHashSet(), before);
        scans.Sweep(originals.ToHashSet(), before);
        artefacts.Sweep(kept.ToHashSet(), before);
    }

    /// <summary>Beside other nodes, that of a package which is underway may be at work. They are listed first: one that is opened meanwhile is not among them.</summary>
    private async Task SweepWorkshopsAsync(CancellationToken cancellation)
    {
        var found = artefacts.Workshops();
        var open = options.ClusterJobs ? (await UnderwayAsync(cancellation)).Select(id => $"{id:N}").ToHashSet() : [];

        foreach (var name in found.Where(name => !open.Contains(name)))
        {
            artefacts.CloseWorkshop(name);
        }
    }

    private async Task<IReadOnlyList<Guid>> UnderwayAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        return await db.Packages
            .Where(package => package.Status == PackageStatus.Waiting || package.Status == PackageStatus.Building)
            .Select(package => package.Id)
            .ToListAsync(cancellation);
    }
}
