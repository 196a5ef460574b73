using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Packages;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.AtRest;

/// <summary>
/// Seals, one after the other while the office works, the files of an installation from before files were sealed. One that is no
/// longer what was recorded stays as it is, for whoever looks into it.
/// </summary>
internal sealed partial class SealOlderFiles(
    [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, FileStore files, ArtefactStore artefacts, ILogger<SealOlderFiles> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // looking at every file must not hold up the start

        try
        {
            await using var db = await databases.CreateDbContextAsync(stoppingToken);
            var originals = await db.Documents.AsNoTracking().Select(document => document.Original).ToListAsync(stoppingToken);
            var kept = await db.Packages.AsNoTracking().SelectMany(package => package.Artefacts).ToListAsync(stoppingToken);
            var count = 0;

            foreach (var original in originals)
            {
                count += await TrySealAsync(original.Key, () => files.SealAsync(original, stoppingToken)) ? 1 : 0;
            }

            foreach (var artefact in kept)
            {
                count += await TrySealAsync(artefact.Key, () => artefacts.SealAsync(artefact, stoppingToken)) ? 1 : 0;
            }

            if (count > 0)
            {
                LogSealed(logger, count);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    private async Task<bool> TrySealAsync(Guid key, Func<Task<bool>> seal)
    {
        try
        {
            return await seal();
        }
        catch (Exception failure) when (failure is DamagedFileException or IOException or UnauthorizedAccessException)
        {
            LogLeft(logger, key, failure);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files from before files were sealed are sealed now")]
    private static partial void LogSealed(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The file {Key} could not be sealed and stays as it is")]
    private static partial void LogLeft(ILogger logger, Guid key, Exception failure);
}
