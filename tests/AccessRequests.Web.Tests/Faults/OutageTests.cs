using System.Net;
using AccessRequests.Web.Security;
using AccessRequests.Web.Tests.Documents;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>A disk without room or without writing, and a database that another program holds: words, no loss, and work goes on by itself afterwards.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Disks _disks = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_an_upload_is_refused_in_words_leaves_nothing_and_succeeds_once_there_is_room()
    {
        _disks.Mount("size=48m", _folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        using var officer = await host.SignedInAsync(Roles.AccessOfficer);
        var before = theCase.FilesIn("originals");
        var filler = Path.Combine(_folder.Path, "filler");
        Disks.Fill(filler);

        using var refused = await UploadTests.SendAsync(officer, SmallPdf.Bytes());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("Le disque du serveur est plein. Rien n’a été enregistré", await AccessRequestsHost.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(before, theCase.FilesIn("originals"));
        Assert.Empty(theCase.FilesIn("incoming"));

        File.Delete(filler);
        using var accepted = await UploadTests.SendAsync(officer, SmallPdf.Bytes());
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        await WholeInstallation.AssertAsync(host);
    }

    [Fact]
    public async Task On_a_disk_that_became_read_only_an_upload_is_refused_in_words_and_succeeds_once_it_writes()
    {
        _disks.Mount("size=64m", _folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        using var officer = await host.SignedInAsync(Roles.AccessOfficer);
        using var prepared = await UploadTests.PrepareAsync(officer, SmallPdf.Bytes());

        // Files stand open for writing, so that the mount refuses to turn; the folder of what comes in does not write either way.
        var incoming = Path.Combine(_folder.Path, "incoming");
        _disks.Mount("ro", incoming);

        using (var refused = await officer.SendAsync(prepared, Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("ne peut pas écrire sur son disque", await AccessRequestsHost.TextAsync(refused), StringComparison.Ordinal);
        }

        _disks.UnmountLast();

        using var accepted = await UploadTests.SendAsync(officer, SmallPdf.Bytes());
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        await WholeInstallation.AssertAsync(host);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_said_so_and_the_work_goes_on_afterwards()
    {
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        using var officer = await host.SignedInAsync(Roles.AccessOfficer);
        var before = theCase.FilesIn("originals");
        using var prepared = await UploadTests.PrepareAsync(officer, SmallPdf.Bytes());

        using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "access-requests.db")};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            using var hold = new SqliteCommand("BEGIN IMMEDIATE", other);
            hold.ExecuteNonQuery();

            using var refused = await officer.SendAsync(prepared, Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("occupée depuis trop longtemps", await AccessRequestsHost.TextAsync(refused), StringComparison.Ordinal);
            Assert.Equal(before, theCase.FilesIn("originals"));
        }

        using var accepted = await UploadTests.SendAsync(officer, SmallPdf.Bytes());
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        await WholeInstallation.AssertAsync(host);
    }

    public void Dispose()
    {
        _disks.Dispose();
        _folder.Dispose();
    }
}
