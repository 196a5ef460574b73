using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Sendings;

/// <summary>The case approved and its package built: the decision leaves.</summary>
public sealed class SendDecisionTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public SendDecisionTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_decision_leaves_with_its_package_which_stays_at_hand_and_cannot_be_taken_back()
    {
        await _case.SubmitAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;

        var early = await Assert.ThrowsAsync<RuleViolationException>(() => SendAsync(id));
        Assert.Equal(ObstacleKind.RequestNotApproved, Assert.Single(early.Obstacles).Kind);
        var package = await _case.ApproveSubmittedAsync();
        await SendAsync(id);

        var request = await _case.RequestAsync();
        Assert.Equal((RequestStatus.Sent, package.Id, DateOnly.FromDateTime(Case30198.Today)), (request.Status, request.Sent!.PackageId, request.Sent.SentOn));
        await using var db = await _case.OpenAsync();
        var entry = await db.History.SingleAsync(known => known.Act == HistoryAct.DecisionSent, Cancellation);
        Assert.Contains($"en retard de {(Case30198.Today - new DateTime(2025, 12, 22)).Days} jours", entry.After, StringComparison.Ordinal);

        var browser = await _host.SignedInAsync(Roles.AccessOfficer);
        var answer = await AccessRequestsHost.GetAsync(browser, Case30198.UrlOf(package, package.Artefacts[0]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var manager = await _case.PersonAsync(Roles.Manager);
        await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ApproveDecision>(approve => approve.WithdrawAsync(id, new ReturnForm { Comment = "Trop tard" }, manager, Cancellation)));
        await Assert.ThrowsAsync<RuleViolationException>(() => SendAsync(id));

        await _case.AskAsync<CloseRequest>(close => close.ReopenAsync(id, new ReasonForm { Reason = "Une page manquait." }, officer, Cancellation));
        Assert.Equal(RequestStatus.Open, (await _case.RequestAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Case30198.UrlOf(package, package.Artefacts[0]))).StatusCode);
    }

    [Fact]
    public async Task Scenario_23_The_copy_to_publish_names_no_applicant_and_whoever_drafted_does_not_record_the_publication()
    {
        await _case.ApproveAsync();
        var id = (await _case.RequestAsync()).Id;
        var (officer, manager) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager));
        var browser = await _host.SignedInAsync(Roles.Manager);
        using var early = await browser.GetAsync($"/demandes/{Case30198.Number}/lettre-a-diffuser.pdf", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await SendAsync(id);

        var bytes = await browser.GetByteArrayAsync($"/demandes/{Case30198.Number}/lettre-a-diffuser.pdf", Cancellation);
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "lettre.pdf");
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        await using var db = await _case.OpenAsync();
        var applicant = await db.Applicants.AsNoTracking().SingleAsync(Cancellation);
        var (text, objects) = (await PdfText.OfAsync(path), await PdfText.ObjectsOfAsync(path));
        Assert.Contains("30198", text, StringComparison.Ordinal);
        Assert.All([applicant.Name!, applicant.Email!, "rue de l’Exemple"], name => Assert.DoesNotContain(name, text + objects, StringComparison.OrdinalIgnoreCase));

        var form = new PublicationForm { On = DateTime.Today, Address = "https://www.exemple.example/30198" };
        var same = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<PublishDecision>(publish => publish.ExecuteAsync(id, form, officer, Cancellation)));
        Assert.Equal(ObstacleKind.PublicationByTheSamePerson, Assert.Single(same.Obstacles).Kind);
        form.Address = "javascript:alert(1)";
        await Assert.ThrowsAsync<ValidationException>(() => _case.AskAsync<PublishDecision>(publish => publish.ExecuteAsync(id, form, manager, Cancellation)));
        form.Address = "https://www.exemple.example/30198";
        form.On = Case30198.Today;
        await _case.AskAsync<PublishDecision>(publish => publish.ExecuteAsync(id, form, manager, Cancellation));

        Assert.Equal(DateOnly.FromDateTime(Case30198.Today), (await _case.RequestAsync()).Sent!.PublishedOn);
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<PublishDecision>(publish => publish.WithdrawAsync(id, new ReasonForm { Reason = "x" }, TestUsers.With(Roles.Reviewer), cancellation: Cancellation)));
    }

    [Fact]
    public async Task A_reviewer_sends_nothing_even_past_the_page()
    {
        var reviewer = TestUsers.With(Roles.Reviewer);
        var id = (await _case.RequestAsync()).Id;

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, Form(), reviewer, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<CloseRequest>(close => close.WithdrawAsync(id, new ReasonForm { Reason = "x" }, reviewer, Cancellation)));
    }

    private async Task SendAsync(AccessRequestId id)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, Form(), officer, Cancellation));
    }

    private static SendDecisionForm Form() => new() { SentOn = Case30198.Today, Delivery = Delivery.Email, Proof = "accusé 42" };
}
