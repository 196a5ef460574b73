using AccessRequests.Domain.Packages;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AccessRequests.Web.Packages;

/// <summary>
/// After a stop that nobody chose: removes files that no row names, and gives a job again to packages that lost theirs.
/// </summary>
internal sealed class ResumePackages(
    IDbContextFactory<AccessRequestsDb> databases, ISchedulerFactory schedulers, FileStore files, ArtefactStore artefacts, PreviewCache previews) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        var originals = await db.Documents.Select(document => document.Original.Key).ToListAsync(cancellationToken);
        files.Sweep(originals.ToHashSet());

        var packaged = await db.Packages.SelectMany(package => package.Artefacts).Select(artefact => artefact.Key).ToListAsync(cancellationToken);
        artefacts.Sweep(packaged.ToHashSet());
        previews.Empty();

        var underway = await db.Packages
            .Where(package => package.Status == PackageStatus.Waiting || package.Status == PackageStatus.Building)
            .Select(package => package.Id)
            .ToListAsync(cancellationToken);

        foreach (var package in underway)
        {
            await BuildPackage.ScheduleAsync(schedulers, package, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
