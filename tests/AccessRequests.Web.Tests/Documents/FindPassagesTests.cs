using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>A search in every document of the demonstration's case, whose guide holds an invented telephone number and address.</summary>
public sealed class FindPassagesTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public FindPassagesTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_found_becomes_proposals_only_and_is_then_known_as_marked()
    {
        var form = new FindForm { Kinds = [], Terms = "après-mandat" };
        var first = await FindAsync(form);
        var hit = first.Passages[0];
        var reviewer = await _case.PersonAsync(Roles.Reviewer);

        await _case.AskAsync<FindPassages>(find => find.ProposeAsync([hit], ["53"], "Numéro personnel", reviewer, Cancellation));

        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().SingleAsync(known => known.Id == hit.Document, Cancellation);
        var mark = document.Passages.OrderBy(passage => passage.MarkedAt).Last();
        Assert.Equal((PassageStatus.Proposed, hit.Page), (mark.Status, mark.Page));
        Assert.Equal(["53", "54"], mark.Provisions);

        var second = await FindAsync(form);
        Assert.Equal(first.Passages.Count - 1, second.Passages.Count);
        Assert.Equal(first.AlreadyMarked + 1, second.AlreadyMarked);

        // Neither the history nor any other table keeps what was found.
        Assert.False(await db.History.AnyAsync(entry => entry.RequestId == document.RequestId && (entry.After!.Contains("après-mandat") || entry.Before!.Contains("après-mandat")), Cancellation));
    }

    [Fact]
    public async Task Every_place_says_its_document_and_its_page_and_what_is_marked_is_counted_apart()
    {
        // The demonstration's telephone number is under a mark, its subject is not.
        var found = await FindAsync(new FindForm { Kinds = [SensitiveKind.Telephone], Terms = "après-mandat" });

        Assert.NotEmpty(found.Passages);
        Assert.True(found.AlreadyMarked > 0);
        Assert.All(found.Passages, passage => Assert.True(passage is { Page: >= 1, Areas.Count: >= 1 } && passage.Title.Length > 0));
        Assert.Empty(found.Unreadable);
    }

    /// <summary>«.{1,400}» shows all that a document says.</summary>
    [Fact]
    public async Task Who_searches_has_read_every_document_that_was_searched()
    {
        await FindAsync(new FindForm { Kinds = [], Terms = "après-mandat" });

        await using var db = await _case.OpenAsync();
        var request = await _case.RequestAsync();
        var reviewer = (await _case.PersonAsync(Roles.Reviewer)).ToActor();
        var read = await db.History.AsNoTracking().Where(entry => entry.Act == HistoryAct.DocumentRead && entry.ActorId == reviewer.Id).Select(entry => entry.DocumentId).ToListAsync(Cancellation);
        var documents = await db.Documents.Where(document => document.RequestId == request.Id).Select(document => (DocumentId?)document.Id).ToListAsync(Cancellation);
        Assert.NotEmpty(documents);
        Assert.Equal(documents.ToHashSet(), read.ToHashSet());
    }

    [Fact]
    public async Task A_search_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FindAsync(new FindForm(), stopped.Token));
    }

    [Theory]
    [InlineData("(a)\\1")]
    [InlineData("(")]
    public async Task An_expression_that_is_none_is_refused(string expression) =>
        await Assert.ThrowsAsync<ValidationException>(() => FindAsync(new FindForm { Expression = expression }));

    [Theory]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Administrator)]
    public async Task Only_who_may_mark_searches(string role)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var finder = scope.ServiceProvider.GetRequiredService<FindPassages>();

        await Assert.ThrowsAsync<AccessDeniedException>(() => finder.ExecuteAsync(Case30198.Number, new FindForm(), TestUsers.With(role), new Progress<FindProgress>(), Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => finder.ProposeAsync([], ["53"], "Motif", TestUsers.With(role), Cancellation));
    }

    [Fact]
    public async Task Nothing_is_proposed_on_an_approved_file()
    {
        var found = await FindAsync(new FindForm { Kinds = [SensitiveKind.EmailAddress, SensitiveKind.Telephone, SensitiveKind.PostalCode], Terms = "Ministère" });
        await _case.ApproveAsync();
        var reviewer = await _case.PersonAsync(Roles.Reviewer);

        var refusal = await Assert.ThrowsAsync<Domain.RuleViolationException>(() =>
            _case.AskAsync<FindPassages>(find => find.ProposeAsync([found.Passages[0]], ["53"], "Motif", reviewer, Cancellation)));
        Assert.Equal(Domain.ObstacleKind.RequestApproved, Assert.Single(refusal.Obstacles).Kind);
    }

    private async Task<FoundPassages> FindAsync(FindForm form, CancellationToken? cancellation = null)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        FoundPassages? found = null;
        await _case.AskAsync<FindPassages>(async find => found = await find.ExecuteAsync(Case30198.Number, form, reviewer, new Progress<FindProgress>(), cancellation ?? Cancellation));
        return found!;
    }
}
