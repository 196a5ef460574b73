using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Security;

/// <summary>A manager who is away delegates approvals to an officer: on the days that were said, with four eyes all the same, and the history tells.</summary>
public sealed class DelegationTests : IAsyncLifetime
{
    private const string Password = "longue-phrase-de-passe-7";
    private const string DelegateEmail = "delegue@exemple.test";

    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;
    private ClaimsPrincipal _manager = TestUsers.Nobody;
    private ClaimsPrincipal _delegate = TestUsers.Nobody;

    public DelegationTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var account = await _host.OpenAccountAsync(DelegateEmail, Password, Roles.AccessOfficer);
        _delegate = TestUsers.With(account.Id, account.Name, Roles.AccessOfficer);
        _manager = await _case.PersonAsync(Roles.Manager);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_delegate_approves_and_the_history_says_by_whose_delegation()
    {
        await DelegateAsync(Case30198.Today, Case30198.Today);
        await _case.SubmitAsync();
        var request = await _case.RequestAsync();
        var package = await PackageAsync();

        await ApproveAsync(request, package, _delegate);

        Assert.Equal(RequestStatus.Approved, (await _case.RequestAsync()).Status);
        await using var db = await _case.OpenAsync();
        var told = await db.History.SingleAsync(entry => entry.Act == HistoryAct.Approved, Cancellation);
        Assert.Equal(_delegate.ToActor().Id, told.ActorId);
        Assert.StartsWith($"par délégation de {_manager.DisplayName()}, du {FrenchDate.Of(DateOnly.FromDateTime(Case30198.Today))}", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_drafted_does_not_approve_by_delegation_either()
    {
        var drafter = await _case.PersonAsync(Roles.AccessOfficer);
        await DelegateAsync(Case30198.Today, Case30198.Today, drafter);
        await _case.SubmitAsync();
        var request = await _case.RequestAsync();
        var package = await PackageAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(request, package, drafter, DemonstrationAccounts.All.Single(person => person.Role == Roles.AccessOfficer).Password));
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

        var planned = await db.Substitutions.SingleAsync(Cancellation);
        await _case.AskAsync<PlanAbsence>(plan => plan.CancelAsync(planned.Id, _manager, Cancellation));
        Assert.False(await MayApproveAsync(_delegate));
        Assert.EndsWith("approbations déléguées", await db.History.Where(entry => entry.Act == HistoryAct.AbsenceCancelled).Select(entry => entry.After).SingleAsync(Cancellation), StringComparison.Ordinal);
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
        Assert.Contains((await TasksAsync(_delegate)), task => task.Contains("Approuver", StringComparison.Ordinal));
    }

    private async Task<List<string>> TasksAsync(ClaimsPrincipal user)
    {
        await _case.SubmitAsync();
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
        (await _host.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, Policies.ApproveDecisions)).Succeeded;

    private async Task<Domain.Packages.Package> PackageAsync()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        var built = Guid.Empty;
        await _case.AskAsync<AccessRequests.Web.Packages.BuildPackage>(async build => built = await build.ExecuteAsync(id, officer, Cancellation));
        return await _case.FinishedAsync(built);
    }

    private Task ApproveAsync(AccessRequest request, Domain.Packages.Package package, ClaimsPrincipal user, string password = Password) => _case.AskAsync<ApproveDecision>(
        approve => approve.ApproveAsync(request.Id, package.ManifestSha256!, new ApprovalForm { Password = password }, user, Cancellation));
}
