using System.Security.Claims;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>Of a document with many marks, an act reads those that it touches, and a list none.</summary>
public sealed class ManyMarksTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ManyMarksTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_act_reads_the_marks_that_it_touches_and_counts_the_others()
    {
        var document = await MarkedAsync();
        var marks = document.AllPassages.Take(2).Select(mark => mark.Id).ToList();
        await using var db = await _case.OpenAsync();

        var (_, read) = await db.LoadAsync(document.Id, marks, Cancellation);

        Assert.False(read.IsWhole);
        Assert.Equal(marks.ToHashSet(), db.ChangeTracker.Entries<Passage>().Select(entry => entry.Entity.Id).ToHashSet());
        read.CompleteFrom(document);
        Assert.Equal(document.AllPassages.Count, read.AllPassages.Count);
    }

    [Fact]
    public async Task The_articles_of_a_file_follow_each_mark_that_is_settled_alone()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = await MarkedAsync();
        var (one, other) = (await MarkAsync(document.Id, "31", reviewer), await MarkAsync(document.Id, "31", reviewer));
        Assert.Contains("31", await ArticlesAsync(document.Id));

        await _case.AskAsync<SettlePassage>(settle => settle.DismissAsync(document.Id, one, PassageStatus.Retained, "Renseignement public", reviewer, Cancellation));
        Assert.Contains("31", await ArticlesAsync(document.Id));

        await _case.AskAsync<SettlePassage>(settle => settle.RemoveAsync(document.Id, other, PassageStatus.Retained, reviewer, Cancellation));
        Assert.DoesNotContain("31", await ArticlesAsync(document.Id));
        Assert.Equal((await OfAsync(document.Id)).Provisions.Order(), (await ArticlesAsync(document.Id)).Order());

        await _case.AskAsync<SettlePassage>(settle => settle.RestoreAsync(document.Id, other, PassageStatus.Retained, reviewer, Cancellation));
        Assert.Contains("31", await ArticlesAsync(document.Id));
    }

    [Fact]
    public async Task A_list_says_of_each_document_what_its_marks_say()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = await MarkedAsync();
        await _case.AskAsync<MarkPassage>(mark => mark.WholePagesAsync(
            document.Id, [1], new PassageForm { Provisions = ["37"], Reason = "Avis", Page = 1, IsWholePage = true }, reviewer, Cancellation));
        await _case.AskAsync<SettlePassage>(settle => settle.RemoveAsync(document.Id, document.Passages.First().Id, document.Passages.First().Status, reviewer, Cancellation));
        var request = await _case.RequestAsync();
        await using var db = await _case.OpenAsync();

        var listed = await db.DocumentsInOutlineAsync(request.Id, Cancellation);
        var read = (await db.DocumentsOfAsync(request, Cancellation)).ToDictionary(known => known.Id);

        Assert.Equal(read.Count, listed.Count);
        Assert.Contains(read.Values, known => known.UndecidedCount > 0);
        Assert.All(listed, known => Assert.Equal(Told(read[known.Id]), Told(known)));

        static (ReleaseOutcome, bool, int, int, int, string) Told(RequestedDocument document) =>
            (document.Outcome, document.AwaitsReview, document.RetainedCount, document.UndecidedCount, document.PassageCount, string.Join(' ', document.WithheldPages));
    }

    [Fact]
    public async Task What_stands_in_the_way_of_a_decision_is_told_without_reading_its_marks_and_its_fingerprint_is_not()
    {
        var request = await _case.RequestAsync();
        var today = new DateOnly(2030, 1, 1);
        await using var db = await _case.OpenAsync();

        var counted = await db.DocumentsWithCitationsAsync(request.Id, Cancellation);
        var read = await db.DocumentsOfAsync(request, Cancellation);
        var (outline, whole) = (await db.DecisionLetterAsync(request, counted, today, Cancellation), await db.DecisionLetterAsync(request, read, today, Cancellation));

        Assert.Contains(counted, document => document.Provisions.Count > 1);
        Assert.Equal(read.InLetterOrder().Select(Cited), counted.InLetterOrder().Select(Cited));
        Assert.NotEmpty(whole.Obstacles(today));
        Assert.Equal(whole.Obstacles(today), outline.Obstacles(today));
        Assert.Equal(whole.Record.Grounds, outline.Record.Grounds);
        Assert.NotEmpty(whole.Fingerprint());
        Assert.Throws<InvalidOperationException>(() => outline.Fingerprint());

        static string Cited(RequestedDocument document) => string.Join(' ', document.Provisions);
    }

    [Fact]
    public async Task A_desk_hears_which_marks_an_act_touched_and_from_which_version_to_which()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var document = await MarkedAsync();
        using var desk = _host.Services.GetRequiredService<OpenDesks>().Open(document.Id, Guid.NewGuid(), "Julie", _ => { });

        var made = await MarkAsync(document.Id, "39", reviewer);
        await _case.AskAsync<SettlePassage>(settle => settle.DismissAsync(document.Id, made, PassageStatus.Retained, "Renseignement public", reviewer, Cancellation));

        var now = await OfAsync(document.Id);
        Assert.Equal([[made], [made]], desk.Heard.Select(change => change.Marks));
        Assert.True(DocumentChange.Lead(desk.Heard, document.Version, now.Version));
        Assert.False(DocumentChange.Lead(desk.Heard.Skip(1), document.Version, now.Version));

        desk.Forget(1);
        Assert.Single(desk.Heard);
    }

    private async Task<RequestedDocument> MarkedAsync()
    {
        await using var db = await _case.OpenAsync();
        return (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).MaxBy(document => document.AllPassages.Count)!;
    }

    private async Task<RequestedDocument> OfAsync(DocumentId id)
    {
        await using var db = await _case.OpenAsync();
        return await db.Documents.AsNoTracking().SingleAsync(document => document.Id == id, Cancellation);
    }

    private async Task<IReadOnlyList<string>> ArticlesAsync(DocumentId id)
    {
        await using var db = await _case.OpenAsync();
        return await db.ProvisionEntries.Where(entry => entry.SourceId == id.Value).Select(entry => entry.Number).ToListAsync(Cancellation);
    }

    private async Task<PassageId> MarkAsync(DocumentId id, string provision, ClaimsPrincipal reviewer)
    {
        var form = new PassageForm { Page = 1, Areas = [new PageArea(100, 100, 200, 120)], Provisions = [provision], Reason = "Avis" };
        await _case.AskAsync<MarkPassage>(mark => mark.ExecuteAsync(id, form, reviewer, Cancellation));
        return new PassageId(form.Id);
    }
}
