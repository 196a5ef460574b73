using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Notices;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using AccessRequests.Web.Tests.Dashboard;
using Bunit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AccessRequests.Web.Tests.Notices;

/// <summary>What each person of the office is told in the application. It is noon of 1 December 2025 in Québec; the file is due on Monday 8 December.</summary>
public sealed class NoticeTests : PageTest
{
    private readonly Dictionary<string, Guid> _roles = [];
    private readonly AccessRequest _request = OfficeFile.Log();

    public NoticeTests()
    {
        Services.AddScoped<NoticeBox>();
        Database.Given(OfficeFile.Office());
        Account("Julie Bouchard", OfficeFile.Officer.Id, Roles.AccessOfficer);
        Account("Hélène Roy", OfficeFile.Manager.Id, Roles.Manager);
        Database.Given(_request);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_is_told_in_the_application_and_by_e_mail_from_one_line_and_to_nobody_who_did_it()
    {
        await RecordAsync(HistoryAct.ReturnedWithComments, OfficeFile.Manager);

        await using var db = Database.CreateDbContext();
        var notice = await db.Notices.SingleAsync(notice => notice.Text.Contains("retourné"), Cancellation);
        var mail = await db.Outbox.SingleAsync(message => message.Key == notice.Key, Cancellation);
        Assert.Equal((OfficeFile.Officer.Id, "Demande 2025-9 : le projet est retourné avec des commentaires (Hélène Roy)", "/demandes/2025-9/decision"), (notice.AccountId, notice.Text, notice.Address));
        Assert.StartsWith(mail.Subject, notice.Text, StringComparison.Ordinal);

        await RecordAsync(HistoryAct.ReturnedWithComments, OfficeFile.Officer);
        Assert.Equal(1, await db.Notices.CountAsync(notice => notice.Text.Contains("retourné"), Cancellation));
    }

    [Fact]
    public async Task An_act_that_is_not_saved_leaves_no_notice()
    {
        await using var db = Database.CreateDbContext();
        var before = await db.Notices.CountAsync(Cancellation);
        var request = await db.Requests.SingleAsync(Cancellation);
        request.Hold("Motif", OfficeFile.Manager, OfficeFile.Now);
        request.Record(HistoryAct.ReturnedWithComments, OfficeFile.Manager, OfficeFile.Now);
        db.Entry(request).Property(known => known.Version).OriginalValue = Guid.NewGuid();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancellation));

