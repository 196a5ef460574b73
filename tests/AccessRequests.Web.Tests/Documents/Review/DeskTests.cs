using System.Reflection;
using System.Text.Json;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Documents.Review;

/// <summary>The desk on the demonstration's case, by what the browser sends and the keys ask.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;
    private readonly List<BunitContext> _windows = [];

    public DeskTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
        {
            await window.DisposeAsync();
        }

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_mark_that_the_browser_sends_twice_is_made_once()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var document = await ProposedAsync();
        var desk = await OpenAsync(scope.ServiceProvider, document);
        await ChooseAsync(desk, "53", "Nom d’une personne");
        var sent = JsonSerializer.Deserialize<SelectionHint>(
            """{ "page": 1, "boxes": [[100, 600, 200, 620]], "isText": false, "id": "0b0e7c1e-0000-4000-8000-000000000042" }""", JsonSerializerOptions.Web)!;

        await MarkAsync(desk, sent);
        await MarkAsync(desk, sent with { });

        Assert.Single(await MarksAsync(document), mark => mark.Id.Value == sent.Id);
        Assert.Single(await MarksAsync(document), mark => mark.Reason == "Nom d’une personne");
    }

    [Fact]
    public async Task What_was_done_is_undone_and_done_again_after_a_look_elsewhere()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var document = await ProposedAsync();
        var desk = await OpenAsync(scope.ServiceProvider, document);
        await ChooseAsync(desk, "53", "Nom d’une personne");
        await MarkAsync(desk, new SelectionHint(1, [[100, 600, 200, 620]], IsText: false));
        Assert.Contains(await MarksAsync(document), mark => mark.Reason == "Nom d’une personne");

        desk = await OpenAsync(scope.ServiceProvider, await OtherAsync(document));
        await PressAsync(desk, Shortcuts.Undo);
        Assert.Contains(await MarksAsync(document), mark => mark.Reason == "Nom d’une personne");

        desk = await OpenAsync(scope.ServiceProvider, document);
        await PressAsync(desk, Shortcuts.Undo);
        Assert.DoesNotContain(await MarksAsync(document), mark => mark.Reason == "Nom d’une personne");
        await PressAsync(desk, Shortcuts.Redo);
        Assert.Contains(await MarksAsync(document), mark => mark.Reason == "Nom d’une personne");
    }

    [Fact]
    public async Task A_second_reader_begins_with_what_is_undecided_and_dismisses_it_with_a_motive()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var document = await ProposedAsync();
        var waiting = (await MarksAsync(document)).First(mark => mark.IsUndecided);
        var desk = await OpenAsync(scope.ServiceProvider, document);
        Assert.Equal(PassageList.Open, desk.Find(".choice select").GetAttribute("value"));
        Assert.All(desk.FindAll(".passages > li"), row => Assert.Matches("passage-(proposed|reserved)", row.ClassName));

        await desk.InvokeAsync(() => desk.FindComponent<PdfViewer>().Instance.ChooseAsync(waiting.Id.Value));
        await PressAsync(desk, Shortcuts.Dismiss);
        Assert.Equal(waiting.Status, (await MarksAsync(document)).Single(mark => mark.Id == waiting.Id).Status);
        await desk.Find(".why input").ChangeAsync(new ChangeEventArgs { Value = "Consentement reçu" });
        await desk.Find(".why").SubmitAsync();
        await desk.WaitForAssertionAsync(() => Assert.Empty(desk.FindAll(".why")));

        Assert.Equal(PassageStatus.Dismissed, (await MarksAsync(document)).Single(mark => mark.Id == waiting.Id).Status);
        await using var db = await _case.OpenAsync();
        Assert.True(await db.History.AnyAsync(entry => entry.After!.EndsWith("écartée parce que : Consentement reçu"), Cancellation));

        await desk.WaitForAssertionAsync(() => Assert.Matches("Écartée par .+, le .+ : Consentement reçu", Card(desk, waiting)), TimeSpan.FromSeconds(10));
        await PressAsync(desk, Shortcuts.Undo);
        await PressAsync(desk, Shortcuts.Redo);
        await desk.WaitForAssertionAsync(() => Assert.Matches("Écartée par .+, le .+ : Consentement reçu", Card(desk, waiting)), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_page_that_was_not_asked_for_is_set_aside_and_taken_back_by_a_key_and_by_undo()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var document = await ProposedAsync();
        var free = await FreePageAsync(document);
        var desk = await OpenAsync(scope.ServiceProvider, document);
        await desk.InvokeAsync(() => desk.FindComponent<PdfViewer>().Instance.PageChangedAsync(free));

        await PressAsync(desk, Shortcuts.SetPageAside);
        Assert.Equal(free, Assert.Single(await AsideAsync(document)).Page);
        await desk.WaitForAssertionAsync(() => Assert.Contains("1 non pertinente", desk.Find(".desk-outcome").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        await PressAsync(desk, Shortcuts.Undo);
        Assert.Empty(await AsideAsync(document));
        await PressAsync(desk, Shortcuts.Redo);
        Assert.Single(await AsideAsync(document));
        await PressAsync(desk, Shortcuts.SetPageAside);
        Assert.Empty(await AsideAsync(document));
        await PressAsync(desk, Shortcuts.Undo);
        Assert.Single(await AsideAsync(document));
    }

    [Fact]
    public async Task The_palette_begins_with_the_articles_that_the_document_uses_most()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var document = await ProposedAsync();
        var desk = await OpenAsync(scope.ServiceProvider, document);
        Assert.NotEqual("33", desk.Find(".usual button").TextContent);
        var marks = (await MarksAsync(document)).Count;
        await ChooseAsync(desk, "33", "Délibérations");

        for (var i = 0; i <= marks; i++)
        {
            await MarkAsync(desk, new SelectionHint(1, [[100, 100 + (20 * i), 200, 115 + (20 * i)]], IsText: false));
        }

        await desk.WaitForAssertionAsync(() => Assert.Equal("33", desk.Find(".usual button").TextContent), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Marks_that_say_the_same_are_told_apart_by_their_place_and_a_button_says_why_it_does_nothing()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var document = await ProposedAsync();
        var desk = await OpenAsync(scope.ServiceProvider, document);
        var retain = desk.FindAll(".mark-actions button").First(button => button.TextContent == "Retenir");
        Assert.True(retain.HasAttribute("disabled"));
        Assert.Equal(("Sélectionnez d’abord un passage dans la page.", "lacking"), (retain.GetAttribute("title"), retain.GetAttribute("aria-describedby")));
        Assert.Equal("Sélectionnez d’abord un passage dans la page.", desk.Find("#lacking").TextContent);

        await desk.InvokeAsync(() => desk.Find(".choice select").Change(PassageList.All));
        var places = desk.FindAll(".passages .where").Select(place => place.TextContent).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.Contains(places, place => place.EndsWith(", 1 de 2", StringComparison.Ordinal));
        Assert.All(desk.FindAll(".passage-acts button"), button => Assert.NotNull(desk.Find($"#{button.GetAttribute("aria-describedby")!.Split(' ')[0]}")));
    }

    [Theory]
    [InlineData("37", "permet de refuser sans y obliger : dites pourquoi le refus est choisi")]
    [InlineData("53", "interdit de communiquer")]
    public async Task The_reason_is_asked_for_as_the_article_leaves_a_choice_or_not(string article, string hint)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var desk = await OpenAsync(scope.ServiceProvider, await ProposedAsync());

        await ChooseAsync(desk, article, "");

        await desk.WaitForAssertionAsync(() => Assert.Contains(hint, desk.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Steps_are_bounded_and_a_refused_one_can_be_tried_again()
    {
        var memory = new DeskMemory<List<string>>();
        List<string> desk = [];

        for (var i = 0; i <= DeskMemory<List<string>>.MaxSteps; i++)
        {
            var step = i;
            memory.Remember(
                on =>
                {
                    on.Add($"undo {step}");
                    return step == 3 && on.Count(said => said == "undo 3") == 1 ? throw new InvalidOperationException() : Task.CompletedTask;
                },
                on =>
                {
                    on.Add($"redo {step}");
                    return Task.CompletedTask;
                });
        }

        Assert.True(await memory.UndoAsync(desk));
        Assert.True(await memory.RedoAsync(desk));
        Assert.Equal([$"undo {DeskMemory<List<string>>.MaxSteps}", $"redo {DeskMemory<List<string>>.MaxSteps}"], desk);
        Assert.False(memory.CanRedo);

        for (var i = DeskMemory<List<string>>.MaxSteps; i > 3; i--)
        {
            await memory.UndoAsync(desk);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => memory.UndoAsync(desk));
        Assert.True(await memory.UndoAsync(desk));
        Assert.True(await memory.UndoAsync(desk));
        Assert.True(await memory.UndoAsync(desk));
        Assert.False(await memory.UndoAsync(desk));
        Assert.DoesNotContain("undo 0", desk);
        memory.Remember(_ => Task.CompletedTask, _ => Task.CompletedTask);
        Assert.False(memory.CanRedo);
    }

    [Fact]
    public void Every_key_does_one_thing_and_every_act_of_the_desk_has_a_key()
    {
        var keys = Shortcuts.OfDesk.SelectMany(shortcut => shortcut.Keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var acts = typeof(Shortcuts).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(keys.Distinct(), keys);
        Assert.All(acts, act => Assert.NotEmpty(Assert.Single(Shortcuts.OfDesk, shortcut => shortcut.Act == act).Keys));
    }

    private async Task<IRenderedComponent<CascadingValue<Task<AuthenticationState>>>> OpenAsync(IServiceProvider services, DocumentId document)
    {
        var reviewer = await _case.PersonAsync(Roles.Reviewer);
        var window = new BunitContext();
        _windows.Add(window);
        window.JSInterop.SetupModule("./Documents/Review/PdfViewer.razor.js").Mode = JSRuntimeMode.Loose;
        var desk = window.OpenPage(services, reviewer, typeof(ReviewPage), parameter => parameter.Name == nameof(ReviewPage.Number) ? Case30198.Number : document.Value, $"/demandes/{Case30198.Number}/documents/{document}/revision");
        await desk.WaitForAssertionAsync(() => desk.Find("#marks-title"), TimeSpan.FromSeconds(30));
        return desk;
    }

    /// <summary>Found and acted on at once, between two drawings of the desk.</summary>
    private static async Task ChooseAsync(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> desk, string article, string reason)
    {
        await desk.InvokeAsync(() => desk.FindAll(".usual button").First(button => button.TextContent == article).Click());
        await desk.InvokeAsync(() => desk.FindAll("input")
            .First(input => desk.FindAll("label").Any(label => label.GetAttribute("for") == input.Id && label.TextContent.StartsWith("Motif", StringComparison.Ordinal)))
            .Input(reason));
    }

    private static Task MarkAsync(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> desk, SelectionHint hint) =>
        desk.InvokeAsync(() => desk.FindComponent<PdfViewer>().Instance.MarkAsync([hint]));

    private static Task PressAsync(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> desk, string act) =>
        desk.InvokeAsync(() => desk.FindComponent<PdfViewer>().Instance.ActAsync(act));

    private static string Card(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> desk, Passage passage) =>
        desk.FindAll(".passages > li").First(row => row.QuerySelector($"#where-{passage.Id}") is not null).TextContent;

    private async Task<IReadOnlyList<AsidePage>> AsideAsync(DocumentId id)
    {
        await using var db = await _case.OpenAsync();
        return await db.Documents.Where(document => document.Id == id).Select(document => document.AsidePages).SingleAsync(Cancellation);
    }

    /// <summary>A page without a mark.</summary>
    private async Task<int> FreePageAsync(DocumentId id)
    {
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation);
        return Enumerable.Range(1, document.Original.PageCount).First(page => document.Passages.All(mark => mark.Page != page));
    }

    /// <summary>A document on which a colleague proposed something.</summary>
    private async Task<DocumentId> ProposedAsync()
    {
        await using var db = await _case.OpenAsync();
        return (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(document => document.UndecidedCount > 0).Id;
    }

    private async Task<DocumentId> OtherAsync(DocumentId than)
    {
        await using var db = await _case.OpenAsync();
        return await db.Documents.Where(document => document.Id != than).Select(document => document.Id).FirstAsync(Cancellation);
    }

    private async Task<IReadOnlyList<Passage>> MarksAsync(DocumentId id)
    {
        await using var db = await _case.OpenAsync();
        return [.. (await db.Documents.AsNoTracking().SingleAsync(document => document.Id == id, Cancellation)).Passages];
    }
}
