using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Documents.Consistency;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
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

    [Fact]
    public async Task What_is_hidden_here_and_was_released_for_another_request_is_told_with_that_request()
    {
        await _case.ApproveAsync();
        await _case.LogAnotherAsync("30501");
        var released = await ReleasedWordsAsync();
        var id = await _case.AddDocumentAsync("30501", "Copie", SmallPdf.Saying("Entre deux autres mots", released, "et une fin que personne ne connait"));
        await HideAsync(id, "30501", released);
        Assert.Equal([("30198", id)], (await ReadAsync("30501")).ReleasedBefore.Select(before => (before.Number, before.Hiding.Document)).Distinct());

        await HideAsync(id, "30501", "que personne ne connait");

        Assert.DoesNotContain((await ReadAsync("30501")).ReleasedBefore, before => before.Text.Contains("connait", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_this_very_request_sent_before_it_was_reopened_is_told_and_what_it_only_approved_is_not()
    {
        await _case.ApproveAsync();
        var (officer, id) = (await _case.PersonAsync(Roles.AccessOfficer), (await _case.RequestAsync()).Id);
        var released = await ReleasedWordsAsync();
        var manager = await _case.PersonAsync(Roles.Manager);
        await _case.AskAsync<ApproveDecision>(approve => approve.WithdrawAsync(id, new ReturnForm { Comment = "À revoir." }, manager, Cancellation));
        Assert.Empty((await ReadAsync()).ReleasedBefore);

        await _case.ResumeApprovalAsync();
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Case30198.Today, Delivery = Delivery.Email, Proof = "accusé 42" }, officer, Cancellation));
        await _case.AskAsync<CloseRequest>(close => close.ReopenAsync(id, new ReasonForm { Reason = "Une page manquait." }, officer, Cancellation));
        var document = await _case.AddDocumentAsync(Case30198.Number, "Copie", SmallPdf.Saying("Entre deux autres mots", released, "et une fin que personne ne connait"));
        await HideAsync(document, Case30198.Number, released);

        Assert.Contains((await ReadAsync()).ReleasedBefore, before => before.Number == Case30198.Number && before.Hiding.Document == document);
    }

    [Fact]
    public async Task The_decision_on_a_page_is_proposed_on_its_like_where_the_same_words_stand()
    {
        string[] text =
        [
            "Personne jointe : Paulette Fictive, a la direction des affaires inventees",
            "Montant retenu pour la premiere annee : 123 456 dollars avant les taxes",
            .. Enumerable.Range(1, 30).Select(n => $"Au point numero{n} le comite a note que la mesure{n * 7} suit le calendrier{n * 11} sans ecart{n * 13}"),
        ];
        var first = await _case.AddDocumentAsync(Case30198.Number, "Note", SmallPdf.Saying(text));
        var copy = await _case.AddDocumentAsync(Case30198.Number, "Note, copie tamponnee", SmallPdf.Saying(["Recu", text[0], "Montant retenu pour la premiere annee : inconnu", .. text[2..]]));
        await HideAsync(first, Case30198.Number, "Paulette Fictive");
        await HideAsync(first, Case30198.Number, "123 456");
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        await _case.AskAsync<ReadPages>(read => read.OpenedAsync(first, [1], reviewer, Cancellation));
        await _case.AskAsync<ReadPages>(read => read.OpenedAsync(copy, [1], reviewer, Cancellation));
        Assert.Contains((await ReadAsync()).Unequal, pages => (pages.Document, pages.OtherDocument) == (first, copy));

        var carried = await CarryAsync();

        Assert.Equal(new CarriedMarks(Proposed: 1, Known: 0, NotFound: 1), carried);
        await using var db = await _case.OpenAsync();
        var mark = Assert.Single((await db.Documents.AsNoTracking().SingleAsync(known => known.Id == copy, Cancellation)).Passages);
        Assert.Equal((PassageStatus.Proposed, "Nom d’une personne"), (mark.Status, mark.Reason));
        Assert.Equal(["53", "54"], mark.Provisions);
        Assert.StartsWith("Reportée de « Note », p. 1.", mark.Note, StringComparison.Ordinal);

        // A line lower than on the other page: 14 points.
        var source = (await db.Documents.AsNoTracking().SingleAsync(known => known.Id == first, Cancellation)).Passages.Single(passage => passage.Areas[0].Top > mark.Areas[0].Top);
        Assert.Equal(14, source.Areas[0].Top - mark.Areas[0].Top, 0.5);
        Assert.Equal(source.Areas[0].Left, mark.Areas[0].Left, 0.5);

        Assert.Equal(new CarriedMarks(Proposed: 0, Known: 1, NotFound: 1), await CarryAsync());

        async Task<CarriedMarks> CarryAsync()
        {
            CarriedMarks? done = null;
            await _case.AskAsync<CarryMarks>(async carry => done = await carry.ExecuteAsync(first, copy, [(1, 1)], reviewer, Cancellation));
            return done!;
        }
    }

    [Fact]
    public async Task A_copy_of_a_document_withheld_whole_is_told_where_it_would_leave_and_is_proposed_whole()
    {
        string[] text = [.. Enumerable.Range(1, 30).Select(n => $"Au point numero{n} le comite a note que la mesure{n * 7} suit le calendrier{n * 11} sans ecart{n * 13}")];
        var withheld = await _case.AddDocumentAsync(Case30198.Number, "Dossier disciplinaire", SmallPdf.Saying(text));
        var copy = await _case.AddDocumentAsync(Case30198.Number, "Piece jointe", SmallPdf.Saying(["Recu", .. text]));
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        await _case.AskAsync<ReadPages>(read => read.OpenedAsync(copy, [1], reviewer, Cancellation));
        await WithholdAsync(withheld, "53");

        var told = Assert.Single((await ReadAsync()).Unequal, pages => pages.Document == withheld || pages.OtherDocument == withheld);

        Assert.Equal((withheld, PageState.Withheld, copy, PageState.Released), (told.Document, told.State, told.OtherDocument, told.OtherState));
        CarriedMarks? carried = null;
        await _case.AskAsync<CarryMarks>(async carry => carried = await carry.ExecuteAsync(withheld, copy, [(1, 1)], reviewer, Cancellation));
        Assert.Equal(new CarriedMarks(Proposed: 1, Known: 0, NotFound: 0), carried);
        await using var db = await _case.OpenAsync();
        var mark = Assert.Single((await db.Documents.AsNoTracking().SingleAsync(known => known.Id == copy, Cancellation)).Passages);
        Assert.Equal((true, PassageStatus.Proposed, "Substance du document"), (mark.IsWholePage, mark.Status, mark.Reason));
        Assert.Equal(["53", "54"], mark.Provisions);
    }

    [Theory]
    [InlineData("53", true)]
    [InlineData("31", false)]
    public async Task A_person_of_a_page_withheld_whole_is_looked_for_where_personal_information_keeps_it_back(string article, bool isTold)
    {
        var withheld = await _case.AddDocumentAsync(Case30198.Number, "Plainte", SmallPdf.Saying("Objet : plainte de Mme Paulette Fictive", "Le comite a entendu la personne visee."));
        var visible = await _case.AddDocumentAsync(Case30198.Number, "Courriel", SmallPdf.Saying("Selon P. Fictive, rien ne presse."));
        await WithholdAsync(withheld, article);

        var told = (await VisibleAsync()).Where(finding => finding.Passage.Document == visible && finding.Hiding?.Document == withheld).ToList();

        Assert.Equal(isTold, told.Count > 0);
        Assert.DoesNotContain((await ReadAsync()).Unfinished, document => document.Document == withheld);
    }

    [Fact]
    public async Task A_heading_of_which_all_that_follows_is_hidden_is_told_until_it_is_settled()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var id = await _case.AddDocumentAsync(
            Case30198.Number,
            "Rapport",
            SmallPdf.Saying("1. Contexte", "Le comite a ete saisi du dossier au printemps.", "2. Situation de la personne visee", "Paulette Fictive vit seule rue des Erables.", "3. Suites", "Rien de plus n a ete fait."));
        Assert.DoesNotContain(await AloneAsync(), finding => finding.Passage.Document == id);

        await HideAsync(id, Case30198.Number, "Paulette Fictive vit seule rue des Erables.");

        var told = Assert.Single(await AloneAsync(), finding => finding.Passage.Document == id).Passage;
        Assert.Equal("2. Situation de la personne visee", told.Text);

        await _case.AskAsync<FindPassages>(find => find.LeaveVisibleAsync([told], [], "Le titre ne nomme personne", reviewer, Cancellation));
        Assert.DoesNotContain(await AloneAsync(), finding => finding.Passage.Document == id);

        async Task<IEnumerable<ReleaseFinding>> AloneAsync() => (await VisibleAsync()).Where(finding => finding.Passage.Kind == SensitiveKind.LoneHeading);
    }

    [Fact]
    public async Task That_it_was_done_is_known_until_a_mark_changes_what_leaves()
    {
        var request = await _case.RequestAsync();
        Assert.Null(await LastAsync());

        var found = await ReadAsync();

        var last = (await LastAsync())!;
        Assert.Equal((found.Summary, false), (last.Found, last.IsStale));
        Assert.Matches("^[0-9]+ points à régler$", last.Found);

        var place = (await FindAsync("gestionnaire")).Passages[0];
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        await _case.AskAsync<FindPassages>(find => find.ProposeAsync([place], ["53"], "Fonction d’une personne", reviewer, Cancellation));
        Assert.True((await LastAsync())!.IsStale);

        async Task<LastReading?> LastAsync()
        {
            await using var db = await _case.OpenAsync();
            return await LastReading.OfAsync(db, request.Id, Cancellation);
        }
    }

    [Fact]
    public async Task Each_document_that_is_read_again_is_recorded_as_read()
    {
        await ReadAsync();

        await using var db = await _case.OpenAsync();
        var reviewer = (await _case.PersonAsync(Roles.Reviewer)).ToActor().Id;
        Assert.Equal(
            (await db.Documents.Where(document => !document.IsNotRelevant).Select(document => document.Id).ToListAsync(Cancellation)).ToHashSet(),
            (await db.History.Where(entry => entry.Act == HistoryAct.DocumentRead && entry.ActorId == reviewer).Select(entry => entry.DocumentId!.Value).ToListAsync(Cancellation)).ToHashSet());
    }

    [Fact]
    public async Task A_page_said_to_be_a_copy_of_one_that_it_does_not_read_like_is_told_and_a_page_that_does_not_leave_is_not_searched()
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        await using var db = await _case.OpenAsync();
        var document = (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(known => known.Original.PageCount > 3 && known.Passages.All(mark => mark.Page != 3));

        await _case.AskAsync<SettleDocument>(settle => settle.SetPagesAsideAsync(document.Id, [3], new PageTwin(document.Id.Value, 1), reviewer, Cancellation));

        var found = await ReadAsync();
        var copy = Assert.Single(found.UnlikeCopies);
        Assert.Equal((document.Id, 1, document.Id, 3, PageState.Duplicate), (copy.Document, copy.Page, copy.OtherDocument, copy.OtherPage, copy.OtherState));
        Assert.DoesNotContain(found.Visible, finding => finding.Passage.Document == document.Id && finding.Passage.Page == 3);
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

    private async Task WithholdAsync(DocumentId id, string article)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        await using var db = await _case.OpenAsync();
        var seen = await db.Documents.Where(document => document.Id == id).Select(document => document.Version).SingleAsync(Cancellation);
        await _case.AskAsync<SettleDocument>(settle => settle.WithholdAsync(id, seen, new WithholdingForm { Provisions = [article], Reason = "Substance du document" }, reviewer, Cancellation));
    }

    private static bool IsAt(ReleaseFinding finding, FoundPassage place) =>
        finding.Passage.Document == place.Document && finding.Passage.Page == place.Page && finding.Passage.Areas[0] == place.Areas[0];

    private async Task<IReadOnlyList<ReleaseFinding>> VisibleAsync() => (await ReadAsync()).Visible;

    private async Task HideAsync(DocumentId id, string number, string words)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var place = (await FindAsync(words, number)).Passages.Single(passage => passage.Document == id);
        await _case.AskAsync<FindPassages>(find => find.ProposeAsync([place], ["53"], "Nom d’une personne", reviewer, Cancellation));
        await _case.AskAsync<SettlePassage>(settle => settle.RetainAsync(id, place.Id, PassageStatus.Proposed, reviewer, Cancellation));
    }

    /// <summary>Four words that stand together in what the case released.</summary>
    private async Task<string> ReleasedWordsAsync()
    {
        await using var db = await _case.OpenAsync();
        var text = await db.SearchEntries.Where(entry => entry.Source == SearchSource.Released).Select(entry => entry.Text).FirstAsync(Cancellation);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return Enumerable.Range(0, words.Length - 4)
            .Select(start => words[start..(start + 4)])
            .First(four => four.All(word => word.Length > 3 && word.All(char.IsAsciiLetter)))
            .Aggregate((all, word) => $"{all} {word}");
    }

    private async Task<ReleaseFindings> ReadAsync(string number = Case30198.Number)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        ReleaseFindings? found = null;
        await _case.AskAsync<ReadBeforeRelease>(async read => found = await read.ExecuteAsync(number, reviewer, new Progress<FindProgress>(), Cancellation));
        return found!;
    }

    private async Task<FoundPassages> FindAsync(string term, string number = Case30198.Number)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        FoundPassages? found = null;
        await _case.AskAsync<FindPassages>(async find =>
            found = await find.ExecuteAsync(number, new FindForm { Kinds = [], Terms = term }, reviewer, new Progress<FindProgress>(), Cancellation));
        return found!;
    }
}
