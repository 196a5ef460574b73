using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Layout;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Journal;

/// <summary>Whoever comes to what is not theirs leaves a row, and no more than one an hour for each file.</summary>
public sealed class RefusedAccessTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 15, 10, 0, TimeSpan.Zero));
    private readonly AccessRequestsHost _host;

    public RefusedAccessTests() => _host = new AccessRequestsHost { Clock = _clock };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_refused_policy_is_in_the_history_of_the_file_once_an_hour_and_without_what_was_typed()
    {
        var theCase = new Case30198(_host);
        await using var db = await theCase.OpenAsync();
        var file = await db.Requests.AsNoTracking().Select(request => request.Id).SingleAsync(Cancellation);
        using var reviewer = await _host.SignedInAsync(Roles.Reviewer);
        using var stranger = _host.Browser();
        string[] refused = [$"/demandes/{Case30198.Number}/approbation", $"/demandes/{Case30198.Number}/modifier", "/administration/gabarits/motdepasse", Urls.Accounts];

        foreach (var address in refused)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await AccessRequestsHost.GetAsync(reviewer, address)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(stranger, address)).StatusCode);
        }

        _clock.Advance(TimeSpan.FromHours(1));
        await AccessRequestsHost.GetAsync(reviewer, refused[0]);

        var person = DemonstrationAccounts.All.Single(account => account.Role == Roles.Reviewer).Name;
        var rows = await db.History.Where(entry => entry.Act == HistoryAct.AccessRefused).OrderBy(entry => entry.Sequence).Select(entry => ValueTuple.Create(entry.RequestId, entry.ActorName, entry.After)).ToListAsync(Cancellation);
        Assert.Equal(
            [(file, person, "/demandes/{Number}/approbation"), (null, person, "/administration/gabarits/{Key}"), (file, person, "/demandes/{Number}/approbation")],
            rows.Select(row => ((AccessRequestId?)row.Item1, row.Item2, (string?)row.Item3)));
    }

    [Fact]
    public async Task Whoever_asks_for_a_restricted_file_by_its_number_is_told_that_there_is_none_and_leaves_a_row_that_the_auditor_reads()
    {
        var theCase = new Case30198(_host);
        await using var db = await theCase.OpenAsync();
        var request = await db.Requests.SingleAsync(Cancellation);
        var manager = DemonstrationAccounts.All.Single(account => account.Role == Roles.Manager);
        var holder = await db.Users.SingleAsync(account => account.Email == manager.Email, Cancellation);
        var actor = new Domain.Actor(holder.Id, holder.Name);
        request.Restrict([actor], null, "Conflit d’intérêts possible", actor, _clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);
        using var reviewer = await _host.SignedInAsync(Roles.Reviewer);
        using var named = await _host.SignedInAsync(Roles.Manager);
        var address = $"/demandes/{Case30198.Number}/lettre-a-diffuser.pdf";

        Assert.Equal(HttpStatusCode.NotFound, (await AccessRequestsHost.GetAsync(reviewer, address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AccessRequestsHost.GetAsync(reviewer, "/demandes/99999/lettre-a-diffuser.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AccessRequestsHost.GetAsync(named, $"/demandes/{Case30198.Number}/documents/{Guid.Empty}/original.pdf")).StatusCode);

        var row = await db.History.AsNoTracking().SingleAsync(entry => entry.Act == HistoryAct.AccessRefused, Cancellation);
        Assert.Equal((request.Id, "Dossier restreint"), (row.RequestId, row.After));

        // The same by a page, in a circuit.
        await using var bunit = new BunitContext();
        bunit.Services.AddSingleton(_host.Services.GetRequiredService<Readings>());
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/demandes/{Case30198.Number}?onglet=pieces");
        var other = TestUsers.With(Roles.Reviewer);
        bunit.Render<NotFoundPage>(page => page.Add(missing => missing.Authentication, Task.FromResult(new AuthenticationState(other))));
        Assert.Equal(other.ToActor().Id, (await db.History.AsNoTracking().Where(entry => entry.Act == HistoryAct.AccessRefused).OrderBy(entry => entry.Sequence).LastAsync(Cancellation)).ActorId);
    }

    [Fact]
    public async Task A_page_of_a_circuit_that_is_refused_leaves_the_same_row()
    {
        var theCase = new Case30198(_host);
        await using var db = await theCase.OpenAsync();
        await using var bunit = new BunitContext();
        var reviewer = TestUsers.With(Roles.Reviewer);
        bunit.Services.AddSingleton(_host.Services.GetRequiredService<Readings>());
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/demandes/{Case30198.Number}/approbation");
        var state = Task.FromResult(new AuthenticationState(reviewer));

        bunit.Render<Failure>(page => page.Add(failure => failure.Error, new AccessDeniedException(Policies.ApproveDecisions)).Add(failure => failure.Authentication, state));
        var first = await db.History.AsNoTracking().SingleAsync(entry => entry.Act == HistoryAct.AccessRefused, Cancellation);

        Assert.Equal(("Approuver, retourner et retirer une approbation", reviewer.ToActor().Id), (first.After, first.ActorId));
        Assert.NotNull(first.RequestId);
    }
}
