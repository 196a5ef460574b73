using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>A reviewer at the desk, with the mouse and with the keyboard alone.</summary>
public sealed class ReviewTests(AccessRequestsApp app)
{
    private const string Guide = "Guide des comportements";

    [Fact]
    public async Task A_selection_made_with_the_mouse_becomes_a_mark_that_can_be_undone()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.PressAsync("37");
        await page.GetByLabel("Motif").FillAsync("Marque à la souris");

        await page.GoToPageAsync(2);
        await page.SelectLineAsync(2, "Clarifier les règles");
        await page.PressAsync("Caviarder");

        await Expect(page.GetByText("Marque à la souris", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".page[data-page-number=\"2\"] .mark-retained .mark-label").First).ToHaveTextAsync("art. 37");
        await page.LookAsync("revision");

        await page.PressAsync("Annuler");
        await Expect(page.GetByText("Marque à la souris", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_keyboard_alone_marks_a_word()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.PressAsync("53");
        await Expect(page.GetByLabel("Dispositions choisies")).ToContainTextAsync("54");
        await page.GetByLabel("Motif").FillAsync("Marque au clavier");

        await page.GoToPageAsync(3);
        await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await page.Keyboard.PressAsync("m");

        await Expect(page.GetByText("Marque au clavier", new() { Exact = true })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Marque au clavier", new() { Exact = true })).ToBeVisibleAsync();
        await page.PressAsync("Supprimer");
    }

    [Fact]
    public async Task Article_14_alone_is_refused_in_words()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.GetByLabel("Ajouter une disposition").FillAsync("14");
        await page.Locator(".mud-popover-open .mud-list-item").First.ClickAsync();
        await page.GetByLabel("Motif").FillAsync("Extraction");

        await page.SelectLineAsync(1, "Guide");
        await page.PressAsync("Caviarder");

        await Expect(page.GetByText("il ne peut être invoqué seul")).ToBeVisibleAsync();
    }
}
