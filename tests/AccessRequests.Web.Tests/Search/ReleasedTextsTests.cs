using AccessRequests.Web.Decisions;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
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

    private static async Task<IReadOnlyList<SearchSource>> SourcesAsync(Case30198 theCase, string words)
    {
        await using var db = await theCase.OpenAsync();
        return await db.SearchMatches(words, mayKnowApplicants: true).Select(entry => entry.Source).ToListAsync(Cancellation);
    }
}
