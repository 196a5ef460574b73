using AccessRequests.Domain;
using AccessRequests.Domain.Chains;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>What must hold after any crash, once the program has started again and its sweep is done.</summary>
internal static class WholeInstallation
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static async Task AssertAsync(AccessRequestsHost host)
    {
        await using var db = await host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        Assert.Equal(0, await KeptLastDays.RecountAsync(db, Cancellation));
        await AssertFilesAsync(host, db);
        await AssertApprovalsAsync(host, db);
        await AssertMailAsync(host, db);
        await AssertHistoryAsync(host, db);
    }

    private static async Task AssertFilesAsync(AccessRequestsHost host, AccessRequestsDb db)
    {
        // A package that was cut off is being built again at this moment: its files come with its row.
        for (var i = 0; i < 1200 && await db.Packages.AnyAsync(package => package.Status == PackageStatus.Waiting || package.Status == PackageStatus.Building, Cancellation); i++)
        {
            await Task.Delay(100, Cancellation);
        }

        var originals = await db.Documents.AsNoTracking().Select(document => document.Original).ToListAsync(Cancellation);
        var artefacts = await db.Packages.AsNoTracking().SelectMany(package => package.Artefacts).ToListAsync(Cancellation);

        Assert.Equal(originals.Select(original => $"{original.Key:N}").Order(), FilesIn(host, "originals"));
        Assert.Equal(artefacts.Select(artefact => $"{artefact.Key:N}").Order(), FilesIn(host, "artefacts"));
        Assert.Empty(FilesIn(host, "incoming"));
        Assert.Empty(FilesIn(host, "workshop"));

        foreach (var original in originals)
        {
            host.Services.GetRequiredService<FileStore>().OpenVerified(original).Dispose();
        }

        foreach (var artefact in artefacts)
        {
            await (await host.Services.GetRequiredService<ArtefactStore>().OpenVerifiedAsync(artefact, Cancellation)).DisposeAsync();
        }
    }

    /// <summary>An approval still stands on what was approved, and what was sent has its verified package.</summary>
    private static async Task AssertApprovalsAsync(AccessRequestsHost host, AccessRequestsDb db)
    {
        foreach (var request in await db.Requests.AsNoTracking().ToListAsync(Cancellation))
        {
            if (request.Status == RequestStatus.Approved)
            {
                var letter = await db.DecisionLetterAsync(request, TimeProvider.System.QuebecToday(), Cancellation);
                Assert.Equal(request.Decision.ApprovedFingerprint, letter.Fingerprint());
                Assert.Contains(
                    await db.Packages.AsNoTracking().Where(known => known.RequestId == request.Id).ToListAsync(Cancellation),
                    known => known.Status == PackageStatus.Verified && known.ManifestSha256 == request.Decision.ApprovedManifest);
            }

            if (request.Status == RequestStatus.Sent && request.DestroyedOn is null)
            {
                var package = await db.Packages.AsNoTracking().SingleAsync(known => known.Id == request.Sent!.PackageId, Cancellation);
                Assert.Equal((PackageStatus.Verified, request.Decision.ApprovedFingerprint), (package.Status, package.Fingerprint));
                Assert.Contains(package.Artefacts, artefact => artefact.Kind == ArtefactKind.Letter);
            }
        }
    }

    /// <summary>One message per key; where they leave into a folder, one file per message that left, and none that no row tells of.</summary>
    private static async Task AssertMailAsync(AccessRequestsHost host, AccessRequestsDb db)
    {
        var messages = await db.Outbox.AsNoTracking().ToListAsync(Cancellation);

        Assert.Equal(messages.Count, messages.Select(message => message.Key).Distinct().Count());
        Assert.Equal(messages.Count, messages.Select(message => (message.To, message.Subject, message.Body, message.CreatedAt)).Distinct().Count());

        if (host.Settings.ContainsKey("Mail:Host"))
        {
            return;
        }

        var files = Directory.Exists(Path.Combine(host.DataFolder, "mail")) ? FilesIn(host, "mail") : [];
        Assert.Empty(messages.Where(message => message.SentAt is not null).Select(message => $"{message.Id:N}.eml").Except(files));
        Assert.Empty(files.Except(messages.Select(message => $"{message.Id:N}.eml")));
    }

    private static async Task AssertHistoryAsync(AccessRequestsHost host, AccessRequestsDb db)
    {
        var noted = ChainHead.Parse(await File.ReadAllTextAsync(Path.Combine(host.DataFolder, "keys", "history-head.txt"), Cancellation));
        var entries = await db.History.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        var check = new ChainCheck(noted);

        foreach (var entry in entries)
        {
            check.Take(entry.ToChained(), entry.Hash!);
        }

        Assert.Empty(check.Finish());
    }

    private static string[] FilesIn(AccessRequestsHost host, string folder) =>
        [.. Directory.GetFileSystemEntries(Path.Combine(host.DataFolder, folder)).Select(path => Path.GetFileName(path)).Order()];
}
