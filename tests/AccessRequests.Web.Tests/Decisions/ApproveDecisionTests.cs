using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Organisations;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Decisions;

public sealed class ApproveDecisionTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ApproveDecisionTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(_case.SubmitAsync());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_drafted_cannot_approve_even_as_a_manager()
    {
        var drafter = await _case.PersonAsync(Roles.AccessOfficer, Roles.Manager);
        var request = await _case.RequestAsync();
        var seen = await _case.FingerprintAsync();

        var violation = await Assert.ThrowsAsync<RuleViolationException>(
            () => _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, seen, drafter, Cancellation)));

        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, Assert.Single(violation.Obstacles).Kind);
        Assert.Equal(RequestStatus.AwaitingApproval, (await _case.RequestAsync()).Status);
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.AccessOfficer)]
    [InlineData(Roles.Administrator)]
    public async Task Only_a_manager_approves_returns_or_withdraws(string role)
    {
        var person = await _case.PersonAsync(role);
        var request = await _case.RequestAsync();
        var seen = await _case.FingerprintAsync();
        var form = new ReturnForm { Comment = "À revoir" };

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, seen, person, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, form, person, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ApproveDecision>(approve => approve.WithdrawAsync(request.Id, form, person, Cancellation)));
    }

    [Fact]
    public async Task A_reviewer_does_not_reach_the_page_of_the_approval()
    {
        using var reviewer = await _host.SignedInAsync(Roles.Reviewer);

        using var answer = await AccessRequestsHost.GetAsync(reviewer, $"/demandes/{Case30198.Number}/approbation");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task What_changed_while_the_manager_read_is_not_approved()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var administrator = await _case.PersonAsync(Roles.Administrator);
        var request = await _case.RequestAsync();
        var seen = await _case.FingerprintAsync();
        await using var db = await _case.OpenAsync();
        var form = OrganisationForm.Of(await db.Organisations.SingleAsync(Cancellation), new DateOnly(2025, 12, 31));
        form.Telephone = "418 555-0100";
        await _case.AskAsync<EditOrganisation>(edit => edit.ExecuteAsync(form, administrator, Cancellation));

        var violation = await Assert.ThrowsAsync<RuleViolationException>(
            () => _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, seen, manager, Cancellation)));

        Assert.Equal(ObstacleKind.DecisionChangedWhileRead, Assert.Single(violation.Obstacles).Kind);
    }

    [Fact]
    public async Task A_letterhead_that_holds_from_a_later_day_leaves_the_letter_as_it_is()
    {
        var administrator = await _case.PersonAsync(Roles.Administrator);
        var seen = await _case.FingerprintAsync();
        await using var db = await _case.OpenAsync();
        var form = OrganisationForm.Of(await db.Organisations.SingleAsync(Cancellation), new DateOnly(2026, 1, 1));
        form.Ministry = "Ministère des Exemples";

        await _case.AskAsync<EditOrganisation>(edit => edit.ExecuteAsync(form, administrator, Cancellation));

        Assert.Equal(seen, await _case.FingerprintAsync());
        await using var after = await _case.OpenAsync();
        var organisation = await after.Organisations.AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal("Ministère des Exemples", organisation.LetterheadOn(new DateOnly(2026, 1, 1)).Ministry);
        Assert.NotEqual("Ministère des Exemples", organisation.LetterheadOn(new DateOnly(2025, 12, 31)).Ministry);
    }

    [Fact]
    public async Task A_return_says_why_and_opens_the_file_again()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var request = await _case.RequestAsync();

        await Assert.ThrowsAsync<ValidationException>(
            () => _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, new ReturnForm { Comment = " " }, manager, Cancellation)));
        await _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, new ReturnForm { Comment = "Revoir le point 4" }, manager, Cancellation));

        var returned = await _case.RequestAsync();
        Assert.Equal(RequestStatus.Open, returned.Status);
        Assert.Equal("Revoir le point 4", returned.Decision.ReturnComment);
    }

    [Fact]
    public async Task The_previews_are_shown_inline_and_kept_by_no_browser()
    {
        using var manager = await _host.SignedInAsync(Roles.Manager);
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().FirstAsync(Cancellation);

        foreach (var address in new[] { $"/demandes/{Case30198.Number}/lettre.pdf", $"/demandes/{Case30198.Number}/documents/{document.Id}/apercu.pdf" })
        {
            using var answer = await AccessRequestsHost.GetAsync(manager, address);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
            Assert.Null(answer.Content.Headers.ContentDisposition);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task An_administrator_sees_neither_letter_nor_documents()
    {
        using var administrator = await _host.SignedInAsync(Roles.Administrator);

        using var answer = await AccessRequestsHost.GetAsync(administrator, $"/demandes/{Case30198.Number}/lettre.pdf");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_preview_of_the_document_of_another_request_is_not_found()
    {
        await _case.LogAnotherAsync("99999");
        using var manager = await _host.SignedInAsync(Roles.Manager);
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().FirstAsync(Cancellation);

        using var answer = await AccessRequestsHost.GetAsync(manager, $"/demandes/99999/documents/{document.Id}/apercu.pdf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