        await using var after = Database.CreateDbContext();
        Assert.Equal(before, await after.Notices.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_replaces_the_officer_that_day_is_told_too_and_knows_since_the_absence_was_planned()
    {
        var substitute = Account("Ève Nadeau", Guid.NewGuid(), Roles.AccessOfficer);
        Services.AddScoped<PlanAbsence>();
        await Services.GetRequiredService<PlanAbsence>().ExecuteAsync(
            new AbsenceForm { AbsentId = OfficeFile.Officer.Id, SubstituteId = substitute, From = new DateTime(2025, 12, 1), To = new DateTime(2025, 12, 3) },
            TestUsers.With(OfficeFile.Manager.Id, "Hélène Roy", Roles.Manager),
            Cancellation);
        Assert.Equal(
            "Vous remplacez une personne absente — Julie Bouchard, du 1er décembre 2025 au 3 décembre 2025 : remplacement par Ève Nadeau",
            Assert.Single(await ToldAsync(substitute)).Text);

        await RecordAsync(HistoryAct.Approved, OfficeFile.Manager);
        Assert.Contains(await ToldAsync(substitute), notice => notice.Address == "/demandes/2025-9/trousse");

        await RecordAsync(HistoryAct.ReturnedWithComments, OfficeFile.Manager, OfficeFile.Now.AddDays(3));
        Assert.DoesNotContain(await ToldAsync(substitute), notice => notice.Text.Contains("retourné", StringComparison.Ordinal));
        Assert.Contains(await ToldAsync(OfficeFile.Officer.Id), notice => notice.Text.Contains("retourné", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_submitted_a_decision_is_told_what_became_of_it_even_of_a_file_that_nobody_has()
    {
        await ActAsync(request => request.Assign(null, OfficeFile.Manager, OfficeFile.Now));
        await RecordAsync(HistoryAct.SubmittedForApproval, OfficeFile.Officer);
        await RecordAsync(HistoryAct.ReturnedWithComments, OfficeFile.Manager, OfficeFile.Now.AddMinutes(1));

        Assert.Single(await ToldAsync(OfficeFile.Officer.Id), notice => notice.Text.Contains("retourné", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_concerns_a_file_that_nobody_has_is_told_to_the_managers()
    {
        await ActAsync(request => request.Assign(null, OfficeFile.Officer, OfficeFile.Now));
        await RecordAsync(HistoryAct.ThirdPartyObserved, OfficeFile.Officer);

        Assert.Equal(
            ["Demande 2025-9 : le dossier change de mains (Julie Bouchard)", "Demande 2025-9 : un tiers a présenté ses observations (Julie Bouchard)"],
            (await ToldAsync(OfficeFile.Manager.Id)).Select(notice => notice.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_notice_about_a_file_that_was_restricted_since_is_there_for_nobody_who_is_not_named()
    {
        var other = Account("Hugo Manon", Guid.NewGuid(), Roles.Manager);
        await RecordAsync(HistoryAct.SubmittedForApproval, OfficeFile.Officer);
        Assert.Single(await SeenByAsync(other, Roles.Manager));

        await ActAsync(request => request.Restrict([OfficeFile.Manager], null, "Conflit d’intérêts", OfficeFile.Manager, OfficeFile.Now));

        Assert.Empty(await SeenByAsync(other, Roles.Manager));
        Assert.Single(await SeenByAsync(OfficeFile.Manager.Id, Roles.Manager));
        await RecordAsync(HistoryAct.SubmittedForApproval, OfficeFile.Officer, OfficeFile.Now.AddHours(1));
        Assert.Single(await ToldAsync(other));
        Assert.Equal(2, (await ToldAsync(OfficeFile.Manager.Id)).Count);
    }

    [Fact]
    public async Task A_last_day_is_told_once_when_it_comes_near_on_the_day_itself_and_after_it()
    {
        foreach (var day in (int[])[2, 3, 4, 5, 8, 9, 10])
        {
            // Two starts each morning: at ten in Québec.
            Clock.SetUtcNow(new DateTimeOffset(2025, 12, day, 15, 0, 0, TimeSpan.Zero));
            await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);
            await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);
        }

        Assert.Equal(
            [
                (3, "Demande 2025-9 : le dernier jour pour répondre approche, le lundi 8 décembre 2025"),
                (8, "Demande 2025-9 : c’est aujourd’hui le dernier jour pour répondre"),
                (9, "Demande 2025-9 : le dernier jour pour répondre, le 8 décembre 2025, est passé ; répondez quand même"),
            ],
            (await ToldAsync(OfficeFile.Officer.Id)).Where(notice => notice.Text.Contains("dernier jour", StringComparison.Ordinal)).OrderBy(notice => notice.At).Select(notice => (notice.At.Day, notice.Text)));
    }

    [Fact]
    public async Task Notices_are_kept_ninety_days()
    {
        Given(OfficeFile.Officer.Id, 1, Clock.GetUtcNow().AddDays(-91));
        Given(OfficeFile.Officer.Id, 2, Clock.GetUtcNow().AddDays(-89));

        await new MorningDigest(Database, Clock).ExecuteAsync(Cancellation);

        Assert.Equal("Avis 2", Assert.Single(await ToldAsync(OfficeFile.Officer.Id), notice => notice.Text.StartsWith("Avis", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public async Task A_message_that_the_server_refuses_three_times_is_told_in_the_application_to_its_person_and_to_whoever_runs_the_server()
    {
        var administrator = Account("Ada", Guid.NewGuid(), Roles.Administrator);
        await RecordAsync(HistoryAct.Approved, OfficeFile.Manager);
        await RecordAsync(HistoryAct.ReturnedWithComments, OfficeFile.Manager, OfficeFile.Now.AddMinutes(1));
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var send = new SendOutbox(
            Database, new PostOffice(new MailOptions { Host = "127.0.0.1", Port = port, Security = MailKit.Security.SecureSocketOptions.None }, "mail"), Clock, NullLogger<SendOutbox>.Instance);

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.DoesNotContain(await ToldAsync(OfficeFile.Officer.Id), notice => notice.Text.StartsWith("Un courriel", StringComparison.Ordinal));
            await send.ExecuteAsync(Cancellation);
            Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Contains(
            await SeenByAsync(OfficeFile.Officer.Id, Roles.AccessOfficer),
            notice => notice.Text == "Un courriel ne vous est pas parvenu, le serveur l’a refusé ; il sera réessayé pendant une journée : « Demande 2025-9 : la décision est approuvée et peut être envoyée »");
        Assert.StartsWith("Le serveur de courriel refuse des messages", Assert.Single(await ToldAsync(administrator)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_address_is_told_in_the_application_all_the_same()
    {
        var other = Account("Sans courriel", Guid.NewGuid(), Roles.Manager, email: null);

        await RecordAsync(HistoryAct.SubmittedForApproval, OfficeFile.Officer);

        Assert.Single(await ToldAsync(other));
    }

    [Fact]
    public async Task The_page_shows_ones_own_latest_first_by_pages_and_marks_what_is_read()
    {
        for (var i = 1; i <= 30; i++)
        {
            Given(OfficeFile.Officer.Id, i, Clock.GetUtcNow().AddMinutes(-100 + i));
        }

        Given(OfficeFile.Manager.Id, 99, Clock.GetUtcNow());
        await using (var db = Database.CreateDbContext())
        {
            await db.Notices.Where(notice => !notice.Text.StartsWith("Avis")).ExecuteDeleteAsync(Cancellation);
        }

        SignInAsOfficer();
        var bell = Open<NoticeBell>();
        var page = Open<NoticePage>();
        Assert.Equal("Avis : 30 non lus", bell.Find("a").GetAttribute("aria-label"));
        Assert.Equal(NoticeBox.PageSize, page.FindAll(".notices li").Count);
        Assert.Equal("Avis 30", page.Find(".notices li a").TextContent);
        Assert.DoesNotContain("Avis 99", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 à 25 de 30", page.Markup, StringComparison.Ordinal);

        page.Find(".notices li button").Click();
        page.WaitForAssertion(() => Assert.Equal("Lu", page.Find(".notices li .state").TextContent));
        bell.WaitForAssertion(() => Assert.Equal("Avis : 29 non lus", bell.Find("a").GetAttribute("aria-label")));

        // What comes after the look stays unread.
        Given(OfficeFile.Officer.Id, 31, Clock.GetUtcNow().AddSeconds(1));
        page.FindAll("button").Single(button => button.TextContent.Contains("Tout marquer comme lu", StringComparison.Ordinal)).Click();
        bell.WaitForAssertion(() => Assert.Equal("Avis : 1 non lu", bell.Find("a").GetAttribute("aria-label")));
        Assert.Single(await ToldAsync(OfficeFile.Manager.Id), notice => !notice.IsRead);
    }

    [Fact]
    public async Task Nobody_marks_the_notice_of_another()
    {
        Given(OfficeFile.Officer.Id, 1, Clock.GetUtcNow());
        var notice = (await ToldAsync(OfficeFile.Officer.Id)).Single(notice => notice.Text == "Avis 1");

        await Services.GetRequiredService<NoticeBox>().MarkReadAsync(OfficeFile.Manager.Id, notice.Id, Cancellation);

        Assert.False((await ToldAsync(OfficeFile.Officer.Id)).Single(known => known.Id == notice.Id).IsRead);
    }

    private void SignInAsOfficer() => BecomePerson(OfficeFile.Officer.Id, "Julie Bouchard", Roles.AccessOfficer);

    private Guid Account(string name, Guid id, string role, string? email = "")
    {
        if (!_roles.TryGetValue(role, out var roleId))
        {
            _roles[role] = roleId = Guid.NewGuid();
            Database.Given(new IdentityRole<Guid>(role) { Id = roleId });
        }

        Database.Given(new Account { Id = id, Name = name, Email = email is "" ? $"{id:N}@example.org" : email, UserName = $"{id:N}" }, new IdentityUserRole<Guid> { RoleId = roleId, UserId = id });
        return id;
    }

    private void Given(Guid person, int number, DateTimeOffset at) => Database.Given(new Notice { Key = $"test:{person:N}:{number}", AccountId = person, Text = $"Avis {number}", Address = "/", At = at });

    private async Task RecordAsync(HistoryAct act, Actor actor, DateTimeOffset? at = null) => await ActAsync(request => request.Record(act, actor, at ?? OfficeFile.Now));

    private async Task ActAsync(Action<AccessRequest> act)
    {
        await using var db = Database.CreateDbContext();
        act(await db.Requests.SingleAsync(Cancellation));
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<IReadOnlyList<Notice>> ToldAsync(Guid person)
    {
        await using var db = Database.CreateDbContext();
        return await db.Notices.AsNoTracking().Where(notice => notice.AccountId == person).ToListAsync(Cancellation);
    }

    /// <summary>As the person's own circuit reads them.</summary>
    private async Task<IReadOnlyList<Notice>> SeenByAsync(Guid person, string role)
    {
        ClaimsPrincipal user = TestUsers.With(person, "Quelqu’un", role);
        await using var theirs = await Database.OpenForAsync(user, Cancellation);
        return await theirs.Notices.AsNoTracking().Where(notice => notice.AccountId == person).ToListAsync(Cancellation);
    }
}
