using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using AccessRequests.Web.Tests.Dashboard;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Search;

/// <summary>Sixty files hold the word, the newest of which was received on 1 March 2026.</summary>
public sealed class SearchPageTests : PageTest
{
    private const int Files = 60;

    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");

    public SearchPageTests()
    {
        Database.Given([.. Enumerable.Range(1, Files).Select(i => AccessRequest.Log(
            $"2026-{i:000}",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Texte", "une étude"),
            new DateOnly(2026, 3, 1).AddDays(-(Files - i) / 2),
            ["L’étude préliminaire"],
            Officer,
            Clock.GetUtcNow()))]);
        SignInAs(Roles.AccessOfficer);
    }

    [Fact]
    public void Everything_that_was_found_is_reached_by_the_address_each_file_once_and_with_its_words_marked()
    {
        var first = At("/recherche?q=PRELIM");
        var shown = Numbers(first);
        Assert.Equal((50, "2026-060"), (shown.Count, shown[0]));
        Assert.Contains("60 demandes ; 1 à 50, les plus récentes d’abord", first.Markup, StringComparison.Ordinal);
        Assert.Equal(["Résultats suivants"], first.FindAll("nav.pages a").Select(link => link.TextContent));

        var second = At(first.Find("nav.pages a").GetAttribute("href")!);
        Assert.Equal("/recherche?q=PRELIM&page=2", new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery);
        Assert.Equal(10, Numbers(second).Count);
        Assert.Equal(Enumerable.Range(1, Files).Select(i => string.Create(CultureInfo.InvariantCulture, $"2026-{i:000}")), shown.Concat(Numbers(second)).Order());
        Assert.Equal(["Résultats précédents"], second.FindAll("nav.pages a").Select(link => link.TextContent));
        Assert.All(second.FindAll(".hits li"), hit => Assert.Equal("prélim", hit.QuerySelector("mark")!.TextContent));
    }

    [Fact]
    public void A_page_past_the_last_shows_the_last_and_one_page_needs_no_way_on()
    {
        Assert.Equal("2026-001", Numbers(At("/recherche?q=prelim&page=99"))[^1]);
        Assert.Empty(At("/recherche?q=2026-007").FindAll("nav.pages"));
    }

    [Fact]
    public void Each_file_found_shows_its_words_however_many_texts_another_has()
    {
        var large = AccessRequest.Log(
            "2027-001",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Texte", "un barème"),
            new DateOnly(2026, 3, 2),
            ["Le barème tarifaire"],
            Officer,
            Clock.GetUtcNow());
        var small = AccessRequest.Log(
            "2027-002",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Texte", "un barème"),
            new DateOnly(2026, 3, 2),
            ["Le barème tarifaire"],
            Officer,
            Clock.GetUtcNow());
        Database.Given(large);
        Database.Given([.. Enumerable.Range(1, 410).Select(part => (object)new SearchEntry { RequestId = large.Id, Source = SearchSource.Document, SourceId = Guid.NewGuid(), Part = part, Text = $"barème {part}" })]);
        Database.Given(small);

        var hits = At("/recherche?q=bareme").FindAll(".hits li");

        Assert.Equal([1, 4], hits.Select(hit => hit.QuerySelectorAll("p").Length).Order());
        Assert.All(hits, hit => Assert.Equal("barème", hit.QuerySelector("mark")!.TextContent));
    }

    [Fact]
    public void A_file_is_found_by_the_title_of_a_document_and_by_the_name_of_a_third_party()
    {
        var request = OfficeFile.Log("2027-003");
        var document = OfficeFile.Document(request);
        Database.Given(OfficeFile.Office(), request, document, OfficeFile.Party(request, document));

        Assert.Contains("Document :", At("/recherche?q=contrat").Find(".hits li").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tiers :", At("/recherche?q=groupe+CONSEIL").Find(".hits li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_names_what_each_page_showed()
    {
        var second = At("/recherche?q=prelim&page=2");
        await using var db = Database.CreateDbContext();

        var entry = await db.History.AsNoTracking().SingleAsync(known => known.Act == HistoryAct.RequestsSearched, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(string.Join(", ", Numbers(second)), entry.After);
    }

    private IRenderedComponent<SearchPage> At(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Open<SearchPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".hits li")));
        return page;
    }

    private static IReadOnlyList<string> Numbers(IRenderedComponent<SearchPage> page) => [.. page.FindAll(".hits li > a").Select(link => link.TextContent)];
}
