using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>Who had which page before their eyes, and what colleagues at the same document see of each other.</summary>
public sealed class ReadPagesTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ReadPagesTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_review_waits_for_every_page_and_the_history_says_who_answers_for_those_that_nobody_opened()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = await UnreadAsync();
        await SettleAsync(document, reviewer);
        document = await OfAsync(document.Id);

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() =>
            _case.AskAsync<SettleDocument>(settle => settle.FinishReviewAsync(document.Id, document.Version, reviewer, Cancellation)));
        Assert.Equal((ObstacleKind.PagesUnread, document.Original.PageCount), (refusal.Obstacles[0].Kind, refusal.Obstacles[0].Count));

        await _case.AskAsync<ReadPages>(read => read.OpenedAsync(document.Id, [1, 1, 0, -5, 9999], reviewer, Cancellation));
        var unexplained = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ReadPages>(read => read.HoldAsReadAsync(document.Id, " ", reviewer, Cancellation)));
        Assert.Equal(ObstacleKind.PagesHeldWithoutReason, Assert.Single(unexplained.Obstacles).Kind);
        await _case.AskAsync<ReadPages>(read => read.HoldAsReadAsync(document.Id, " Formulaires identiques ", reviewer, Cancellation));

        await using var db = await _case.OpenAsync();
        Assert.EndsWith(" — Formulaires identiques", (await db.History.AsNoTracking().SingleAsync(entry => entry.Act == HistoryAct.PagesHeldAsRead, Cancellation)).After, StringComparison.Ordinal);
        var readings = await db.PageReadings.AsNoTracking().Where(reading => reading.DocumentId == document.Id).OrderBy(reading => reading.Page).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(1, document.Original.PageCount), readings.Select(reading => reading.Page));
        Assert.Equal(readings.Select(reading => reading.Page == 1), readings.Select(reading => reading.IsOpened));
        document = await OfAsync(document.Id);
        await _case.AskAsync<SettleDocument>(settle => settle.FinishReviewAsync(document.Id, document.Version, reviewer, Cancellation));
        Assert.False((await OfAsync(document.Id)).AwaitsReview);
    }

    [Fact]
    public async Task A_document_imported_by_mistake_goes_with_the_readings_of_its_pages()
    {
        var (reviewer, officer) = (await _case.PersonAsync(Roles.Reviewer), await _case.PersonAsync(Roles.AccessOfficer));
        var document = await UnreadAsync();
        await _case.AskAsync<ReadPages>(read => read.OpenedAsync(document.Id, [1, 2], reviewer, Cancellation));

        foreach (var mark in document.Passages)
        {
            await _case.AskAsync<SettlePassage>(settle => settle.RemoveAsync(document.Id, mark.Id, mark.Status, reviewer, Cancellation));
        }

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<EditDocument>(edit => edit.RemoveAsync(document.Id, document.Version, officer, Cancellation)));
        var seen = (await OfAsync(document.Id)).Version;
        await _case.AskAsync<EditDocument>(edit => edit.RemoveAsync(document.Id, seen, officer, Cancellation));

        await using var db = await _case.OpenAsync();
        Assert.False(await db.PageReadings.AnyAsync(reading => reading.DocumentId == document.Id, Cancellation));
    }

    [Fact]
    public async Task What_a_manager_looks_at_is_not_read_by_a_reviewer()
    {
        var document = await UnreadAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ReadPages>(read => read.OpenedAsync(document.Id, [1], TestUsers.With(Roles.Manager), Cancellation)));
    }

    [Fact]
    public async Task Colleagues_at_one_document_see_each_other_and_learn_of_every_save()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = await UnreadAsync();
        var desks = _host.Services.GetRequiredService<OpenDesks>();
        var changes = new List<DeskChange>();
        using var mine = desks.Open(document.Id, Guid.NewGuid(), "Julie", changes.Add);

        using (var other = desks.Open(document.Id, reviewer.ToActor().Id, "Karim", _ => { }))
        {
            desks.Move(other, 3);
            Assert.Equal(new DeskPresence(reviewer.ToActor().Id, "Karim", 3), Assert.Single(desks.Beside(mine)));
            changes.Clear();

            await SettleAsync(document, reviewer);
            Assert.Contains(DeskChange.Document, changes);
        }

        Assert.Empty(desks.Beside(mine));
    }

    private async Task SettleAsync(RequestedDocument document, System.Security.Claims.ClaimsPrincipal reviewer)
    {
        foreach (var passage in document.Passages.Where(passage => passage.IsUndecided).ToList())
        {
            await _case.AskAsync<SettlePassage>(settle => settle.RetainAsync(document.Id, passage.Id, passage.Status, reviewer, Cancellation));
        }
    }

    private async Task<RequestedDocument> UnreadAsync()
    {
        await using var db = await _case.OpenAsync();
        return (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(document => document.AwaitsReview);
    }

    private async Task<RequestedDocument> OfAsync(DocumentId id)
    {
        await using var db = await _case.OpenAsync();
        return await db.Documents.AsNoTracking().SingleAsync(document => document.Id == id, Cancellation);
    }
}
