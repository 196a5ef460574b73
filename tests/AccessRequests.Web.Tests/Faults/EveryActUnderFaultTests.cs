using System.Globalization;
using System.Net;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Layout;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>
/// Marking, packaging, approving and sending while the machine fails: each is refused in the words that pages show, leaves nothing, and succeeds
/// without help once the machine is well. The failures are SQLite's and the disk's own.
/// </summary>
public sealed class EveryActUnderFaultTests(PreparedOffice office) : IClassFixture<PreparedOffice>, IDisposable
{
    private const string Full = "Le disque du serveur est plein. Rien n’a été enregistré";
    private const string Unwritable = "Le serveur ne peut pas écrire sur son disque. Rien n’a été enregistré";
    private const string Busy = "La base de données est occupée depuis trop longtemps. Rien n’a été enregistré";
    private const string DatabaseGone = "La base de données ne répond pas. Rien n’a été enregistré";
    private const string Damaged = "La base de données est endommagée. Rien n’a été enregistré";
    private const string FolderGone = "Un dossier du serveur est introuvable. Rien n’a été enregistré";

    private readonly TestFolder _folder = new();
    private readonly Disks _disks = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.Path, "access-requests.db");

    [Theory]
    [InlineData(FailingDatabase.Full, Full)]
    [InlineData(FailingDatabase.ReadOnly, Unwritable)]
    public async Task A_database_that_takes_nothing_more(string pragma, string words)
    {
        office.CopyTo(_folder.Path);

        // In small pages and none of them free, so that no act finds room in them.
        Execute("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = WAL");
        await using var host = new FailingDatabase(_folder.Path);
        await FailAndSucceedAsync(host, words, () => host.Fail(pragma), host.Mend);
    }

    [Fact]
    public async Task A_disk_that_is_full()
    {
        _disks.Mount("size=64m", _folder.Path);
        office.CopyTo(_folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        var filler = Path.Combine(_folder.Path, "filler");

        await FailAndSucceedAsync(
            host,
            Full,
            () =>
            {
                // What the journal has already grown to is room.
                Execute("PRAGMA wal_checkpoint(TRUNCATE)");
                Disks.Fill(filler);
            },
            () => File.Delete(filler));
    }

    [Fact]
    public async Task A_database_that_another_program_holds()
    {
        office.CopyTo(_folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        using var hold = new SqliteCommand("BEGIN IMMEDIATE", other);

        await FailAndSucceedAsync(
            host,
            Busy,
            () =>
            {
                other.Open();
                hold.ExecuteNonQuery();
            },
            other.Close);
    }

    [Fact]
    public async Task A_database_that_is_gone()
    {
        office.CopyTo(_folder.Path);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName;
        await using var host = new AccessRequestsHost(_folder.Path);

        await FailAndSucceedAsync(
            host,
            DatabaseGone,
            () =>
            {
                SqliteConnection.ClearAllPools();
                MoveDatabase(_folder.Path, elsewhere);
            },
            () =>
            {
                // An empty one in its place would keep the right one out, and take acts that are lost.
                Assert.False(File.Exists(Database));
                MoveDatabase(elsewhere, _folder.Path);
            });
    }

    [Fact]
    public async Task A_database_in_whose_place_lies_something_else()
    {
        office.CopyTo(_folder.Path);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName;
        await using var host = new AccessRequestsHost(_folder.Path);

        await FailAndSucceedAsync(
            host,
            Damaged,
            () =>
            {
                SqliteConnection.ClearAllPools();
                MoveDatabase(_folder.Path, elsewhere);
                File.WriteAllBytes(Database, [.. Enumerable.Range(0, 64 * 1024).Select(at => (byte)(at * 31))]);
            },
            () =>
            {
                SqliteConnection.ClearAllPools();
                MoveDatabase(elsewhere, _folder.Path);
            });
    }

    [Theory]
    [InlineData("originals", PreparedOffice.ToMark)]
    [InlineData("artefacts", PreparedOffice.ToSend)]
    public async Task A_folder_of_files_that_is_gone(string gone, string number)
    {
        office.CopyTo(_folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        var act = (await ActsAsync(host)).Single(known => known.Number == number);
        var before = await StateAsync(host);
        var (path, elsewhere) = (Path.Combine(_folder.Path, gone), Path.Combine(_folder.Path, "elsewhere"));
        Directory.Move(path, elsewhere);

        var refusal = await Record.ExceptionAsync(act.ActAsync);

        Directory.Move(elsewhere, path);
        Assert.StartsWith(FolderGone, Refusals.InFrench(refusal!), StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(host));
        await act.ActAsync();
        await AssertDoneAsync(host, number);
        await WholeInstallation.AssertAsync(host);
    }

    /// <summary>The act is the asking; what fails is the job, in which nobody waits at a page.</summary>
    [Theory]
    [InlineData("workshop", "size=96k", Full)]
    [InlineData("workshop", "ro", Unwritable)]
    [InlineData("artefacts", "size=16k", Full)]
    [InlineData("artefacts", "ro", Unwritable)]
    [InlineData("artefacts", null, FolderGone)]
    [InlineData("originals", null, FolderGone)]
    public async Task A_package_that_the_disk_does_not_take(string folder, string? options, string words)
    {
        office.CopyTo(_folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        _ = host.Services;
        var kept = theCase.FilesIn("artefacts");
        var (path, elsewhere) = (Path.Combine(_folder.Path, folder), Path.Combine(_folder.Path, "elsewhere"));

        if (options is null)
        {
            Directory.Move(path, elsewhere);
        }
        else
        {
            _disks.Mount(options, path);
        }

        var failed = await BuildAsync(host);
        Assert.Equal(PackageStatus.Failed, failed.Status);
        Assert.StartsWith(words, failed.Message, StringComparison.Ordinal);
        Assert.Empty(failed.Artefacts);

        if (options is null)
        {
            Directory.Move(elsewhere, path);
        }
        else
        {
            Assert.Empty(Directory.GetFileSystemEntries(path));
            _disks.UnmountLast();
        }

        Assert.Equal(kept, theCase.FilesIn("artefacts"));
        Assert.Empty(theCase.FilesIn("workshop"));

        var built = await BuildAsync(host);
        Assert.True(built.Status == PackageStatus.Verified, built.Message);
        await WholeInstallation.AssertAsync(host);
    }

    [Fact]
    public async Task A_package_whose_end_the_database_does_not_take_ends_as_soon_as_it_does()
    {
        office.CopyTo(_folder.Path);
        await using var host = new FailingDatabase(_folder.Path);
        var theCase = new Case30198(host);
        var package = await AskAsync(host);
        host.Fail(FailingDatabase.ReadOnly);
        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);

        await using (var db = await theCase.OpenAsync())
        {
            Assert.True((await db.Packages.AsNoTracking().SingleAsync(known => known.Id == package, Cancellation)).IsUnderway);
        }

        host.Mend();
        var failed = await theCase.FinishedAsync(package);
        Assert.Equal(PackageStatus.Failed, failed.Status);
        Assert.StartsWith(Unwritable, failed.Message, StringComparison.Ordinal);
        Assert.Equal(PackageStatus.Verified, (await BuildAsync(host)).Status);
        await WholeInstallation.AssertAsync(host);
    }

    [Fact]
    public async Task A_package_that_the_database_took_without_its_job_gets_it_once_it_can()
    {
        office.CopyTo(_folder.Path);
        await using var host = new AccessRequestsHost(_folder.Path);
        _ = host.Services;
        Execute("CREATE TRIGGER refuses BEFORE INSERT ON QRTZ_JOB_DETAILS BEGIN SELECT RAISE(ABORT, 'no'); END");

        var package = await AskAsync(host);

        Execute("DROP TRIGGER refuses");
        Assert.Equal(PackageStatus.Verified, (await new Case30198(host).FinishedAsync(package)).Status);
        await WholeInstallation.AssertAsync(host);
    }

    [Fact]
    public async Task An_email_that_left_while_the_database_took_nothing_is_noted_afterwards_and_does_not_leave_again()
    {
        office.CopyTo(_folder.Path);
        using var mailbox = new Mailbox();
        await using var host = new FailingDatabase(_folder.Path);

        foreach (var (key, value) in Mailbox.SettingsOf(mailbox.Port))
        {
            host.Settings[key] = value;
        }

        using var taken = new SemaphoreSlim(0);
        var before = await ReadMailAsync(host);
        mailbox.Taking = () =>
        {
            host.Fail(FailingDatabase.ReadOnly);
            taken.Release();
        };

        await using (var db = await new Case30198(host).OpenAsync())
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Outbox.Add(new OutboxMessage { Key = "test", To = "helene@example.org", Subject = "Un avis", Body = "Un avis", CreatedAt = now, NextTryAt = now });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.True(await taken.WaitAsync(TimeSpan.FromSeconds(30), Cancellation), "No e-mail left.");
        await Task.Delay(TimeSpan.FromSeconds(5), Cancellation);
        Assert.Contains(await ReadMailAsync(host), message => message.SentAt is null);

        mailbox.Taking = null;
        host.Mend();

        for (var i = 0; i < 300 && (await ReadMailAsync(host)).Exists(message => message.SentAt is null); i++)
        {
            await Task.Delay(100, Cancellation);
        }

        var left = (await ReadMailAsync(host)).Where(message => before.TrueForAll(known => known.Id != message.Id)).ToList();
        Assert.NotEmpty(left);
        Assert.All(left, message => Assert.NotNull(message.SentAt));
        Assert.All(left, message => Assert.Single(mailbox.Taken[$"{message.Id:N}"]));
        Assert.All(left, message => Assert.Equal(1, message.Attempts));
    }

    [Fact]
    public async Task The_page_of_packages_says_it_and_stays_and_its_button_does_it_afterwards()
    {
        office.CopyTo(_folder.Path);
        await using var host = new FailingDatabase(_folder.Path);
        var theCase = new Case30198(host);
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Become(officer);
        await using var bunit = new BunitContext();
        var page = bunit.OpenPage(scope.ServiceProvider, officer, typeof(PackagePage), _ => PreparedOffice.ToPackage);
        var said = bunit.Services.GetRequiredService<ISnackbar>();
        await page.WaitForStateAsync(() => page.Markup.Contains("Assembler la trousse", StringComparison.Ordinal));

        host.Fail(FailingDatabase.ReadOnly);
        await ButtonOf(page, "Assembler la trousse").ClickAsync();
        page.WaitForAssertion(() => Assert.StartsWith(Unwritable, $"{Assert.Single(said.ShownSnackbars).Message}", StringComparison.Ordinal), TimeSpan.FromSeconds(10));

        host.Mend();
        await ButtonOf(page, "Assembler la trousse").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Assemblage demandé.", $"{said.ShownSnackbars.Last().Message}"), TimeSpan.FromSeconds(10));
        await AssertDoneAsync(host, PreparedOffice.ToPackage);
    }

    [Fact]
    public async Task The_review_page_says_it_and_stays_and_its_button_does_it_afterwards()
    {
        office.CopyTo(_folder.Path);
        await using var host = new FailingDatabase(_folder.Path);
        var theCase = new Case30198(host);
        var reviewer = await theCase.PersonAsync(Roles.Reviewer);
        await using var db = await theCase.OpenAsync();
        var document = await db.Documents.Where(known => db.Requests.Any(request => request.Id == known.RequestId && request.Number == PreparedOffice.ToMark)).Select(known => known.Id).FirstAsync(Cancellation);
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Become(reviewer);
        await using var bunit = new BunitContext();
        var page = bunit.OpenPage(
            scope.ServiceProvider,
            reviewer,
            typeof(ReviewPage),
            parameter => parameter.PropertyType == typeof(Guid) ? document.Value : parameter.PropertyType == typeof(string) ? PreparedOffice.ToMark : null!);
        await page.WaitForStateAsync(() => page.Markup.Contains("Non pertinent", StringComparison.Ordinal), TimeSpan.FromSeconds(10));

        host.Fail(FailingDatabase.ReadOnly);
        await ButtonOf(page, "Non pertinent").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains(Unwritable, WebUtility.HtmlDecode(page.Markup), StringComparison.Ordinal), TimeSpan.FromSeconds(10));

        host.Mend();
        await ButtonOf(page, "Non pertinent").ClickAsync();
        page.WaitForAssertion(() => Assert.DoesNotContain(Unwritable, WebUtility.HtmlDecode(page.Markup), StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        await using var after = await theCase.OpenAsync();
        Assert.True((await after.Documents.AsNoTracking().SingleAsync(known => known.Id == document, Cancellation)).IsNotRelevant);
    }

    [Fact]
    public async Task A_page_that_cannot_be_shown_says_why_and_any_other_error_says_nothing_of_the_inside()
    {
        await using var bunit = new BunitContext();
        using var database = new TestDatabase();
        bunit.Services.AddSingleton(new Readings(database, TimeProvider.System));

        Assert.Contains(DatabaseGone, Shown(new SqliteException("unable to open /srv/secret", 14)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Shown(new SqliteException("unable to open /srv/secret", 14)), StringComparison.Ordinal);
        Assert.Contains("Une erreur est survenue", Shown(new InvalidOperationException("secret")), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Shown(new InvalidOperationException("secret")), StringComparison.Ordinal);

        string Shown(Exception error) => WebUtility.HtmlDecode(bunit.Render<Failure>(parameters => parameters.Add(page => page.Error, error)).Markup);
    }

    public void Dispose()
    {
        _disks.Dispose();
        _folder.Dispose();
    }

    private static async Task FailAndSucceedAsync(AccessRequestsHost host, string words, Action fail, Action mend)
    {
        var acts = await ActsAsync(host);
        var before = await StateAsync(host);
        fail();

        // Together, since each of them waits for a database that is held.
        var refusals = await Task.WhenAll(acts.Select(act => Task.Run(() => Record.ExceptionAsync(act.ActAsync).AsTask(), Cancellation)));

        mend();
        Assert.Equal(before, await StateAsync(host));
        Assert.All(acts.Zip(refusals), one => Assert.StartsWith(words, $"{Refusals.InFrench(one.Second!) ?? $"{one.First.Number} {one.Second}"}", StringComparison.Ordinal));

        foreach (var act in acts)
        {
            await act.ActAsync();
            await AssertDoneAsync(host, act.Number);
        }

        await WholeInstallation.AssertAsync(host);
    }

    /// <summary>Each with all that it needs read beforehand: what fails is the act and not its preparation.</summary>
    private static async Task<IReadOnlyList<Act>> ActsAsync(AccessRequestsHost host)
    {
        var theCase = new Case30198(host);
        var (officer, reviewer, manager) = (await theCase.PersonAsync(Roles.AccessOfficer), await theCase.PersonAsync(Roles.Reviewer), await theCase.PersonAsync(Roles.Manager));
        await using var db = await theCase.OpenAsync();
        var ids = await db.Requests.ToDictionaryAsync(request => request.Number, request => request.Id, Cancellation);
        var toMark = await db.Documents.Where(document => document.RequestId == ids[PreparedOffice.ToMark]).Select(document => document.Id).FirstAsync(Cancellation);
        var manifest = (await db.LatestPackageAsync(ids[PreparedOffice.ToApprove], Cancellation))!.ManifestSha256!;
        var mark = new PassageForm { Page = 1, Areas = [new PageArea(100, 500, 300, 520)], Provisions = ["37"], Reason = "Avis d’un membre du personnel" };
        var sending = new SendDecisionForm { SentOn = Case30198.Today, Delivery = Delivery.Email, Proof = "Accusé de lecture" };

        return
        [
            new Act(PreparedOffice.ToMark, () => theCase.AskAsync<MarkPassage>(use => use.ExecuteAsync(toMark, mark, reviewer, Cancellation))),
            new Act(PreparedOffice.ToPackage, () => theCase.AskAsync<BuildPackage>(use => use.ExecuteAsync(ids[PreparedOffice.ToPackage], officer, Cancellation))),
            new Act(PreparedOffice.ToApprove, () => theCase.AskAsync<ApproveDecision>(use => use.ApproveAsync(ids[PreparedOffice.ToApprove], manifest, Case30198.PasswordOf(Roles.Manager), manager, Cancellation))),
            new Act(PreparedOffice.ToSend, () => theCase.AskAsync<SendDecision>(use => use.ExecuteAsync(ids[PreparedOffice.ToSend], sending, officer, Cancellation))),
        ];
    }

    private static async Task AssertDoneAsync(AccessRequestsHost host, string number)
    {
        await using var db = await new Case30198(host).OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == number, Cancellation);

        switch (number)
        {
            case PreparedOffice.ToMark:
                Assert.Single((await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).ToListAsync(Cancellation)).SelectMany(document => document.Passages));
                break;
            case PreparedOffice.ToPackage:
                var package = await new Case30198(host).FinishedAsync((await db.Packages.SingleAsync(known => known.RequestId == request.Id, Cancellation)).Id);
                Assert.True(package.Status == PackageStatus.Verified, package.Message);
                break;
            case PreparedOffice.ToApprove:
                Assert.Equal(RequestStatus.Approved, request.Status);
                break;
            case PreparedOffice.ToSend:
                Assert.Equal(RequestStatus.Sent, request.Status);
                break;
        }
    }

    /// <summary>All that an act could have left.</summary>
    private static async Task<IReadOnlyList<string>> StateAsync(AccessRequestsHost host)
    {
        var theCase = new Case30198(host);
        await using var db = await theCase.OpenAsync();
        var requests = await db.Requests.AsNoTracking().OrderBy(request => request.Number).ToListAsync(Cancellation);

        return
        [
            .. requests.Select(request => $"{request.Number} {request.Status} {request.Version} {request.ActStamp} {request.Decision.ApprovedManifest} {request.Sendings.Count}"),
            Counted("documents", await db.Documents.CountAsync(Cancellation)),
            Counted("marks", (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).Sum(document => document.Passages.Count())),
            Counted("packages", await db.Packages.CountAsync(Cancellation)),
            Counted("history", await db.History.CountAsync(Cancellation)),
            Counted("messages", await db.Outbox.CountAsync(Cancellation)),
            Counted("notices", await db.Notices.CountAsync(Cancellation)),
            Counted("words", await db.SearchEntries.CountAsync(Cancellation)),
            .. theCase.FilesIn("originals"),
            .. theCase.FilesIn("artefacts"),
            .. theCase.FilesIn("incoming"),
            .. theCase.FilesIn("workshop"),
        ];
    }

    private static async Task<List<OutboxMessage>> ReadMailAsync(AccessRequestsHost host)
    {
        await using var db = await new Case30198(host).OpenAsync();
        return await db.Outbox.AsNoTracking().ToListAsync(Cancellation);
    }

    private static IElement ButtonOf(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private static string Counted(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");

    private static async Task<Guid> AskAsync(AccessRequestsHost host)
    {
        var theCase = new Case30198(host);
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        await using var db = await theCase.OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == PreparedOffice.ToPackage, Cancellation);
        var package = Guid.Empty;
        await theCase.AskAsync<BuildPackage>(async build => package = await build.ExecuteAsync(request.Id, officer, Cancellation));
        return package;
    }

    private static async Task<Package> BuildAsync(AccessRequestsHost host) => await new Case30198(host).FinishedAsync(await AskAsync(host));

    private static void MoveDatabase(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "access-requests.db*"))
        {
            File.Move(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private sealed record Act(string Number, Func<Task> ActAsync);
}
