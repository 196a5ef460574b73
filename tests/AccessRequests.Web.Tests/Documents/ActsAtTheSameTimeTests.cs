using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Reviews;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using AccessRequests.Web.Steps;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>Two people at one file: nothing is overwritten unseen, and nothing lands on an approved decision.</summary>
public sealed class ActsAtTheSameTimeTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ActsAtTheSameTimeTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Marks_made_at_the_same_time_are_all_kept()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var documents = await DocumentsAsync();
        var before = documents.Sum(document => document.Passages.Count());

        await Task.WhenAll(documents.Concat(documents).Concat(documents).Select(document => MarkAsync(document, reviewer)));

        Assert.Equal(before + (3 * documents.Count), (await DocumentsAsync()).Sum(document => document.Passages.Count()));
    }

    [Fact]
    public async Task An_act_that_began_before_the_approval_does_not_land_after_it()
    {
        await _case.SubmitAsync();
        var manager = await _case.PersonAsync(Roles.Manager);
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var id = (await _case.RequestAsync()).Id;
        await _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(id, new ReturnForm { Comment = "À revoir" }, manager, Cancellation));

        // Loaded while the file is open…
        await using var slow = await _case.OpenAsync();
        var document = await slow.Documents.FirstAsync(known => known.AllPassages.Any(), Cancellation);
        var request = await slow.Requests.SingleAsync(known => known.Id == id, Cancellation);
        document.RemovePassage(request, document.Passages.First().Id, reviewer.ToActor(), TimeProvider.System.GetUtcNow());

        // …and saved once it is approved.
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        await _case.AskAsync<ApproveDecision>(approve => approve.SubmitAsync(id, officer, Cancellation));
        var seen = await _case.FingerprintAsync();
        await _case.ApproveSubmittedAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(Cancellation));
        Assert.Equal(seen, await _case.FingerprintAsync());
    }

    [Fact]
    public async Task An_approval_does_not_overtake_a_mark_in_flight()
    {
        await _case.SubmitAsync();
        var id = (await _case.RequestAsync()).Id;
        var manager = await _case.PersonAsync(Roles.Manager);
        var package = await _case.BuildAsync();
        await using var slow = await _case.OpenAsync();
        var request = await slow.Requests.SingleAsync(known => known.Id == id, Cancellation);
        request.Approve([], package, package.Fingerprint, manager.ToActor(), "Gestionnaire", TimeProvider.System.GetUtcNow());

        await _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(id, new ReturnForm { Comment = "À revoir" }, manager, Cancellation));
        await MarkAsync((await DocumentsAsync())[0], await _case.PersonAsync(Roles.Reviewer));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task A_form_filled_before_a_colleague_saved_overwrites_nothing()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var document = (await DocumentsAsync())[0];
        var form = DocumentForm.Of(document);
        form.Title = "Le titre du collègue";
        await _case.AskAsync<EditDocument>(edit => edit.ExecuteAsync(document.Id, document.Version, form, officer, Cancellation));

        form.Title = "Le titre périmé";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            _case.AskAsync<EditDocument>(edit => edit.ExecuteAsync(document.Id, document.Version, form, officer, Cancellation)));
        Assert.Contains(await DocumentsAsync(), known => known.Title == "Le titre du collègue");
    }

    [Fact]
    public async Task A_review_is_finished_of_what_was_seen_and_nothing_else()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = (await DocumentsAsync()).First(known => known.Passages.Any());
        await _case.AskAsync<SettlePassage>(settle => settle.RemoveAsync(document.Id, document.Passages.First().Id, document.Passages.First().Status, reviewer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            _case.AskAsync<SettleDocument>(settle => settle.FinishReviewAsync(document.Id, document.Version, reviewer, Cancellation)));
    }

    [Fact]
    public async Task A_mark_that_a_colleague_retained_is_not_dismissed_from_a_stale_screen()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = (await DocumentsAsync()).First(known => known.UndecidedCount > 0);
        var mark = document.Passages.First(passage => passage.Status == PassageStatus.Proposed);
        await _case.AskAsync<SettlePassage>(settle => settle.RetainAsync(document.Id, mark.Id, mark.Status, reviewer, Cancellation));

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() =>
            _case.AskAsync<SettlePassage>(settle => settle.DismissAsync(document.Id, mark.Id, mark.Status, "Renseignement public", reviewer, Cancellation)));
        Assert.Equal(ObstacleKind.PassageChangedMeanwhile, Assert.Single(refusal.Obstacles).Kind);
    }

    [Fact]
    public async Task A_document_that_a_colleague_took_out_is_said_so()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() =>
            _case.AskAsync<SettlePassage>(settle => settle.RemoveAsync(DocumentId.New(), PassageId.New(), PassageStatus.Retained, reviewer, Cancellation)));
        Assert.Equal(ObstacleKind.DocumentGone, Assert.Single(refusal.Obstacles).Kind);
    }

    [Fact]
    public async Task Outcomes_that_nobody_read_are_not_applied()
    {
        await _case.DraftAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var request = await _case.RequestAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            _case.AskAsync<ApplySuggestedOutcomes>(apply => apply.ExecuteAsync(request.Id, [(3, PointOutcome.Withheld)], officer, Cancellation)));
        Assert.Equal(request.Points.Select(point => point.Outcome), (await _case.RequestAsync()).Points.Select(point => point.Outcome));
    }

    [Fact]
    public async Task A_review_that_a_colleague_moved_is_not_moved_from_a_stale_page()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        await _case.AskAsync<FollowReview>(follow => follow.OpenAsync(id, new ReviewForm { FileNumber = "1031234", NoticeOn = Case30198.Today }, officer, Cancellation));
        await using var db = await _case.OpenAsync();
        var review = await db.CommissionReviews.AsNoTracking().SingleAsync(Cancellation);
        var (next, last) = (Enum.GetValues<ReviewStage>().First(stage => stage != review.Stage), Enum.GetValues<ReviewStage>().Last(stage => stage != review.Stage));
        await _case.AskAsync<FollowReview>(follow => follow.MoveAsync(review.Id, review.Stage, next, officer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            _case.AskAsync<FollowReview>(follow => follow.MoveAsync(review.Id, review.Stage, last, officer, Cancellation)));
        Assert.Equal(next, (await db.CommissionReviews.AsNoTracking().SingleAsync(Cancellation)).Stage);
    }

    [Fact]
    public async Task Two_packages_asked_at_the_same_time_are_one()
    {
        await _case.SubmitAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var manager = await _case.PersonAsync(Roles.Manager);
        var id = (await _case.RequestAsync()).Id;

        var outcomes = await Task.WhenAll(new[] { officer, manager, officer, manager }.Select(async person =>
        {
            try
            {
                await _case.AskAsync<BuildPackage>(build => build.ExecuteAsync(id, person, Cancellation));
                return true;
            }
            catch (Exception refusal) when (refusal is DbUpdateConcurrencyException or RuleViolationException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, asked => asked);
    }

    [Theory]
    [InlineData(-200, -200, -100, -100)]
    [InlineData(700, 100, 900, 120)]
    [InlineData(100, 100, 100.0001, 300)]
    public async Task A_box_that_hides_nothing_of_the_page_is_refused(double left, double bottom, double right, double top)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = (await DocumentsAsync())[0];

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => MarkAsync(document, reviewer, new PageArea(left, bottom, right, top)));
        Assert.Equal(ObstacleKind.PassageOutsidePage, Assert.Single(refusal.Obstacles).Kind);
    }

    private async Task<IReadOnlyList<RequestedDocument>> DocumentsAsync()
    {
        await using var db = await _case.OpenAsync();
        return await db.Documents.AsNoTracking().ToListAsync(Cancellation);
    }

    private Task MarkAsync(RequestedDocument document, ClaimsPrincipal reviewer, PageArea? area = null) => _case.AskAsync<MarkPassage>(mark => mark.ExecuteAsync(
        document.Id,
        new PassageForm { Page = 1, Areas = [area ?? new PageArea(100, 100, 200, 120)], Provisions = ["37"], Reason = "Avis", Status = PassageStatus.Proposed },
        reviewer,
        Cancellation));
}
