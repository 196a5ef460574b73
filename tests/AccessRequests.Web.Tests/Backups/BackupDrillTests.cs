using System.Diagnostics;
using System.Security.Cryptography;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Security;
using AccessRequests.Web.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Backups;

/// <summary>The drill: a host that works is backed up, and another host goes on from the archive somewhere else.</summary>
public sealed class BackupDrillTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.Path, "data");

    private string Restored => Path.Combine(_folder.Path, "restored");

    private string Archive => Path.Combine(_folder.Path, "copy.zip");

    [Fact]
    public async Task A_backup_of_a_host_at_work_is_restored_elsewhere_and_everything_reads_back()
    {
        var packageId = Guid.Empty;

        await using (var host = new AccessRequestsHost(Data))
        {
            var theCase = new Case30198(host);
            var package = await theCase.ApproveAsync();
            Assert.True(package.Status == PackageStatus.Verified, package.Message);
            packageId = package.Id;
            await theCase.LogAnotherAsync("30199");

            using var enough = new CancellationTokenSource();
            var working = WorkAsync(theCase, enough.Token);
            await Task.Delay(500, Cancellation);

            var backup = await RunAsync("backup", "--data", Data, "--to", Archive);

            await enough.CancelAsync();
            Assert.True(await working > 0, "Nothing was written meanwhile.");
            Assert.Equal(("", 0), (backup.Errors, backup.Code));
        }

        var restore = await RunAsync("restore", "--from", Archive, "--data", Restored);
        Assert.Equal(("", 0), (restore.Errors, restore.Code));

        var audit = await RunAsync("audit", "verify", "--data", Restored);
        Assert.True(audit.Code == 0, audit.Output);

        await using var second = new AccessRequestsHost(Restored);
        await AssertEverythingReadsBackAsync(new Case30198(second), second, packageId);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Documents come and go; some of them are removed while they are being copied.</summary>
    private static async Task<int> WorkAsync(Case30198 theCase, CancellationToken enough)
    {
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        var count = 0;

        for (; !enough.IsCancellationRequested; count++)
        {
            await theCase.AskAsync<AddDocument>(async add =>
            {
                var form = new DocumentForm { Title = $"Note {count}", Kind = Domain.Documents.DocumentKind.Guide, Points = [1] };
                var id = await add.ExecuteAsync("30199", form, new MemoryStream(SmallPdf.Bytes()), officer, Cancellation);

                await using var db = await theCase.OpenAsync();
                var seen = (await db.Documents.AsNoTracking().SingleAsync(document => document.Id == id, Cancellation)).Version;
                await theCase.AskAsync<EditDocument>(edit => edit.RemoveAsync(id, seen, officer, Cancellation));
            });
        }

        return count;
    }

    private static async Task AssertEverythingReadsBackAsync(Case30198 theCase, AccessRequestsHost host, Guid packageId)
    {
        using var officer = await host.SignedInAsync(Roles.AccessOfficer);
        await using var db = await theCase.OpenAsync();
        var documents = await db.Documents.AsNoTracking()
            .Select(document => new { document.Id, document.Original, db.Requests.Single(request => request.Id == document.RequestId).Number })
            .ToListAsync(Cancellation);
        Assert.True(documents.Count >= 5);

        foreach (var document in documents)
        {
            var bytes = await officer.GetByteArrayAsync($"/demandes/{document.Number}/documents/{document.Id}/original.pdf", Cancellation);
            Assert.Equal(document.Original.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        var package = await db.Packages.AsNoTracking().SingleAsync(known => known.Id == packageId, Cancellation);
        Assert.Equal(PackageStatus.Verified, package.Status);

        foreach (var artefact in package.Artefacts)
        {
            var bytes = await officer.GetByteArrayAsync(Case30198.UrlOf(package, artefact), Cancellation);
            Assert.Equal(artefact.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "accessrequests.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
