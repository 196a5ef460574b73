using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using AccessRequests.Web.Tests.Faults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Security;

/// <summary>A manager who is away delegates approvals to an officer: on the days that were said, with four eyes all the same, and the history tells.</summary>
public sealed class DelegationTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>, IAsyncLifetime
{
    private const string Password = "longue-phrase-de-passe-7";

    /// <summary>The program is shared; the people and the file of each scenario are its own.</summary>
    private readonly string _number = $"D-{Guid.NewGuid():N}"[..10];
    private readonly Case30198 _case = new(host);
    private ClaimsPrincipal _manager = TestUsers.Nobody;
    private ClaimsPrincipal _delegate = TestUsers.Nobody;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _delegate = await OpenAsync("Ève Nadeau", Roles.AccessOfficer);
        _manager = await OpenAsync("Paule Tessier", Roles.Manager);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_delegate_approves_and_the_history_says_by_whose_delegation()
    {
        await DelegateAsync(Case30198.Today, Case30198.Today);
        var (request, manifest) = await SubmitAsync();

        await ApproveAsync(request, manifest, _delegate);

        await using var db = await _case.OpenAsync();
        Assert.Equal(RequestStatus.Approved, (await db.Requests.AsNoTracking().SingleAsync(known => known.Id == request, Cancellation)).Status);
        var told = await db.History.SingleAsync(entry => entry.RequestId == request && entry.Act == HistoryAct.Approved, Cancellation);
        Assert.Equal(_delegate.ToActor().Id, told.ActorId);
        Assert.StartsWith($"par délégation de {_manager.DisplayName()}, du {FrenchDate.Of(DateOnly.FromDateTime(Case30198.Today))}", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_drafted_does_not_approve_by_delegation_either()
    {
        var drafter = await _case.PersonAsync(Roles.AccessOfficer);
        await DelegateAsync(Case30198.Today, Case30198.Today, drafter);
        var (request, manifest) = await SubmitAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(request, manifest, drafter, DemonstrationAccounts.All.Single(person => person.Role == Roles.AccessOfficer).Password));
        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, refusal.Obstacles.Single().Kind);
    }

    [Theory]
    [InlineData(-3, -1)]
    [InlineData(1, 3)]
    public async Task Before_its_first_day_and_after_its_last_it_gives_nothing(int from, int to)
    {
        await DelegateAsync(Case30198.Today.AddDays(from), Case30198.Today.AddDays(to));
        Assert.False(await MayApproveAsync(_delegate));
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled_when_its_manager_leaves_and_when_the_delegate_is_no_longer_an_officer()
    {
        await DelegateAsync(Case30198.Today, Case30198.Today);
        Assert.True(await MayApproveAsync(_delegate));
        Assert.False(await MayApproveAsync(TestUsers.With(_delegate.ToActor().Id, "Ève Nadeau", Roles.Reviewer)));

        await using var db = await _case.OpenAsync();
        var manager = _manager.ToActor().Id;
        await db.Users.Where(account => account.Id == manager).ExecuteUpdateAsync(change => change.SetProperty(account => account.IsDisabled, true), Cancellation);
        Assert.False(await MayApproveAsync(_delegate));
        await db.Users.Where(account => account.Id == manager).ExecuteUpdateAsync(change => change.SetProperty(account => account.IsDisabled, false), Cancellation);
        Assert.True(await MayApproveAsync(_delegate));

        var planned = await db.Substitutions.SingleAsync(known => known.AbsentId == manager, Cancellation);
        await _case.AskAsync<PlanAbsence>(plan => plan.CancelAsync(planned.Id, _manager, Cancellation));
        Assert.False(await MayApproveAsync(_delegate));
        Assert.EndsWith("approbations déléguées", await db.History.Where(entry => entry.Act == HistoryAct.AbsenceCancelled && entry.ActorId == manager).Select(entry => entry.After).SingleAsync(Cancellation), StringComparison.Ordinal);
    }

    /// <summary>An absence without delegation gives work, and no right.</summary>
    [Fact]
    public async Task A_substitute_alone_does_not_approve()
    {
        await DelegateAsync(Case30198.Today, Case30198.Today, delegates: false);
        Assert.False(await MayApproveAsync(_delegate));
    }

    [Fact]
    public async Task Only_a_manager_delegates_what_a_manager_approves_and_to_an_officer()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        Assert.Equal(ObstacleKind.DelegationByManagersOnly, await RefusedAsync(_manager, _delegate, _delegate));
        Assert.Equal(ObstacleKind.DelegationOfManagersOnly, await RefusedAsync(reviewer, _delegate, _manager));
        Assert.Equal(ObstacleKind.DelegateNotOfficer, await RefusedAsync(_manager, reviewer, _manager));

        await DelegateAsync(Case30198.Today, Case30198.Today);
        Assert.Equal(ObstacleKind.DelegationByManagersOnly, await RefusedAsync(_manager, await _case.PersonAsync(Roles.AccessOfficer), _delegate));
        Assert.Contains((await TasksAsync(_delegate)), task => task.Contains($"Approuver la décision {_number}", StringComparison.Ordinal));
    }

