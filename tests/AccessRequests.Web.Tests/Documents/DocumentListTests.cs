using AccessRequests.Domain.Documents;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>A request of many documents, shown by its own page on a running host: sixty answer point 3 beside those of the demonstration.</summary>
public sealed class DocumentListTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;
    private int _others;

    public DocumentListTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = await _case.OpenAsync();
        var request = db.Requests.Single(known => known.Number == Case30198.Number);
        var officer = (await _case.PersonAsync(Roles.AccessOfficer)).ToActor();
        _others = db.Documents.Count(document => document.RequestId == request.Id);
        db.Documents.AddRange(Enumerable.Range(1, 60).Select(i => RequestedDocument.Add(
            request,
            DocumentId.New(),
            new DocumentDetails($"Pièce {i:00}", DocumentKind.DecisionNote, null, null, null, [3]),
            new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 1),
            officer,
            TimeProvider.System.GetUtcNow().AddSeconds(i))));
        await db.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_list_is_turned_page_by_page_with_links_and_every_document_is_on_one_of_them()
    {
        List<string> all = [];
        string? next = "?onglet=documents";

        for (var page = 1; next is not null; page++)
        {
            await using var shown = await OpenAsync(next);
            var titles = shown.Titles;
            Assert.InRange(titles.Count, 1, 25);
            Assert.Contains($"{all.Count + 1} à {all.Count + titles.Count} de {60 + _others}", shown.Pages, StringComparison.Ordinal);
            all.AddRange(titles);
            next = shown.Link("Suivants");
        }

        Assert.Equal(60 + _others, all.Distinct().Count());
    }

    [Fact]
    public async Task The_overview_shows_the_first_documents_of_a_point_and_leads_to_all_of_them()
    {
        string rest;

        await using (var overview = await OpenAsync(""))
        {
            var point = overview.Page.FindAll(".points li").Single(li => li.GetAttribute("value") == "3");
            Assert.Equal(11, point.QuerySelectorAll("a").Length);
            var link = point.QuerySelectorAll("a")[^1];
            Assert.Matches("^et \\d+ autres documents$", link.TextContent);
            rest = new Uri(new Uri("http://localhost"), link.GetAttribute("href")!).Query;
        }

        await using var list = await OpenAsync(rest);
        Assert.Contains("Documents du point 3.", list.Page.Markup, StringComparison.Ordinal);
        Assert.Equal("Pièce 01", list.Titles.First(title => title.StartsWith("Pièce", StringComparison.Ordinal)));
        Assert.Contains("point=3", list.Link("Suivants"), StringComparison.Ordinal);
    }

    private async Task<ShownPage> OpenAsync(string query)
    {
        var scope = _host.Services.CreateAsyncScope();
        var bunit = new BunitContext();
        var page = bunit.OpenPage(scope.ServiceProvider, await _case.PersonAsync(Roles.AccessOfficer), typeof(RequestPage), _ => Case30198.Number, $"/demandes/{Case30198.Number}{query}");
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll("section")), TimeSpan.FromSeconds(20));
        return new ShownPage(scope, bunit, page);
    }

    private sealed class ShownPage(
        AsyncServiceScope scope, BunitContext bunit, IRenderedComponent<CascadingValue<Task<AuthenticationState>>> page) : IAsyncDisposable
    {
        public IRenderedComponent<CascadingValue<Task<AuthenticationState>>> Page => page;

        public IReadOnlyList<string> Titles => [.. page.FindAll("section[aria-labelledby=documents] tbody strong:first-child").Select(title => title.TextContent).Where(title => title != "À réviser")];

        public string Pages => string.Join(' ', page.Find("nav.pages").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        public string? Link(string text) => page.FindAll("nav.pages a").SingleOrDefault(link => link.TextContent == text)?.GetAttribute("href") is { } address
            ? new Uri(new Uri("http://localhost"), address).Query
            : null;

        public async ValueTask DisposeAsync()
        {
            await bunit.DisposeAsync();
            await scope.DisposeAsync();
        }
    }
}
