using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AccessRequests.Web.Tests.Outbox;

/// <summary>E-mails that may have left before an older database came back wait for an administrator's word.</summary>
public sealed class HeldMailTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly OutboxMessage _first = Message("first");
    private readonly OutboxMessage _second = Message("second");

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private string Mail => Path.Combine(_folder.Path, "mail");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_restore_what_waited_leaves_only_when_an_administrator_says_so()
    {
        await PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "restored.txt"), "2026-11-28", Cancellation);

        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        var administrator = await theCase.PersonAsync(Roles.Administrator);
        await SendAsync(host);
        Assert.Empty(Sent());
        Assert.False(File.Exists(Path.Combine(_folder.Path, "restored.txt")));
        await AssertToldAsync(theCase, administrator.ToActor().Id);

        await theCase.AskAsync<DecideHeldMail>(decide => decide.SendAsync(_first.Id, administrator, Cancellation));
        await theCase.AskAsync<DecideHeldMail>(decide => decide.DropAsync(_second.Id, administrator, Cancellation));
        await AssertSentAsync(host, _first);
        await using var db = await theCase.OpenAsync();
        var told = await db.History.AsNoTracking().Where(entry => entry.Act == HistoryAct.HeldMailSent || entry.Act == HistoryAct.HeldMailDropped).OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal(
            [(HistoryAct.HeldMailSent, _first.Id, administrator.ToActor().Id), (HistoryAct.HeldMailDropped, _second.Id, administrator.ToActor().Id)],
            told.Select(entry => (entry.Act, entry.ObjectId!.Value, entry.ActorId)));
        Assert.Equal(["À first@example.org", "À second@example.org"], told.Select(entry => entry.After!.Split(',')[0]));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => theCase.AskAsync<DecideHeldMail>(decide => decide.SendAsync(_second.Id, administrator, Cancellation)));
    }

    [Fact]
    public async Task What_is_written_after_the_restore_leaves_by_itself_and_the_next_start_holds_nothing_more()
    {
        await PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "restored.txt"), "2026-11-28", Cancellation);
        var later = Message("later");

        await using (var first = new AccessRequestsHost(_folder.Path))
        {
            _ = first.Services;
        }

        await using (var db = OpenFolder())
        {
            db.Outbox.Add(later);
            await db.SaveChangesAsync(Cancellation);
        }

        await using var host = new AccessRequestsHost(_folder.Path);
        await AssertSentAsync(host, later);
    }

    [Fact]
    public async Task On_a_database_that_lost_its_end_what_waits_is_held_too()
    {
        await PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "keys", "history-head.txt"), new Domain.Chains.ChainHead(1_000_000, new string('a', 64)).ToString(), Cancellation);

        await using var host = new AccessRequestsHost(_folder.Path);
        await SendAsync(host);

        Assert.Empty(Sent());
        await using var db = await new Case30198(host).OpenAsync();
        Assert.Equal([MailHold.HistoryBroken], await db.Held().Select(message => message.Hold!.Value).Distinct().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_page_shows_each_with_why_and_its_buttons_decide()
    {
        await PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "restored.txt"), "2026-11-28", Cancellation);
        await using var host = new AccessRequestsHost(_folder.Path);
        var administrator = await new Case30198(host).PersonAsync(Roles.Administrator);
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Become(administrator);
        await using var bunit = new BunitContext();

        var page = bunit.OpenPage(scope.ServiceProvider, administrator, typeof(HeldMailPage), _ => "", Urls.HeldMail);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("Une sauvegarde a été remise en place", page.Markup, StringComparison.Ordinal);
        page.Find("button[aria-label='Envoyer à first@example.org']").Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        page.Find("button[aria-label='Ne pas envoyer à second@example.org']").Click();
        page.WaitForAssertion(() => Assert.Contains("Aucun courriel n’est retenu.", page.Markup, StringComparison.Ordinal));

        Assert.Equal(
            ["Le courriel à first@example.org part dans la minute.", "Le courriel à second@example.org ne partira pas."],
            bunit.Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(shown => $"{shown.Message}"));
    }

    private static OutboxMessage Message(string who) => new()
    {
        Key = $"test:{who}",
        To = $"{who}@example.org",
        Subject = $"Pour {who}",
        Body = "Un avis",
        CreatedAt = DateTimeOffset.UtcNow,
        NextTryAt = DateTimeOffset.UtcNow.AddYears(-1),
    };

    private static Task SendAsync(AccessRequestsHost host) => host.Services.GetRequiredService<SendOutbox>().ExecuteAsync(Cancellation);

    /// <summary>The program's own round may have taken the message, and be at it still.</summary>
    private async Task AssertSentAsync(AccessRequestsHost host, OutboxMessage message)
    {
        await SendAsync(host);

        for (var tenths = 0; tenths < 300 && Sent() is []; tenths++)
        {
            await Task.Delay(100, Cancellation);
        }

        await SendAsync(host);
        Assert.Equal([$"{message.Id:N}.eml"], Sent());
    }

    private static async Task AssertToldAsync(Case30198 theCase, Guid administrator)
    {
        await using var db = await theCase.OpenAsync();
        Assert.StartsWith("2 courriels attendent une décision", await db.History.Where(entry => entry.Act == HistoryAct.MailHeld).Select(entry => entry.After).SingleAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(Urls.HeldMail, await db.Notices.Where(notice => notice.AccountId == administrator && notice.Key.StartsWith("mail-held:")).Select(notice => notice.Address).SingleAsync(Cancellation));
        var day = TimeProvider.System.QuebecToday();
        Assert.Contains(new OfficeTask("Décider de 2 courriels retenus", Urls.HeldMail, day), await OfficeDay.TasksAsync(db, TestUsers.With(Roles.Administrator), day, Cancellation));
        Assert.DoesNotContain(await OfficeDay.TasksAsync(db, TestUsers.With(Roles.Manager), day, Cancellation), task => task.Address == Urls.HeldMail);
    }

    /// <summary>An installation that stopped with two messages in its outbox.</summary>
    private async Task PrepareAsync()
    {
        await using (var host = new AccessRequestsHost(_folder.Path))
        {
            _ = host.Services;
        }

        if (Directory.Exists(Mail))
        {
            Directory.Delete(Mail, recursive: true);
        }

        await using var db = OpenFolder();
        await db.Outbox.ExecuteDeleteAsync(Cancellation);
        db.Outbox.AddRange(_first, _second);
        await db.SaveChangesAsync(Cancellation);
    }

    private SqliteDb OpenFolder()
    {
        SqliteConnection.ClearAllPools();
        return new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteDb.ConnectionString(_folder.Path)).Options);
    }

    /// <summary>The digest of the morning is another matter.</summary>
    private string[] Sent() => Directory.Exists(Mail)
        ? [.. Directory.GetFiles(Mail).Where(file => File.ReadAllText(file).Contains("Pour ", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)]
        : [];
}