    private async Task<List<string>> TasksAsync(ClaimsPrincipal user)
    {
        await SubmitAsync();
        await using var db = await _case.OpenAsync();
        return [.. (await OfficeDay.TasksAsync(db, user, DateOnly.FromDateTime(Case30198.Today), Cancellation)).Select(task => task.Text)];
    }

    private async Task<ObstacleKind> RefusedAsync(ClaimsPrincipal absent, ClaimsPrincipal substitute, ClaimsPrincipal planner) =>
        (await Assert.ThrowsAsync<RuleViolationException>(() => PlanAsync(Case30198.Today, Case30198.Today, absent, substitute, planner, delegates: true))).Obstacles.Single().Kind;

    private Task DelegateAsync(DateTime from, DateTime to, ClaimsPrincipal? substitute = null, bool delegates = true) =>
        PlanAsync(from, to, _manager, substitute ?? _delegate, _manager, delegates);

    private Task PlanAsync(DateTime from, DateTime to, ClaimsPrincipal absent, ClaimsPrincipal substitute, ClaimsPrincipal planner, bool delegates) => _case.AskAsync<PlanAbsence>(plan => plan.ExecuteAsync(
        new AbsenceForm { AbsentId = absent.ToActor().Id, SubstituteId = substitute.ToActor().Id, From = from, To = to, DelegatesApproval = delegates }, planner, Cancellation));

    private async Task<bool> MayApproveAsync(ClaimsPrincipal user) =>
        (await host.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, Policies.ApproveDecisions)).Succeeded;

    private async Task<ClaimsPrincipal> OpenAsync(string name, string role)
    {
        var account = await host.OpenAccountAsync($"{Guid.NewGuid():N}@exemple.test", Password, role, account => account.Name = name);
        return TestUsers.With(account.Id, account.Name, role);
    }

    /// <summary>A file of the scenario's own, drafted by the officer of the demonstration, with its verified package.</summary>
    private async Task<(AccessRequestId Id, string Manifest)> SubmitAsync()
    {
        var id = await new OfficeAtWork(host, _ => { }, errs: false).BringAsync(_number, (_, _, package) => package is { Status: PackageStatus.Verified });
        await using var db = await _case.OpenAsync();
        return (id, (await db.LatestPackageAsync(id, Cancellation))!.ManifestSha256!);
    }

    private Task ApproveAsync(AccessRequestId request, string manifest, ClaimsPrincipal user, string password = Password) => _case.AskAsync<ApproveDecision>(
        approve => approve.ApproveAsync(request, manifest, new ApprovalForm { Password = password }, user, Cancellation));
}
