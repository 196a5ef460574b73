using System.Data.Common;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Quartz;

namespace AccessRequests.Web.Packages;

/// <summary>
/// Builds one package: all of it, verified, or nothing. Started again after a crash it begins anew, because only the last
/// transaction makes its files part of the package.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class BuildPackageJob(
    [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases,
    Packager packager,
    ArtefactStore artefacts,
    TimeProvider time,
    ILogger<BuildPackageJob> logger) : IJob
{
    public const string PackageId = nameof(PackageId);

    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(context.MergedJobDataMap.GetString(PackageId)!);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchForCancellationAsync(id, stop, watching.Token);

        try
        {
            await BuildAsync(id, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await EndAsync(id, (package, request) => package.Cancel(request, time.GetUtcNow()), cancellationToken);
        }
        catch (Exception refusal) when (refusal is RuleViolationException or PackageRefusedException or UnredactablePdfException or UnverifiedReleaseException)
        {
            await EndAsync(id, (package, request) => package.Fail(request, ReleaseRefusals.InFrench(refusal), time.GetUtcNow()), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A job has no page whose error boundary would show a bug: whoever waits must be told all the same.
            LogFailure(logger, id, failure);
            await EndAsync(
                id,
                (package, request) => package.Fail(
                    request,
                    Outages.InFrench(failure) ?? "L’assemblage a échoué pour une raison technique. Réessayez ; si cela persiste, avisez l’administrateur.",
                    time.GetUtcNow()),
                cancellationToken);
        }
        finally
        {
            await watching.CancelAsync();
            await watch;
            artefacts.CloseWorkshop(id);
        }
    }

    private async Task BuildAsync(Guid id, CancellationTokenSource stop)
    {
        var cancellation = stop.Token;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var package = await db.Packages.SingleAsync(known => known.Id == id, cancellation);

        if (!package.IsUnderway)
        {
            return;
        }

        package.Begin();
        await db.SaveChangesAsync(cancellation);

        var request = await db.Requests.SingleAsync(known => known.Id == package.RequestId, cancellation);
        var built = await packager.BuildAsync(db, request, package, (percent, message) => ReportAsync(id, percent, message, cancellation), cancellation);

        // As where it fails: nothing in clear is left once people are told that it ended.
        artefacts.CloseWorkshop(id);

        try
        {
            var texts = await ReleasedTexts.ReadAsync(artefacts, package.RequestId, built, cancellation);
            var isOurs = await FinishAsync(
                id,
                async (finished, known, of) =>
                {
                    if (known.IsCancellationRequested)
                    {
                        stop.Cancel(); // asked since the watch last looked
                    }

                    cancellation.ThrowIfCancellationRequested();

                    // Recalled or returned meanwhile: nobody is to approve it any more.
                    RuleViolationException.ThrowIf(Package.ObstacleToBuilding(of, latest: null));
                    known.Complete(of, built, time.GetUtcNow());
                    await finished.PutReleasedAsync(of, texts, cancellation);
                },
                cancellation);

            if (!isOurs)
            {
                artefacts.Delete(built);
            }
        }
        catch
        {
            artefacts.Delete(built);
            throw;
        }
    }

    /// <summary>
    /// Says how it ended without a release, again and again while the disk is full or the database locked: a package left underway would
    /// keep the file from another.
    /// </summary>
    private async Task EndAsync(Guid id, Action<Package, AccessRequest> end, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                // Before it is told that it ended: whoever asks for another must not meet what this one left.
                artefacts.CloseWorkshop(id);
                await FinishAsync(
                    id,
                    (_, package, request) =>
                    {
                        end(package, request);
                        return Task.CompletedTask;
                    },
                    CancellationToken.None);
                return;
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or RetryLimitExceededException or IOException or UnauthorizedAccessException && !stopping.IsCancellationRequested)
            {
                LogFailure(logger, id, failure);
                await Task.Delay(RetryInterval, time, stopping);
            }
        }
    }

    /// <returns>False when it is finished already: by another node, after this one was thought dead.</returns>
    private async Task<bool> FinishAsync(Guid id, Func<AccessRequestsDb, Package, AccessRequest, Task> finish, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var package = await db.Packages.SingleAsync(known => known.Id == id, cancellation);

        if (!package.IsUnderway)
        {
            return false;
        }

        await finish(db, package, await db.Requests.SingleAsync(request => request.Id == package.RequestId, cancellation));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task ReportAsync(Guid id, int percent, string message, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var package = await db.Packages.SingleAsync(known => known.Id == id, cancellation);
        package.Report(percent, message);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task WatchForCancellationAsync(Guid id, CancellationTokenSource stop, CancellationToken cancellation)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(PollingInterval, time, cancellation);

                if (await IsCancellationRequestedAsync(id, cancellation))
                {
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job is over: nothing is left to watch.
        }
    }

    /// <summary>False where the database does not answer: the next look may see.</summary>
    private async Task<bool> IsCancellationRequestedAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return await db.Packages.AnyAsync(package => package.Id == id && package.IsCancellationRequested, cancellation);
        }
        catch (Exception failure) when (failure is DbException or RetryLimitExceededException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Package {PackageId} could not be built")]
    private static partial void LogFailure(ILogger logger, Guid packageId, Exception failure);
}
