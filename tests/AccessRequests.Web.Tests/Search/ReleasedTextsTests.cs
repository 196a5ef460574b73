using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Search;

/// <summary>The text of documents is found once a verified package releases it, and what a mark hides is in no table.</summary>
public sealed class ReleasedTextsTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_and_released_text_are_found_after_approval_and_package_and_no_longer_when_the_approval_is_withdrawn()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        Assert.Empty(await SourcesAsync(theCase, "MOTIFS roulement éthiques"));
        Assert.DoesNotContain(SearchSource.Released, await SourcesAsync(theCase, "mandat"));

        await theCase.ApproveSubmittedAsync();

        Assert.Contains(SearchSource.Letter, await SourcesAsync(theCase, "restrictions au droit"));
        Assert.Contains(SearchSource.Released, await SourcesAsync(theCase, "APRES-MANDAT"));
        await using var db = await theCase.OpenAsync();
        var texts = await db.SearchEntries.Where(entry => entry.Source == SearchSource.Released || entry.Source == SearchSource.Letter).Select(entry => entry.Text).ToListAsync(Cancellation);
        Assert.All(
            ["418 555-0142", "jeanne.fictive", "Jeanne Fictive", "rue de l’Invention", "Douze postes temporaires", "640 000", "Camille Fictif"],
            hidden => Assert.All(texts, text => Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase)));

        var manager = await theCase.PersonAsync(Roles.Manager);
        var id = (await theCase.RequestAsync()).Id;
        await theCase.AskAsync<ApproveDecision>(approve => approve.WithdrawAsync(id, new ReturnForm { Comment = "Un document s’ajoute." }, manager, Cancellation));

        Assert.False(await db.SearchEntries.AnyAsync(entry => entry.Source == SearchSource.Released || entry.Source == SearchSource.Letter, Cancellation));
    }

    [Fact]
    public async Task What_was_sent_stays_known_when_the_file_is_reopened_and_what_is_only_built_is_not_found()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        await theCase.BuildAsync();
        Assert.DoesNotContain(SearchSource.Released, await SourcesAsync(theCase, "APRES-MANDAT"));
        var sent = await theCase.ApproveSubmittedAsync();
        var (officer, manager) = (await theCase.PersonAsync(Roles.AccessOfficer), await theCase.PersonAsync(Roles.Manager));
        var id = (await theCase.RequestAsync()).Id;
        await theCase.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Case30198.Today, Delivery = Delivery.Email, Proof = "accusé 42" }, officer, Cancellation));
        var left = await ReleasedAsync(theCase);
        Assert.NotEmpty(left);

        await theCase.AskAsync<CloseRequest>(close => close.ReopenAsync(id, new ReasonForm { Reason = "Une page manquait." }, officer, Cancellation));
        await theCase.AskAsync<ApproveDecision>(approve => approve.SubmitAsync(id, officer, Cancellation));
        var second = await theCase.BuildAsync();
        Assert.NotEqual(sent.Id, second.Id);
        Assert.Equal(PackageStatus.Verified, second.Status);
        Assert.Superset(left, await ReleasedAsync(theCase));
        await theCase.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(id, new ReturnForm { Comment = "À revoir." }, manager, Cancellation));

        Assert.Equal(left, await ReleasedAsync(theCase));
        Assert.Contains(SearchSource.Released, await SourcesAsync(theCase, "APRES-MANDAT"));
        Assert.Contains(SearchSource.Letter, await SourcesAsync(theCase, "restrictions au droit"));
    }

    private static async Task<HashSet<Guid>> ReleasedAsync(Case30198 theCase)
    {
        await using var db = await theCase.OpenAsync();
        return [.. await db.SearchEntries.Where(entry => entry.Source == SearchSource.Released).Select(entry => entry.SourceId).ToListAsync(Cancellation)];
    }

    private static async Task<IReadOnlyList<SearchSource>> SourcesAsync(Case30198 theCase, string words)
    {
        await using var db = await theCase.OpenAsync();
        return await db.SearchMatches(words, mayKnowApplicants: true).Select(entry => entry.Source).ToListAsync(Cancellation);
    }
}
