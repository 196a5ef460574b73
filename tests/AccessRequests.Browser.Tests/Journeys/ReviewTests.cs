using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>A reviewer at the desk, with the mouse and with the keyboard alone.</summary>
public sealed class ReviewTests(AccessRequestsApp app)
{
    [Fact]
    public async Task A_selection_made_with_the_mouse_becomes_a_mark_with_its_article()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur@demo.example");
        await page.OpenReviewAsync("Guide des comportements");
        await page.GetByRole(AriaRole.Button, new() { Name = "37", Exact = true }).ClickAsync();
        await page.GetByLabel("Motif").FillAsync("Avis d’un membre du personnel");

        await page.GetByLabel("Numéro de page").FillAsync("2");
        await page.GetByLabel("Numéro de page").PressAsync("Enter");
        await page.SelectTextAsync("Clarifier les règles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Caviarder", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByText("Avis d’un membre du personnel").Last).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".mark-retained .mark-label", new() { HasText = "art. 37" }).First).ToBeVisibleAsync();
        await AccessRequestsApp.ShowAsync(page, "revision-marque");
    }
}
