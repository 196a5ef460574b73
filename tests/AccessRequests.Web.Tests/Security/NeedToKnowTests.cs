using System.Net;
using System.Reflection;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AccessRequests.Web.Tests.Security;

/// <summary>A restricted file is there for nobody but those it is named to: asked by every route, every page and every table.</summary>
public sealed partial class NeedToKnowTests : IAsyncLifetime
{
    private const string Password = "longue-phrase-de-passe-7";
    private const string Reason = "Conflit d’intérêts possible";

    private static readonly string[] Unnamed = [Roles.AccessOfficer, Roles.Reviewer, Roles.Manager];

    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;
    private string _applicant = "";
    private string _subject = "";
    private Guid _document;

    public NeedToKnowTests()
    {
        _case = new Case30198(_host);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    /// <summary>The demonstration's manager keeps the file to herself; nobody has it.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var role in Unnamed)
        {
            await _host.OpenAccountAsync(EmailOf(role), Password, role);
        }

        await RestrictAsync();
        await using var db = await _case.OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(Cancellation);
        _subject = request.Subject;
        _applicant = (await db.Applicants.AsNoTracking().SingleAsync(Cancellation)).Name!;
        _document = (await db.Documents.AsNoTracking().FirstAsync(Cancellation)).Id.Value;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_route_to_it_answers_404_and_no_other_names_it()
    {
        foreach (var role in Unnamed)
        {
            using var person = await SignedInAsync(role);

            foreach (var route in Routes())
            {
                using var answer = await person.GetAsync(Address(route), Cancellation);
                var text = await answer.Content.ReadAsStringAsync(Cancellation);
                Assert.DoesNotContain(_applicant, text);
                Assert.DoesNotContain(_subject, text);

                // Pages load in their circuit: see the walk of the pages.
                if (IsOfFile(route) && !IsPage(route))
                {
                    Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{route} answers {role} with {answer.StatusCode}.");
                }
                else if (!IsOfFile(route))
                {
                    Assert.False(text.Contains(Case30198.Number, StringComparison.Ordinal), $"{route} names the file to {role}.");
                }
            }
        }

        using var manager = await _host.SignedInAsync(Roles.Manager);
        Assert.Contains(Case30198.Number, await AccessRequestsHost.TextAsync(manager, "/demandes/export.csv"));
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/demandes/{Case30198.Number}/documents/{_document}/original.pdf", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task No_page_shows_it_to_who_is_not_named()
    {
        var shownToManager = 0;

        foreach (var page in typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()))
        {
            var isOfFile = page.GetCustomAttributes<RouteAttribute>().Any(route => route.Template.StartsWith("/demandes/{", StringComparison.Ordinal));

            var policies = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Select(authorize => authorize.Policy).OfType<string>().ToList();

            foreach (var role in Unnamed.Where(role => policies.TrueForAll(policy => Policies.RolesOf[policy].Contains(role))))
            {
                var shown = await ShownAsync(page, await PersonAsync(EmailOf(role), role));
                Assert.False(shown.Contains(_applicant, StringComparison.Ordinal) || shown.Contains(_subject, StringComparison.Ordinal), $"{page.Name} shows the file to {role}.");

                // The catalogue names the decision that a text was taken from, which happens to be the model of the demonstration.
                Assert.False(!isOfFile && shown.Replace($"N/Réf. {Case30198.Number}", "", StringComparison.Ordinal).Contains(Case30198.Number, StringComparison.Ordinal), $"{page.Name} names the file to {role}.");
            }

            var toManager = await ShownAsync(page, await _case.PersonAsync(Roles.Manager));
            shownToManager += toManager.Contains(_subject, StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(shownToManager >= 4, $"Only {shownToManager} pages show the file to whom it is named: the walk proves nothing.");
    }

    [Fact]
    public async Task Every_table_that_belongs_to_a_request_is_filtered()
    {
        await using var db = await _case.OpenAsync();
        var open = db.Model.GetEntityTypes()
            .Where(type => !type.IsOwned() && type.GetProperties().Any(property => property.ClrType == typeof(AccessRequestId) || property.ClrType == typeof(AccessRequestId?)))
            .Where(type => type.GetDeclaredQueryFilters().Count == 0)
            .Select(type => type.ClrType);

        // Messages are read by the sender alone, which is nobody's desk.
        Assert.Equal([typeof(OutboxMessage)], open);
    }

    [Fact]
    public async Task What_belongs_to_it_is_there_for_the_officer_in_charge_and_those_named_only()
    {
        var officer = await PersonAsync(EmailOf(Roles.AccessOfficer), Roles.AccessOfficer);
        Assert.Equal((0, 0, 0, 0, 0), await CountsAsync(officer));
        Assert.Equal((0, 0, 0, 0, 0), await CountsAsync(TestUsers.Nobody));

        await using (var db = await _case.OpenAsync())
        {
            (await db.Requests.SingleAsync(Cancellation)).Assign(officer.ToActor(), officer.ToActor(), DateTimeOffset.UtcNow, mayRestrict: true);
            await db.SaveChangesAsync(Cancellation);
        }

        var seen = await CountsAsync(officer);
        Assert.Equal(seen, await CountsAsync(await _case.PersonAsync(Roles.Manager)));
        Assert.True(seen is { Requests: 1, Applicants: 1, Documents: > 0, History: > 0, Search: > 0 }, $"{seen}");
    }

    [Fact]
    public async Task The_history_of_the_installation_stays_one_chain_and_a_taken_number_stays_taken()
    {
        await using var scope = await ScopeAsync(await PersonAsync(EmailOf(Roles.AccessOfficer), Roles.AccessOfficer));
        Assert.NotEqual(Case30198.Number, await scope.ServiceProvider.GetRequiredService<LogRequest>().ProposeNumberAsync(Cancellation));

        await using var db = await _case.OpenAsync();
        var places = await db.History.OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(1, places.Count).Select(place => (long?)place), places);
    }

    [Fact]
    public async Task The_auditor_sees_the_acts_and_not_what_they_say()
    {
        using var auditor = await _host.SignedInAsync(Roles.Auditor);
        var journal = await AccessRequestsHost.TextAsync(auditor, $"/journal/export.csv?demande={Case30198.Number}");

        Assert.Contains(HistoryAct.AccessRestricted.InFrench(), journal);
        Assert.Contains(JournalFile.Withheld, journal);
        Assert.DoesNotContain(_subject, journal);
        Assert.DoesNotContain(Reason, journal);
    }

    [Fact]
    public async Task Nobody_who_does_not_see_it_is_told_of_it()
    {
        await using (var db = await _case.OpenAsync())
        {
            var request = await db.Requests.SingleAsync(Cancellation);
            request.Record(HistoryAct.SubmittedForApproval, (await _case.PersonAsync(Roles.AccessOfficer)).ToActor(), DateTimeOffset.UtcNow);
            await db.SaveChangesAsync(Cancellation);
        }

        await using var after = await _case.OpenAsync();
        Assert.Equal(["gestionnaire@demo.example"], await after.Outbox.Where(message => message.RequestId != null).Select(message => message.To).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_manager_who_restricts_stays_named_and_can_lift_the_restriction()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var other = await PersonAsync(EmailOf(Roles.Manager), Roles.Manager);
        var request = await _case.RequestAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => ActAsync(manager, act => act.ExecuteAsync(request.Id, new RestrictionForm { Named = [other.ToActor().Id], Reason = Reason, Seen = request.ActStamp }, manager, Cancellation)));
        Assert.Equal(ObstacleKind.RestrictionWithoutItsManager, refusal.Obstacles.Single().Kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ActAsync(other, act => act.LiftAsync(request.Id, new RestrictionForm { Reason = Reason, Seen = request.ActStamp }, other, Cancellation)));

        await ActAsync(manager, act => act.LiftAsync(request.Id, new RestrictionForm { Reason = "Le motif a disparu", Seen = request.ActStamp }, manager, Cancellation));
        Assert.Equal(1, (await CountsAsync(other)).Requests);
        await using var db = await _case.OpenAsync();
        Assert.Equal("Le motif a disparu", await db.History.Where(entry => entry.Act == HistoryAct.RestrictionLifted).Select(entry => entry.After).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task When_the_last_manager_who_sees_it_leaves_it_passes_to_the_others()
    {
        var administrator = await _case.PersonAsync(Roles.Administrator);
        var other = await PersonAsync(EmailOf(Roles.Manager), Roles.Manager);
        await _host.Services.GetRequiredService<EditAccount>().DisableAsync((await _case.PersonAsync(Roles.Manager)).ToActor().Id, administrator);

        Assert.Equal(1, (await CountsAsync(other)).Requests);
        Assert.Equal(0, (await CountsAsync(administrator)).Requests);
        Assert.Equal(0, (await CountsAsync(await PersonAsync(EmailOf(Roles.AccessOfficer), Roles.AccessOfficer))).Requests);
    }

    [Fact]
    public async Task It_is_given_to_who_is_named_and_to_others_by_a_manager_alone()
    {
        var (named, other) = (await _case.PersonAsync(Roles.AccessOfficer), await PersonAsync(EmailOf(Roles.AccessOfficer), Roles.AccessOfficer));
        await RestrictAsync(named);

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => AssignAsync(other.ToActor().Id, named));
        Assert.Equal(new Obstacle(ObstacleKind.AssigneeNotNamed, Case30198.Number), Assert.Single(refusal.Obstacles));
        Assert.Equal(0, (await CountsAsync(other)).Requests);

        await AssignAsync(named.ToActor().Id, named);
        await AssignAsync(other.ToActor().Id, await _case.PersonAsync(Roles.Manager));
        Assert.Equal(1, (await CountsAsync(other)).Requests);
    }

    [Fact]
    public async Task Whom_another_manager_took_off_the_list_does_not_come_back_from_a_page_that_was_open()
    {
        var (manager, officer) = (await _case.PersonAsync(Roles.Manager), await _case.PersonAsync(Roles.AccessOfficer));
        await RestrictAsync(officer);
        var request = await _case.RequestAsync();
        var seen = new RestrictionForm { Named = [manager.ToActor().Id, officer.ToActor().Id], Reason = "Un autre motif", Seen = request.ActStamp };
        await RestrictAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ActAsync(manager, act => act.ExecuteAsync(request.Id, seen, manager, Cancellation)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ActAsync(manager, act => act.LiftAsync(request.Id, seen, manager, Cancellation)));

        Assert.Equal(0, (await CountsAsync(officer)).Requests);
    }

    [Fact]
    public async Task A_unit_sees_it_while_it_is_named_and_whoever_leaves_the_unit_does_not()
    {
        var (legal, other) = (await PersonAsync(EmailOf(Roles.Reviewer), Roles.Reviewer), await PersonAsync(EmailOf(Roles.AccessOfficer), Roles.AccessOfficer));
        await JoinAsync(legal, "Affaires juridiques");
        await JoinAsync(other, "Communications");
        var (manager, request) = (await _case.PersonAsync(Roles.Manager), await _case.RequestAsync());
        var form = new RestrictionForm { Named = [manager.ToActor().Id], Unit = "Affaires juridiques", Reason = Reason, Seen = request.ActStamp };
        await ActAsync(manager, act => act.ExecuteAsync(request.Id, form, manager, Cancellation));

        Assert.Equal(await CountsAsync(manager), await CountsAsync(legal));
        Assert.Equal(0, (await CountsAsync(other)).Requests);

        await JoinAsync(legal, null);
        Assert.Equal(0, (await CountsAsync(legal)).Requests);
        await using var db = await _case.OpenAsync();
        Assert.Contains("unité « Affaires juridiques »", await db.History.Where(entry => entry.Act == HistoryAct.AccessRestricted).OrderByDescending(entry => entry.Sequence).Select(entry => entry.After).FirstAsync(Cancellation));
    }

    [Fact]
    public async Task A_unit_in_which_nobody_reads_requests_is_refused()
    {
        var (manager, request) = (await _case.PersonAsync(Roles.Manager), await _case.RequestAsync());
        var form = new RestrictionForm { Named = [manager.ToActor().Id], Unit = "Affaires juridiques", Reason = Reason, Seen = request.ActStamp };

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => ActAsync(manager, act => act.ExecuteAsync(request.Id, form, manager, Cancellation)));
        Assert.Equal(ObstacleKind.ReadersUnitUnknown, refusal.Obstacles.Single().Kind);
    }

    /// <summary>An administrator alone would read a restricted file by an account that they move to its unit.</summary>
    [Fact]
    public async Task Who_is_moved_to_a_unit_that_sees_restricted_files_waits_for_a_second_person()
    {
        var legal = await PersonAsync(EmailOf(Roles.Reviewer), Roles.Reviewer);
        await JoinAsync(legal, "Affaires juridiques");
        var (manager, request) = (await _case.PersonAsync(Roles.Manager), await _case.RequestAsync());
        var form = new RestrictionForm { Named = [manager.ToActor().Id], Unit = "Affaires juridiques", Reason = Reason, Seen = request.ActStamp };
        await ActAsync(manager, act => act.ExecuteAsync(request.Id, form, manager, Cancellation));

        Assert.True(await WaitsAfterMoveAsync("Affaires juridiques"));
        Assert.False(await WaitsAfterMoveAsync("Communications"));
    }

    private async Task<bool> WaitsAfterMoveAsync(string unit)
    {
        var account = await _host.OpenAccountAsync($"{Guid.NewGuid():N}@exemple.test", Password, Roles.Reviewer);
        var form = new AccountForm { Name = account.Name, Email = account.Email!, Roles = [Roles.Reviewer], Unit = unit, Stamp = (await _host.FormAsync(account.Id, Roles.Reviewer)).Stamp };
        await _host.Services.GetRequiredService<EditAccount>().ExecuteAsync(account.Id, form, await _case.PersonAsync(Roles.Administrator), Cancellation);

        await using var db = await _case.OpenAsync();
        var moved = await db.Users.SingleAsync(known => known.Id == account.Id, Cancellation);
        Assert.Equal(unit, moved.Unit);
        return moved.ConfirmationAskedBy is not null;
    }

    private async Task JoinAsync(ClaimsPrincipal person, string? unit)
    {
        await using var db = await _case.OpenAsync();
        var id = person.ToActor().Id;
        await db.Users.Where(account => account.Id == id).ExecuteUpdateAsync(change => change.SetProperty(account => account.Unit, unit), Cancellation);
    }

    private static string EmailOf(string role) => $"{role}@exemple.test";

    private static bool IsOfFile(string route) => route.StartsWith("/demandes/{", StringComparison.Ordinal);

    private static bool IsPage(string route) => typeof(Program).Assembly.GetTypes().Any(type => type.GetCustomAttributes<RouteAttribute>().Any(page => page.Template == route));

    private List<string> Routes() => [.. _host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Where(route => !route.Contains("**", StringComparison.Ordinal) && !route.StartsWith("/_", StringComparison.Ordinal) && !route.Contains('.', StringComparison.Ordinal) | IsOfFile(route) | route.EndsWith(".csv", StringComparison.Ordinal) | route.EndsWith(".ics", StringComparison.Ordinal))
        .Distinct()];

    private string Address(string route) => Parameter().Replace(route, parameter => parameter.Groups[1].Value.ToLowerInvariant() switch
    {
        "number" when IsOfFile(route) => Case30198.Number,
        "number" => "37",
        "documentid" or "id" => $"{_document}",
        "format" => "pdf",
        "code" => "404",
        _ => $"{Guid.Empty}",
    });

    private async Task RestrictAsync(params ClaimsPrincipal[] others)
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var request = await _case.RequestAsync();
        var form = new RestrictionForm { Named = [manager.ToActor().Id, .. others.Select(other => other.ToActor().Id)], Reason = Reason, Seen = request.ActStamp };
        await ActAsync(manager, act => act.ExecuteAsync(request.Id, form, manager, Cancellation));
    }

    private async Task AssignAsync(Guid assignee, ClaimsPrincipal user)
    {
        var seen = (await _case.RequestAsync()).AssigneeId;
        await using var scope = await ScopeAsync(user);
        await scope.ServiceProvider.GetRequiredService<AssignRequests>().ExecuteAsync(new Dictionary<string, Guid?> { [Case30198.Number] = seen }, assignee, user, Cancellation);
    }

    private async Task ActAsync(ClaimsPrincipal user, Func<RestrictAccess, Task> act)
    {
        await using var scope = await ScopeAsync(user);
        await act(scope.ServiceProvider.GetRequiredService<RestrictAccess>());
    }

    private Task<AsyncServiceScope> ScopeAsync(ClaimsPrincipal user)
    {
        var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Become(user);
        return Task.FromResult(scope);
    }

    private async Task<ClaimsPrincipal> PersonAsync(string email, string role)
    {
        await using var db = await _case.OpenAsync();
        return TestUsers.With(await db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync(Cancellation), "Ève Nadeau", role);
    }

    private async Task<HttpClient> SignedInAsync(string role)
    {
        var browser = _host.Browser();
        await AccessRequestsHost.SignInAsync(browser, EmailOf(role), Password);
        return browser;
    }

    private async Task<(int Requests, int Applicants, int Documents, int History, int Search)> CountsAsync(ClaimsPrincipal user)
    {
        await using var scope = await ScopeAsync(user);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<AccessRequestsDb>>().CreateDbContextAsync(Cancellation);

        return (
            await db.Requests.CountAsync(Cancellation),
            await db.Applicants.CountAsync(Cancellation),
            await db.Documents.CountAsync(Cancellation),
            await db.History.CountAsync(entry => entry.RequestId != null, Cancellation),
            await db.SearchEntries.CountAsync(Cancellation));
    }

    /// <summary>What the page shows in the person's own scope, whatever becomes of it.</summary>
    private async Task<string> ShownAsync(Type page, ClaimsPrincipal user)
    {
        await using var scope = await ScopeAsync(user);
        await using var bunit = new BunitContext();

        try
        {
            var shown = bunit.OpenPage(scope.ServiceProvider, user, page, parameter =>
                parameter.PropertyType == typeof(Guid) ? _document
                : parameter.PropertyType == typeof(int) ? 404
                : parameter.Name != "Number" ? "aucun"
                : page.Namespace!.EndsWith("Provisions", StringComparison.Ordinal) ? "37"
                : Case30198.Number);

            try
            {
                await shown.WaitForStateAsync(() => shown.Markup.Contains(_subject, StringComparison.Ordinal), TimeSpan.FromMilliseconds(400));
            }
            catch (Exception late) when (late.GetType().Name.StartsWith("WaitFor", StringComparison.Ordinal))
            {
                // What is there is what is judged.
            }

            return WebUtility.HtmlDecode(shown.Markup);
        }
        catch (Exception unshown) when (unshown is not Xunit.Sdk.XunitException)
        {
            return ""; // A page that cannot be rendered here shows nothing; how many do is asserted.
        }
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}]*(?:\([^)]*\))?[^{}]*\}")]
    private static partial Regex Parameter();
}
