using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>The address that a person's own agenda asks: it needs no session, and tells days and numbers alone.</summary>
public sealed partial class AgendaTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public AgendaTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task It_reads_the_persons_days_and_numbers_and_nothing_else()
    {
        var address = await MakeAsync(Roles.AccessOfficer);
        using var agenda = _host.Browser();
        using var answer = await agenda.GetAsync(address, Cancellation);
        var calendar = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"SUMMARY:Échéance : demande {Case30198.Number}\r\n", calendar, StringComparison.Ordinal);
        Assert.All(calendar.Split("\r\n").Where(line => line.StartsWith("SUMMARY", StringComparison.Ordinal)), line => Assert.Matches("^SUMMARY:Échéance : demande [0-9-]+$", line));
        Assert.DoesNotContain("DESCRIPTION", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("/demandes", calendar, StringComparison.Ordinal);

        await using var db = await _case.OpenAsync();
        var kept = await db.AgendaSubscriptions.AsNoTracking().SingleAsync(Cancellation);
        Assert.DoesNotContain(kept.AddressHash, address, StringComparison.Ordinal);
        Assert.NotNull(kept.ReadAt);
        Assert.Equal(1, await db.History.CountAsync(entry => entry.Act == HistoryAct.AgendaAddressMade, Cancellation));
        Assert.Equal("/agenda/…", PagesRegistration.LoggedPath(address));
    }

    [Fact]
    public async Task Renewed_or_taken_back_it_answers_as_one_that_never_was()
    {
        var first = await MakeAsync(Roles.Manager);
        var second = await MakeAsync(Roles.Manager);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second));

        using var manager = await _host.SignedInAsync(Roles.Manager);
        await AccessRequestsHost.SubmitAsync(manager, Urls.MyAccount, new() { ["_handler"] = "agenda-fin" });

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/agenda/{new string('0', 64)}.ics"));
    }

    [Fact]
    public async Task It_ends_with_the_account_and_does_not_come_back_with_it()
    {
        var address = await MakeAsync(Roles.AccessOfficer);
        var (administrator, officer) = (await _case.PersonAsync(Roles.Administrator), await _case.PersonAsync(Roles.AccessOfficer));

        await _case.AskAsync<EditAccount>(edit => edit.DisableAsync(officer.ToActor().Id, administrator));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));

        await _case.AskAsync<EditAccount>(edit => edit.EnableAsync(officer.ToActor().Id, administrator));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
    }

    [Fact]
    public async Task A_role_that_was_lost_and_a_file_that_was_restricted_are_gone_from_it()
    {
        var address = await MakeAsync(Roles.AccessOfficer);
        var (manager, officer) = (await _case.PersonAsync(Roles.Manager), await _case.PersonAsync(Roles.AccessOfficer));

        await using (var db = await _case.OpenAsync())
        {
            (await db.Requests.SingleAsync(Cancellation)).Restrict([manager.ToActor()], null, "Conflit d’intérêts", manager.ToActor(), DateTimeOffset.UtcNow);
            await db.SaveChangesAsync(Cancellation);
        }

        using var agenda = _host.Browser();
        Assert.DoesNotContain(Case30198.Number, await agenda.GetStringAsync(address, Cancellation), StringComparison.Ordinal);

        await using (var db = await _case.OpenAsync())
        {
            var id = officer.ToActor().Id;
            await db.UserRoles.Where(membership => membership.UserId == id).ExecuteDeleteAsync(Cancellation);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
    }

    [Fact]
    public async Task Whoever_reads_no_request_is_offered_none()
    {
        using var auditor = await _host.SignedInAsync(Roles.Auditor);
        Assert.DoesNotContain("Votre agenda", await AccessRequestsHost.TextAsync(auditor, Urls.MyAccount), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_not_tried_without_end()
    {
        using var stranger = _host.Browser();
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i <= SecurityRegistration.SecretAddressesPerMinute; i++)
        {
            using var answer = await stranger.GetAsync($"/agenda/{i}.ics", Cancellation);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    /// <summary>By the form of one's own page, which shows the address once.</summary>
    private async Task<string> MakeAsync(string role)
    {
        using var person = await _host.SignedInAsync(role);
        using var answer = await AccessRequestsHost.SubmitAsync(person, Urls.MyAccount, new() { ["_handler"] = "agenda" });
        var page = await AccessRequestsHost.TextAsync(answer);
        var address = Address().Match(page).Value;
        Assert.NotEmpty(address);
        Assert.DoesNotContain(address, await AccessRequestsHost.TextAsync(person, Urls.MyAccount), StringComparison.Ordinal);
        return address;
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var agenda = _host.Browser();
        using var answer = await agenda.GetAsync(address, Cancellation);
        return answer.StatusCode;
    }

    [GeneratedRegex("/agenda/[0-9a-f]{64}\\.ics")]
    private static partial Regex Address();
}
