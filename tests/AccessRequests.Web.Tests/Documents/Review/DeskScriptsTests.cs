using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Documents.Review;

public sealed partial class DeskScriptsTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    [Fact]
    public async Task The_scripts_that_the_desk_asks_for_ahead_are_there_and_no_other_page_asks_for_them()
    {
        using var browser = await host.SignedInAsync(Roles.Reviewer);
        await using var db = await new Case30198(host).OpenAsync();
        var document = await db.Documents.FirstAsync(Xunit.TestContext.Current.CancellationToken);

        var asked = Preloaded().Matches(await AccessRequestsHost.TextAsync(browser, $"/demandes/{Case30198.Number}/documents/{document.Id}/revision")).Select(link => link.Groups[1].Value).ToList();

        Assert.Equal(DeskScripts.First.Count + DeskScripts.Later.Count, asked.Count);
        Assert.All(await Task.WhenAll(asked.Select(address => browser.GetAsync($"/{address}", Xunit.TestContext.Current.CancellationToken))), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Empty(Preloaded().Matches(await AccessRequestsHost.TextAsync(browser, Urls.Requests)));
    }

    [Fact]
    public async Task What_is_asked_for_ahead_is_what_the_import_map_proves_or_the_browser_fetches_it_twice()
    {
        using var browser = await host.SignedInAsync(Roles.Reviewer);
        await using var db = await new Case30198(host).OpenAsync();
        var document = await db.Documents.FirstAsync(Xunit.TestContext.Current.CancellationToken);

        var page = await AccessRequestsHost.TextAsync(browser, $"/demandes/{Case30198.Number}/documents/{document.Id}/revision");

        Assert.All(Preloaded().Matches(page), link =>
        {
            var integrity = Assert.Single(Proof().Matches(link.Value)).Groups[1].Value;
            Assert.Contains($"\"./{link.Groups[1].Value}\": \"{integrity}\"", page, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("integrity=\"([^\"]+)\"")]
    private static partial Regex Proof();

    [GeneratedRegex("rel=\"modulepreload\" href=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Preloaded();
}
