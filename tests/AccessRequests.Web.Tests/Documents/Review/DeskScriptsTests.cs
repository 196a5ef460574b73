using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
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
    public void What_is_asked_for_ahead_is_proved_as_the_import_map_proves_it_or_the_browser_fetches_it_twice()
    {
        var assets = new ResourceAssetCollection([new ResourceAsset("js/review/sheets.abc.js", [new("label", "js/review/sheets.js"), new("integrity", "sha256-proof=")])]);

        Assert.Equal("sha256-proof=", DeskScripts.Proofs(assets)[assets["js/review/sheets.js"]]);
        Assert.Equal("sha256-proof=", ImportMapDefinition.FromResourceCollection(assets).Integrity!["./js/review/sheets.abc.js"]);
        Assert.Empty(DeskScripts.Proofs(new ResourceAssetCollection([])));
    }

    [GeneratedRegex("rel=\"modulepreload\" href=\"([^\"]+)\"")]
    private static partial Regex Preloaded();
}
