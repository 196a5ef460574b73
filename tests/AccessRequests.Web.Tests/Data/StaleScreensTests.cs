using AccessRequests.Domain;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Sendings;
using AccessRequests.Web.Security;
using AccessRequests.Web.Steps;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Data;

/// <summary>Acts on what a colleague changed since the page was opened: refused, and what the colleague wrote stays.</summary>
public sealed class StaleScreensTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public StaleScreensTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_hold_that_a_colleague_set_is_not_replaced_by_someone_who_saw_none()
    {
        var (officer, id) = (await _case.PersonAsync(Roles.AccessOfficer), (await _case.RequestAsync()).Id);
        await _case.AskAsync<FollowReview>(follow => follow.HoldAsync(id, null, "Litige annoncé", officer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<FollowReview>(follow => follow.HoldAsync(id, null, "Autre raison", officer, Cancellation)));
        Assert.Equal("Litige annoncé", (await _case.RequestAsync()).HoldReason);

        await _case.AskAsync<FollowReview>(follow => follow.HoldAsync(id, "Litige annoncé", "Litige introduit", officer, Cancellation));
        Assert.Equal("Litige introduit", (await _case.RequestAsync()).HoldReason);
    }

    [Fact]
    public async Task A_hold_that_a_colleague_replaced_is_not_lifted_by_someone_who_saw_the_former_one()
    {
        var (officer, manager, id) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager), (await _case.RequestAsync()).Id);
        await _case.AskAsync<FollowReview>(follow => follow.HoldAsync(id, null, "Litige annoncé", officer, Cancellation));
        await _case.AskAsync<FollowReview>(follow => follow.HoldAsync(id, "Litige annoncé", "Enquête policière", officer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<FollowReview>(follow => follow.LiftHoldAsync(id, "Litige annoncé", "Litige clos", manager, Cancellation)));
        Assert.Equal("Enquête policière", (await _case.RequestAsync()).HoldReason);

        await _case.AskAsync<FollowReview>(follow => follow.LiftHoldAsync(id, "Enquête policière", "Enquête close", manager, Cancellation));
        Assert.Null((await _case.RequestAsync()).HoldReason);
    }

    [Fact]
    public async Task A_package_that_was_approved_anew_is_not_recorded_as_the_one_that_left()
    {
        await _case.ApproveAsync();
        var (officer, request) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.RequestAsync());
        var form = new SendDecisionForm { SentOn = Case30198.Today, Delivery = Domain.Decisions.Delivery.Email, Manifest = new string('0', 64) };

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<SendDecision>(send => send.ExecuteAsync(request.Id, form, officer, Cancellation)));
        Assert.Empty((await _case.RequestAsync()).Sendings);

        form.Manifest = request.Decision.ApprovedManifest;
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(request.Id, form, officer, Cancellation));
        Assert.Equal(request.Decision.ApprovedManifest, (await _case.RequestAsync()).Sent!.Manifest);
    }

    [Fact]
    public async Task The_day_of_receipt_that_a_colleague_recorded_is_not_replaced_by_someone_who_saw_none()
    {
        await _case.ApproveAsync();
        var (officer, id) = (await _case.PersonAsync(Roles.AccessOfficer), (await _case.RequestAsync()).Id);
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Case30198.Today, Delivery = Domain.Decisions.Delivery.Email }, officer, Cancellation));
        var today = DateOnly.FromDateTime(Case30198.Today);
        await _case.AskAsync<SendDecision>(send => send.RecordReceiptAsync(id, null, today, officer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<SendDecision>(send => send.RecordReceiptAsync(id, null, today, officer, Cancellation)));
        await _case.AskAsync<SendDecision>(send => send.RecordReceiptAsync(id, today, today, officer, Cancellation));
    }

    [Fact]
    public async Task A_review_that_a_colleague_ended_is_not_ended_again_with_another_outcome()
    {
        var (officer, id) = (await _case.PersonAsync(Roles.AccessOfficer), (await _case.RequestAsync()).Id);
        await _case.AskAsync<FollowReview>(follow => follow.OpenAsync(id, new ReviewForm { FileNumber = "1029384-S", NoticeOn = Case30198.Today }, officer, Cancellation));
        await using var db = await _case.OpenAsync();
        var review = (await db.CommissionReviews.AsNoTracking().SingleAsync(Cancellation)).Id;
        Task EndAsync(string outcome) => _case.AskAsync<FollowReview>(follow => follow.EndAsync(review, new ReviewEndForm { Outcome = outcome, ReleasedAfter = "Deux pages", EndedOn = Case30198.Today }, officer, Cancellation));
        await EndAsync("Désistement");

        await Assert.ThrowsAsync<RuleViolationException>(() => EndAsync("Décision"));

        var kept = await db.CommissionReviews.AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal(("Désistement", "Deux pages"), (kept.Outcome, kept.ReleasedAfter));
    }

    [Fact]
    public async Task The_words_of_a_letter_that_a_colleague_edited_are_not_replaced_from_an_older_page()
    {
        await _case.DraftAsync();
        var (officer, id) = (await _case.PersonAsync(Roles.AccessOfficer), (await _case.RequestAsync()).Id);
        await _case.AskAsync<EditDecisionWords>(edit => edit.ExecuteAsync(id, Guid.Empty, [], officer, Cancellation));
        await using var db = await _case.OpenAsync();
        var version = await db.DecisionWordings.Where(wording => wording.RequestId == id).Select(wording => wording.Version).SingleAsync(Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<EditDecisionWords>(edit => edit.ExecuteAsync(id, Guid.NewGuid(), [], officer, Cancellation)));
        await _case.AskAsync<EditDecisionWords>(edit => edit.ExecuteAsync(id, version, [], officer, Cancellation));
    }
}
