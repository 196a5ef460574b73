using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Organisations;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using AccessRequests.Web.ThirdParties;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.ThirdParties;

/// <summary>A document of the case comes from a third party: nothing of it leaves before its time, by any door.</summary>
public sealed class ThirdPartyReleaseTests : IAsyncLifetime
{
    private static readonly DateTime Today = TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue);

    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ThirdPartyReleaseTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_decision_is_not_submitted_before_the_third_party_was_heard()
    {
        await _case.DraftAsync();
        await IdentifyAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ApproveDecision>(approve => approve.SubmitAsync(id, officer, Cancellation)));

        Assert.Equal(ObstacleKind.ThirdPartyNotNotified, Assert.Single(refused.Obstacles).Kind);
    }

    [Fact]
    public async Task The_letter_leaves_on_its_day_and_the_documents_wait_until_the_decision_is_executory()
    {
        await _case.DraftAsync();
        await IdentifyAsync();
        await ActAsync(ThirdPartyAct.Notified, new DateTime(2025, 12, 3));
        await ActAsync(ThirdPartyAct.Informed, new DateTime(2025, 12, 5));
        await ActAsync(ThirdPartyAct.Observed, new DateTime(2025, 12, 10));
        await ActAsync(ThirdPartyAct.DecidedToRelease, Today);
        var package = await _case.ResumeApprovalAsync();
        var browser = await _host.SignedInAsync(Roles.AccessOfficer);

        Assert.Equal(PackageStatus.Verified, package.Status);
        await using (var db = await _case.OpenAsync())
        {
            var letter = string.Join(' ', (await db.DecisionLetterAsync(await _case.RequestAsync(), DateOnly.FromDateTime(Today), Cancellation)).Compose().Blocks.Select(block => block.ToText()));
            Assert.DoesNotContain("ci-joint à la présente", letter, StringComparison.Ordinal);
            var party = await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation);
            var executory = party.Clocks(await _case.RequestAsync(), await db.AnswerCalendarAsync(Cancellation)).Executory!.Due;
            Assert.Contains($"transmise à compter du {FrenchDate.Of(executory.AddDays(1))}, la décision prise", letter.Replace('\u00A0', ' '), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, package, ArtefactKind.Letter));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(browser, package, ArtefactKind.Document));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(browser, package, ArtefactKind.Zip));

        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Today }, officer, Cancellation));

        var sent = (await _case.RequestAsync()).Sent!;
        Assert.True(sent.DocumentsHeldUntil > DateOnly.FromDateTime(Today).AddDays(14));
        Assert.Null(sent.CompleteOn);
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(browser, package, ArtefactKind.Document));
        var early = await Assert.ThrowsAsync<RuleViolationException>(() =>
            _case.AskAsync<SendDecision>(send => send.RecordDocumentsAsync(id, DateOnly.FromDateTime(Today), officer, Cancellation)));
        Assert.Equal(ObstacleKind.ThirdPartyDecisionNotExecutory, Assert.Single(early.Obstacles).Kind);
    }

    [Fact]
    public async Task The_notice_begun_for_a_third_party_knows_them_and_its_sending_is_the_act()
    {
        await _case.DraftAsync();
        await IdentifyAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var request = await _case.RequestAsync();
        await using var db = await _case.OpenAsync();
        var party = await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation);
        var id = Guid.Empty;

        await _case.AskAsync<BeginLetter>(async begin => id = await begin.ExecuteAsync(request.Id, LetterKind.ThirdPartyNotice, party.Id, officer, Cancellation));

        var letter = await db.Letters.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation);
        Assert.StartsWith(party.Name, letter.Recipient, StringComparison.Ordinal);
        Assert.NotEmpty(Assert.IsType<ThirdPartyNoticeFacts>(letter.Facts).Documents);
        await _case.AskAsync<SendLetter>(send => send.ExecuteAsync(id, letter.Version, new SendLetterForm { SentOn = Today }, officer, Cancellation));
        Assert.Equal(DateOnly.FromDateTime(Today), (await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation)).NoticeSentOn);
        Assert.Equal(1, await db.History.CountAsync(entry => entry.Act == HistoryAct.ThirdPartyNotified, Cancellation));
    }

    [Fact]
    public async Task A_decision_letter_to_a_third_party_who_may_still_observe_is_not_recorded_as_sent()
    {
        await _case.DraftAsync();
        await IdentifyAsync();
        await ActAsync(ThirdPartyAct.Notified, Today);
        await ActAsync(ThirdPartyAct.Informed, Today);
        var (officer, manager) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager));
        var request = await _case.RequestAsync();
        await using var db = await _case.OpenAsync();
        var party = await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation);
        var id = Guid.Empty;
        await _case.AskAsync<BeginLetter>(async begin => id = await begin.ExecuteAsync(request.Id, LetterKind.ThirdPartyDecision, party.Id, officer, Cancellation));
        var version = (await db.Letters.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation)).Version;

        await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ApproveLetter>(approve => approve.ExecuteAsync(id, version, "", Case30198.PasswordOf(Roles.Manager), manager, Cancellation)));
        await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<SendLetter>(send => send.ExecuteAsync(id, version, new SendLetterForm { SentOn = Today }, officer, Cancellation)));
        Assert.Null((await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation)).DecisionMailedOn);
    }

    [Fact]
    public async Task A_letter_that_was_approved_leaves_as_it_was_approved_or_not_at_all()
    {
        await _case.DraftAsync();
        await IdentifyAsync();
        await ActAsync(ThirdPartyAct.Notified, Today.AddDays(-60));
        await ActAsync(ThirdPartyAct.Informed, Today.AddDays(-60));
        var (officer, manager) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager));
        var request = await _case.RequestAsync();
        await using var db = await _case.OpenAsync();
        var party = await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation);
        var id = Guid.Empty;
        await _case.AskAsync<BeginLetter>(async begin => id = await begin.ExecuteAsync(request.Id, LetterKind.ThirdPartyDecision, party.Id, officer, Cancellation));
        var draft = await LetterAsync();
        var shown = await ShownAsync();
        await _case.AskAsync<ApproveLetter>(async approve => await approve.ExecuteAsync(id, draft.Version, shown, Case30198.PasswordOf(Roles.Manager), manager, Cancellation));
        var approved = await LetterAsync();
        var kept = await db.SentLetters.AsNoTracking().SingleAsync(Cancellation);
        var administrator = await _case.PersonAsync(Roles.Administrator);
        var letterhead = OrganisationForm.Of(await db.Organisations.AsNoTracking().SingleAsync(Cancellation), DateOnly.FromDateTime(Today));
        letterhead.Telephone = "418 555-0111";

        // Past the use case, the door alone.
        await using (var past = await _case.OpenAsync())
        {
            (await past.Organisations.SingleAsync(Cancellation)).Replace(letterhead.ToLetterhead(), DateOnly.FromDateTime(Today), administrator.ToActor(), TimeProvider.System.GetUtcNow());
            await past.SaveChangesAsync(Cancellation);
        }

        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => SendAsync(approved.Version));
        Assert.Equal([ObstacleKind.LetterChangedSinceApproval], refusal.Obstacles.Select(obstacle => obstacle.Kind));
        Assert.Null((await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation)).DecisionMailedOn);

        // A sending that began before the change, and would be saved after it.
        await using var slow = await _case.OpenAsync();
        var (file, begun) = await slow.LetterAsync(id, approved.Version, Cancellation);
        begun.Send(file, [], DateOnly.FromDateTime(Today), await slow.AnswerCalendarAsync(Cancellation), DateOnly.FromDateTime(Today), officer.ToActor(), TimeProvider.System.GetUtcNow());

        letterhead = OrganisationForm.Of(await db.Organisations.AsNoTracking().SingleAsync(Cancellation), DateOnly.FromDateTime(Today));
        letterhead.Telephone = "418 555-0100";
        await _case.AskAsync<EditOrganisation>(edit => edit.ExecuteAsync(letterhead, administrator, Cancellation));
        Assert.Equal((LetterDraftStatus.Draft, null), ((await LetterAsync()).Status, (await LetterAsync()).ApprovedBy));
        Assert.False(await db.SentLetters.AnyAsync(Cancellation));
        Assert.Contains(await db.History.AsNoTracking().ToListAsync(Cancellation), row => row.Act == HistoryAct.OfficeLetterReturned && row.After!.EndsWith("L’en-tête des lettres a changé.", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(Cancellation));
        draft = await LetterAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<ApproveLetter>(approve => approve.ExecuteAsync(id, draft.Version, shown, Case30198.PasswordOf(Roles.Manager), manager, Cancellation)));
        shown = await ShownAsync();
        await _case.AskAsync<ApproveLetter>(approve => approve.ExecuteAsync(id, draft.Version, shown, Case30198.PasswordOf(Roles.Manager), manager, Cancellation));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SendAsync(approved.Version));
        await SendAsync((await LetterAsync()).Version);
        Assert.NotEqual(kept.Sha256, (await db.SentLetters.AsNoTracking().SingleAsync(Cancellation)).Sha256);

        async Task<string> ShownAsync() => SentLetter.Of(
            id, LetterComposer.Compose(await db.LetterRecordAsync(await _case.RequestAsync(), await LetterAsync(), TimeProvider.System.QuebecToday(), Cancellation))).Sha256;

        Task<LetterDraft> LetterAsync() => db.Letters.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation);

        Task SendAsync(Guid seen) => _case.AskAsync<SendLetter>(send => send.ExecuteAsync(id, seen, new SendLetterForm { SentOn = Today }, officer, Cancellation));
    }

    [Fact]
    public async Task The_estimate_of_fees_begins_with_the_pages_and_the_price_of_the_reception()
    {
        await _case.DraftAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var request = await _case.RequestAsync();
        await using var db = await _case.OpenAsync();
        db.Add(FeePrice.Enter(new DateOnly(2025, 4, 1), 0.45m, 9.30m, "Gazette", officer.ToActor(), TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("UPDATE Requests SET Decision_Delivery = 'Post'", Cancellation);
        var id = Guid.Empty;

        await _case.AskAsync<BeginLetter>(async begin => id = await begin.ExecuteAsync(request.Id, LetterKind.FeeEstimate, officer, Cancellation));

        var facts = Assert.IsType<FeeFacts>((await db.Letters.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation)).Facts);
        var line = Assert.Single(facts.Lines);
        Assert.Equal((0.45m, 9.30m), (line.UnitPrice, facts.Exemption));
        Assert.True(line.Quantity > 1);
    }

    [Fact]
    public async Task A_third_party_added_after_the_approval_stops_the_package_and_its_download()
    {
        var package = await _case.ApproveAsync();
        var browser = await _host.SignedInAsync(Roles.AccessOfficer);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, package, ArtefactKind.Zip));

        // By the back door of the database: the domain lets nobody add a third party to an approved file.
        await Assert.ThrowsAsync<RuleViolationException>(IdentifyAsync);
        await using (var db = await _case.OpenAsync())
        {
            await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(request => request.Status, RequestStatus.Open), Cancellation);
        }

        await IdentifyAsync();

        await using (var db = await _case.OpenAsync())
        {
            await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(request => request.Status, RequestStatus.Approved), Cancellation);
        }

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(browser, package, ArtefactKind.Zip));
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<BuildPackage>(build => build.ExecuteAsync(id, officer, Cancellation)));
        await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Today }, officer, Cancellation)));
    }

    [Fact]
    public async Task A_reviewer_records_nothing_of_third_parties_even_past_the_page()
    {
        var reviewer = TestUsers.With(Roles.Reviewer);
        var id = (await _case.RequestAsync()).Id;

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ActOnThirdParty>(act => act.IdentifyAsync(id, new IdentifyThirdPartyForm(), reviewer, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ActOnThirdParty>(act => act.ActAsync(new ThirdPartyActForm(), reviewer, Cancellation)));
    }

    [Fact]
    public async Task What_a_colleague_recorded_of_a_third_party_since_is_not_overwritten()
    {
        await IdentifyAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        await using var db = await _case.OpenAsync();
        var seen = await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation);
        await ActAsync(ThirdPartyAct.Notified, Today);

        var form = new ThirdPartyActForm { PartyId = seen.Id, Seen = seen.Version, Act = ThirdPartyAct.Consented, On = Today };
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<ActOnThirdParty>(act => act.ActAsync(form, officer, Cancellation)));

        Assert.Null((await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation)).ConsentedOn);
    }

    private async Task IdentifyAsync()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        await using var db = await _case.OpenAsync();
        var released = (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(document => document.Provisions.Count > 0 && document.Withholding is null).Id.Value;
        await _case.AskAsync<ActOnThirdParty>(act => act.IdentifyAsync(
            id, new IdentifyThirdPartyForm { Name = "Acme Fictif inc.", Address = "1, rue Fictive", Documents = [released] }, officer, Cancellation));
    }

    private async Task ActAsync(ThirdPartyAct act, DateTime on)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        await using var db = await _case.OpenAsync();
        var party = await db.ThirdParties.AsNoTracking().SingleAsync(Cancellation);
        await _case.AskAsync<ActOnThirdParty>(use => use.ActAsync(new ThirdPartyActForm { PartyId = party.Id, Seen = party.Version, Act = act, On = on, Observations = "Le prix est confidentiel." }, officer, Cancellation));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, Package package, ArtefactKind kind) =>
        (await AccessRequestsHost.GetAsync(browser, Case30198.UrlOf(package, package.Artefacts.First(artefact => artefact.Kind == kind)))).StatusCode;
}
