using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Incidents;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Incidents;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using AccessRequests.Web.Steps;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Incidents;

/// <summary>Scenario 25 on the running host: what was sent and published told too much.</summary>
public sealed class IncidentTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public IncidentTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Scenario_25_An_incident_is_in_the_register_with_recipients_pages_and_times_the_publication_ends_and_the_assessment_is_asked_for()
    {
        await _case.ApproveAsync();
        var id = (await _case.RequestAsync()).Id;
        var (officer, manager) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager));
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Case30198.Today, Delivery = Delivery.Email, Proof = "accusé 42" }, officer, Cancellation));
        await _case.AskAsync<PublishDecision>(publish => publish.ExecuteAsync(id, new PublicationForm { On = Case30198.Today, Address = "https://www.exemple.example/30198" }, manager, Cancellation));
        var form = await FormAsync();

        var unpaged = await Assert.ThrowsAsync<ValidationException>(() => ReportAsync(id, form, "99999"));
        Assert.Contains("Indiquez des pages de 1 à", unpaged.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ReportIncident>(report => report.ExecuteAsync(id, form, TestUsers.With(Roles.Auditor), Cancellation)));
        await ReportAsync(id, form, "1");

        await using var db = await _case.OpenAsync();
        var incident = await db.Incidents.AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal(ConfidentialityIncident.ReferenceOf(TimeProvider.System.QuebecToday().Year, 1), incident.Reference);
        Assert.Equal([IncidentChannel.Published, IncidentChannel.Sent], incident.Communications.Select(one => one.Channel).OrderByDescending(channel => channel));
        Assert.All(incident.Communications, one => Assert.Contains(".zip ", one.Evidence, StringComparison.Ordinal));
        Assert.Equal("1", Assert.Single(incident.Pages).Pages);
        var request = await _case.RequestAsync();
        Assert.Null(request.Sent!.PublishedOn);
        using var browser = await _host.SignedInAsync(Roles.Manager);
        using var copy = await browser.GetAsync($"/demandes/{Case30198.Number}/lettre-a-diffuser.pdf", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, copy.StatusCode);
        Assert.Contains(await TasksAsync(db, manager), task => task.Text.Contains("retirez du site", StringComparison.Ordinal) && task.Address == $"/incidents/{incident.Reference}");

        await HandleAsync(handle => handle.ConfirmTakenDownAsync(incident.Id, incident.Version, TimeProvider.System.QuebecToday(), officer, Cancellation));
        Assert.Contains(await TasksAsync(db, manager), task => task.Text.Contains("évaluez le risque de préjudice sérieux", StringComparison.Ordinal));
        await Assert.ThrowsAsync<AccessDeniedException>(() => HandleAsync(handle => handle.AssessAsync(incident.Id, incident.Version, Assessment(), officer, Cancellation)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => HandleAsync(handle => handle.AssessAsync(incident.Id, incident.Version, Assessment(), manager, Cancellation)));
        var version = (await db.Incidents.AsNoTracking().SingleAsync(Cancellation)).Version;
        await HandleAsync(handle => handle.AssessAsync(incident.Id, version, Assessment(), manager, Cancellation));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => HandleAsync(handle => handle.NotifyAsync(incident.Id, version, TimeProvider.System.QuebecToday(), null, officer, Cancellation)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => HandleAsync(handle => handle.ConfirmTakenDownAsync(incident.Id, version, TimeProvider.System.QuebecToday(), officer, Cancellation)));
        var open = await Assert.ThrowsAsync<RuleViolationException>(() => HandleAsync(handle => handle.CloseAsync(incident.Id, manager, Cancellation)));
        Assert.Equal(ObstacleKind.IncidentCommissionNotNotified, Assert.Single(open.Obstacles).Kind);
        var hold = (await _case.RequestAsync()).HoldReason;
        var kept = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<FollowReview>(follow => follow.LiftHoldAsync(id, hold, "fini", manager, Cancellation)));
        Assert.Equal(ObstacleKind.IncidentStillOpen, Assert.Single(kept.Obstacles).Kind);

        using var auditor = await _host.SignedInAsync(Roles.Auditor);
        var register = await auditor.GetStringAsync("/incidents/registre.csv", Cancellation);
        Assert.Contains($"{incident.Reference};{Case30198.Number};", register, StringComparison.Ordinal);
        Assert.Contains("https://www.exemple.example/30198", register, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(auditor, $"/incidents/{incident.Reference}")).StatusCode);
        using var administrator = await _host.SignedInAsync(Roles.Administrator);
        Assert.NotEqual(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(administrator, "/incidents/registre.csv")).StatusCode);
    }

    private async Task<ReportIncidentForm> FormAsync()
    {
        await using var db = await _case.OpenAsync();
        var document = (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(document => document.IsReleased);

        return new ReportIncidentForm
        {
            SendingId = (await _case.RequestAsync()).Sent!.Id,
            OccurredFrom = Case30198.Today,
            AwareOn = TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue),
            Circumstances = "Un nom se lit sous une marque trop courte.",
            Information = "Nom d’un employé",
            Documents = [new ReportIncidentForm.DocumentPages { DocumentId = document.Id.Value, Title = document.Title, PageCount = document.Original.PageCount }],
        };
    }

    private async Task ReportAsync(Domain.Requests.AccessRequestId id, ReportIncidentForm form, string pages)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        form.Documents[0].Pages = pages;
        await _case.AskAsync<ReportIncident>(report => report.ExecuteAsync(id, form, officer, Cancellation));
    }

    private Task HandleAsync(Func<HandleIncident, Task> act) => _case.AskAsync(act);

    private static Task<IReadOnlyList<OfficeTask>> TasksAsync(AccessRequestsDb db, System.Security.Claims.ClaimsPrincipal user) =>
        OfficeDay.TasksAsync(db, user, TimeProvider.System.QuebecToday(), Cancellation);

    private static AssessmentForm Assessment() => new() { Sensitivity = "Nom seul", Consequences = "Harcèlement", Likelihood = "Faible", IsSerious = true };
}
