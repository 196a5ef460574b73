using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;
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
            await FinishAsync(id, (package, request) => package.Cancel(request, time.GetUtcNow()), CancellationToken.None);
        }
        catch (Exception refusal) when (refusal is RuleViolationException or PackageRefusedException or UnredactablePdfException or UnverifiedReleaseException)
        {
            await FinishAsync(id, (package, request) => package.Fail(request, ReleaseRefusals.InFrench(refusal), time.GetUtcNow()), CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A job has no page whose error boundary would show a bug: whoever waits must be told all the same.
            LogFailure(logger, id, failure);
            await FinishAsync(
                id,
                (package, request) => package.Fail(request, "L’assemblage a échoué pour une raison technique. Réessayez ; si cela persiste, avisez l’administrateur.", time.GetUtcNow()),
                CancellationToken.None);
        }
        finally
        {
            artefacts.CloseWorkshop(id);
            await watching.CancelAsync();
            await watch;
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

        try
        {
            var texts = await ReleasedTexts.ReadAsync(artefacts, package.RequestId, built, cancellation);
            await FinishAsync(
                id,
                async (finished, known, of) =>
                {
                    if (known.IsCancellationRequested)
                    {
                        stop.Cancel(); // asked since the watch last looked
                    }

                    cancellation.ThrowIfCancellationRequested();
                    known.Complete(of, built, time.GetUtcNow());
                    await finished.PutReleasedAsync(of.Id, texts, cancellation);
                },
                cancellation);
        }
        catch
        {
            artefacts.Delete(built);
            throw;
        }
    }

    private Task FinishAsync(Guid id, Action<Package, AccessRequest> finish, CancellationToken cancellation) =>
        FinishAsync(
            id,
            (_, package, request) =>
            {
                finish(package, request);
                return Task.CompletedTask;
            },
            cancellation);

    private async Task FinishAsync(Guid id, Func<AccessRequestsDb, Package, AccessRequest, Task> finish, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var package = await db.Packages.SingleAsync(known => known.Id == id, cancellation);
        await finish(db, package, await db.Requests.SingleAsync(request => request.Id == package.RequestId, cancellation));
        await db.SaveChangesAsync(cancellation);
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
                await using var db = await databases.CreateDbContextAsync(cancellation);

                if (await db.Packages.AnyAsync(package => package.Id == id && package.IsCancellationRequested, cancellation))
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Package {PackageId} could not be built")]
    private static partial void LogFailure(ILogger logger, Guid packageId, Exception failure);
}
