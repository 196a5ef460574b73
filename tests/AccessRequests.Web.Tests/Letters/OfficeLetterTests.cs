using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Letters;

public sealed class OfficeLetterTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_begun_from_the_file_sent_and_kept_as_it_left()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        var id = await BeginAsync(theCase, LetterKind.Withdrawal);
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        using var browser = await host.SignedInAsync(Roles.AccessOfficer);

        Guid version;

        await using (var db = await theCase.OpenAsync())
        {
            version = await db.Letters.Where(letter => letter.Id == id).Select(letter => letter.Version).SingleAsync(Cancellation);
        }

        await theCase.AskAsync<SendLetter>(send => send.ExecuteAsync(id, version, new SendLetterForm { SentOn = Today() }, officer, Cancellation));
        var before = await browser.GetByteArrayAsync(Address(id, "pdf"), Cancellation);
        await using (var db = await theCase.OpenAsync())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE Organisations SET Letterhead_Ministry = 'Un autre ministère'", Cancellation);
        }

        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(before), StringComparison.Ordinal);
        Assert.Equal(before, await browser.GetByteArrayAsync(Address(id, "pdf"), Cancellation));
        using var word = await browser.GetAsync(Address(id, "docx"), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, word.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_know_the_applicant_gets_no_letter()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        var id = await BeginAsync(theCase, LetterKind.Acknowledgement);

        foreach (var role in new[] { Roles.Reviewer, Roles.Administrator })
        {
            using var browser = await host.SignedInAsync(role);
            using var answer = await browser.GetAsync(Address(id, "pdf"), Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_letter_of_one_file_is_not_had_by_the_address_of_another()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.LogAnotherAsync("2025-777");
        var id = await BeginAsync(theCase, LetterKind.Acknowledgement);
        using var browser = await host.SignedInAsync(Roles.AccessOfficer);

        using var answer = await browser.GetAsync(Address(id, "pdf").Replace(Case30198.Number, "2025-777", StringComparison.Ordinal), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_letter_changed_by_a_colleague_meanwhile_is_not_overwritten()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        var id = await BeginAsync(theCase, LetterKind.Acknowledgement);
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        var letter = await LetterAsync(theCase, id);
        var form = OfficeLetterForm.Of(letter);

        await theCase.AskAsync<EditOfficeLetter>(edit => edit.ExecuteAsync(id, letter.Version, form, officer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => theCase.AskAsync<EditOfficeLetter>(edit => edit.ExecuteAsync(id, letter.Version, form, officer, Cancellation)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => theCase.AskAsync<EditOfficeLetter>(edit => edit.RemoveAsync(id, letter.Version, officer, Cancellation)));
    }

    [Fact]
    public async Task Reworded_the_decision_is_another_decision_and_goes_out_as_it_was_approved()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        var manager = await theCase.PersonAsync(Roles.Manager);
        var request = await theCase.RequestAsync();
        var seen = (await theCase.BuildAsync()).ManifestSha256!;

        await theCase.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, new ReturnForm { Comment = "Formule à adoucir." }, manager, Cancellation));
        await RewordAsync(theCase, "closing", "Recevez nos salutations les meilleures.");
        await theCase.AskAsync<ApproveDecision>(async approve => await approve.SubmitAsync(request.Id, await theCase.PersonAsync(Roles.AccessOfficer), Cancellation));

        var stale = await Assert.ThrowsAsync<RuleViolationException>(
            () => theCase.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, seen, Case30198.PasswordOf(Roles.Manager), manager, Cancellation)));
        Assert.Equal(ObstacleKind.DecisionChangedSincePackage, Assert.Single(stale.Obstacles).Kind);

        var package = await theCase.ApproveSubmittedAsync();

        Assert.Equal(PackageStatus.Verified, package.Status);
        using var browser = await host.SignedInAsync(Roles.AccessOfficer);
        var letter = Path.Combine(host.DataFolder, "lettre.pdf");
        await File.WriteAllBytesAsync(
            letter, await browser.GetByteArrayAsync(Case30198.UrlOf(package, package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Letter)), Cancellation), Cancellation);
        Assert.Contains("salutations les meilleures", await PdfText.OfAsync(letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_grouped_otherwise_are_another_decision_than_the_package_that_was_built()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        var (officer, manager) = (await theCase.PersonAsync(Roles.AccessOfficer), await theCase.PersonAsync(Roles.Manager));
        var seen = (await theCase.BuildAsync()).ManifestSha256!;
        var request = await theCase.RequestAsync();
        await theCase.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, new ReturnForm { Comment = "À regrouper." }, manager, Cancellation));

        await using (var db = await theCase.OpenAsync())
        {
            var recorded = AccessRequests.Web.Decisions.LetterForm.Of(request.Decision, (await db.DecisionLetterAsync(request, TimeProvider.System.QuebecToday(), Cancellation)).Wording);
            await theCase.AskAsync<EditLetter>(edit => edit.ExecuteAsync(request.Id, recorded, recorded with { GroupsPoints = PointGrouping.Outcome }, officer, Cancellation));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
                () => theCase.AskAsync<EditLetter>(edit => edit.ExecuteAsync(request.Id, recorded, recorded with { Apologises = true }, officer, Cancellation)));
        }

        await theCase.AskAsync<ApproveDecision>(approve => approve.SubmitAsync(request.Id, officer, Cancellation));

        var stale = await Assert.ThrowsAsync<RuleViolationException>(
            () => theCase.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, seen, Case30198.PasswordOf(Roles.Manager), manager, Cancellation)));
        Assert.Equal(ObstacleKind.DecisionChangedSincePackage, Assert.Single(stale.Obstacles).Kind);
    }

    [Fact]
    public async Task A_decision_that_lost_its_review_notice_is_not_submitted()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.DraftAsync();
        await EditAsync(theCase, "review", (edits, block) => edits.Without(block));
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        var request = await theCase.RequestAsync();

        var violation = await Assert.ThrowsAsync<RuleViolationException>(
            () => theCase.AskAsync<ApproveDecision>(approve => approve.SubmitAsync(request.Id, officer, Cancellation)));

        Assert.Contains("art. 51 et 135", Assert.Single(violation.Obstacles).InFrench(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approved_decision_is_not_reworded()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.ApproveAsync();

        var violation = await Assert.ThrowsAsync<RuleViolationException>(() => RewordAsync(theCase, "closing", "Autre chose."));

        Assert.Equal(ObstacleKind.RequestApproved, Assert.Single(violation.Obstacles).Kind);
    }

    private static async Task<Guid> BeginAsync(Case30198 theCase, LetterKind kind)
    {
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        var request = await theCase.RequestAsync();
        var id = Guid.Empty;
        await theCase.AskAsync<BeginLetter>(async begin => id = await begin.ExecuteAsync(request.Id, kind, officer, Cancellation));
        return id;
    }

    private static async Task<LetterDraft> LetterAsync(Case30198 theCase, Guid id)
    {
        await using var db = await theCase.OpenAsync();
        return await db.Letters.AsNoTracking().SingleAsync(letter => letter.Id == id, Cancellation);
    }

    private static Task RewordAsync(Case30198 theCase, string paragraph, string text) =>
        EditAsync(theCase, paragraph, (edits, block) => edits.Reword(block, text));

    private static async Task EditAsync(Case30198 theCase, string paragraph, Func<IReadOnlyList<LetterEdit>, LetterBlock, IReadOnlyList<LetterEdit>> change)
    {
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        await using var db = await theCase.OpenAsync();
        var decision = await db.DecisionLetterAsync(await theCase.RequestAsync(), TimeProvider.System.QuebecToday(), Cancellation);
        var edits = change(decision.Wording.Edits, decision.Compose().Blocks.Single(block => block.Id == paragraph));
        await theCase.AskAsync<EditDecisionWords>(edit => edit.ExecuteAsync(decision.Wording.RequestId, decision.Wording.Version, edits, officer, Cancellation));
    }

    private static string Address(Guid id, string format) => LetterUrls.File(Case30198.Number, id, format);

    private static DateTime Today() => TimeProvider.System.QuebecToday().ToDateTime(TimeOnly.MinValue);
}
