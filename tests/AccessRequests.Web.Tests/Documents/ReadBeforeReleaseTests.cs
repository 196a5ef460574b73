using AccessRequests.Domain.Documents;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Consistency;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>The last reading of all that would leave, on the demonstration's case.</summary>
public sealed class ReadBeforeReleaseTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ReadBeforeReleaseTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_one_mark_hides_and_another_page_shows_is_told_with_the_mark_that_hides_it()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var places = (await FindAsync("gestionnaire")).Passages;
        var (hidden, visible) = (places[0], places[^1]);
        await _case.AskAsync<FindPassages>(find => find.ProposeAsync([hidden], ["53"], "Fonction d’une personne", reviewer, Cancellation));
        Assert.DoesNotContain(await VisibleAsync(), finding => finding.Hiding?.Document == hidden.Document && finding.Hiding.Page == hidden.Page && IsAt(finding, visible));

        await _case.AskAsync<SettlePassage>(settle => settle.RetainAsync(hidden.Document, hidden.Id, PassageStatus.Proposed, reviewer, Cancellation));

        var told = Assert.Single(await VisibleAsync(), finding => IsAt(finding, visible));
        Assert.Equal((hidden.Document, hidden.Page, "art. 53, 54"), (told.Hiding!.Document, told.Hiding.Page, told.Hiding.Label));
    }

    [Fact]
    public async Task A_place_that_is_settled_is_not_told_again_and_the_reason_is_kept_without_the_text()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var places = (await FindAsync("gestionnaire")).Passages;
        await _case.AskAsync<FindPassages>(find => find.ProposeAsync([places[0]], ["53"], "Fonction d’une personne", reviewer, Cancellation));
        await _case.AskAsync<SettlePassage>(settle => settle.RetainAsync(places[0].Document, places[0].Id, PassageStatus.Proposed, reviewer, Cancellation));
        var told = (await VisibleAsync()).First(finding => IsAt(finding, places[^1])).Passage;

        await _case.AskAsync<FindPassages>(find => find.LeaveVisibleAsync([told], [], "Mot du métier, qui ne désigne personne", reviewer, Cancellation));

        Assert.DoesNotContain(await VisibleAsync(), finding => IsAt(finding, places[^1]));
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().SingleAsync(known => known.Id == told.Document, Cancellation);
        var kept = document.Passages.Single(passage => passage.Id == told.Id);
        Assert.True(kept.KeepsVisible);
        Assert.Equal("Mot du métier, qui ne désigne personne", kept.Reason);
        Assert.False(await db.History.AnyAsync(entry => entry.After!.Contains("gestionnaire") && entry.RequestId == document.RequestId, Cancellation));
    }

    [Fact]
    public async Task A_document_that_nobody_read_is_told_with_its_pages()
    {
        var unfinished = (await ReadAsync()).Unfinished;

        await using var db = await _case.OpenAsync();
        var waiting = (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).Where(document => document.AwaitsReview).Select(document => document.Id).ToHashSet();
        Assert.NotEmpty(waiting);
        Assert.Equal(waiting, unfinished.Select(document => document.Document).ToHashSet());
        Assert.All(unfinished, document => Assert.NotEmpty(document.Unread));
    }

    [Theory]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Administrator)]
    public async Task Only_who_may_mark_reads_what_marks_hide(string role)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<ReadBeforeRelease>();

        await Assert.ThrowsAsync<AccessDeniedException>(() => reading.ExecuteAsync(Case30198.Number, TestUsers.With(role), new Progress<FindProgress>(), Cancellation));
    }

    private static bool IsAt(ReleaseFinding finding, FoundPassage place) =>
        finding.Passage.Document == place.Document && finding.Passage.Page == place.Page && finding.Passage.Areas[0] == place.Areas[0];

    private async Task<IReadOnlyList<ReleaseFinding>> VisibleAsync() => (await ReadAsync()).Visible;

    private async Task<ReleaseFindings> ReadAsync()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        ReleaseFindings? found = null;
        await _case.AskAsync<ReadBeforeRelease>(async read => found = await read.ExecuteAsync(Case30198.Number, reviewer, new Progress<FindProgress>(), Cancellation));
        return found!;
    }

    private async Task<FoundPassages> FindAsync(string term)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        FoundPassages? found = null;
        await _case.AskAsync<FindPassages>(async find =>
            found = await find.ExecuteAsync(Case30198.Number, new FindForm { Kinds = [], Terms = term }, reviewer, new Progress<FindProgress>(), Cancellation));
        return found!;
    }
}
