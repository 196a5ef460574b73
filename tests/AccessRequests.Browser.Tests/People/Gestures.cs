using Microsoft.Playwright;

namespace AccessRequests.Browser.Tests.People;

/// <summary>What people do, in their words.</summary>
internal static class Gestures
{
    public static async Task SignInAsync(this IPage page, string email)
    {
        await page.GotoAsync("/connexion");
        var password = $"demo-{email[..email.IndexOf('@', StringComparison.Ordinal)]}-2026";
        await page.GetByLabel("Courriel").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tableau de bord" })).ToBeVisibleAsync();
    }

    public static async Task OpenReviewAsync(this IPage page, string title)
    {
        await page.GotoAsync("/demandes/30198?onglet=documents");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Réviser" }).ClickAsync();
        await Assertions.Expect(page.Locator(".textLayer span").First).ToBeVisibleAsync();
    }

    /// <summary>Drags the mouse over a text of the page shown, as a reader does.</summary>
    public static async Task SelectTextAsync(this IPage page, string text)
    {
        var span = page.Locator(".textLayer span", new() { HasText = text }).First;
        await span.ScrollIntoViewIfNeededAsync();
        var box = (await span.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 1, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 5 });
        await page.Mouse.MoveAsync(box.X + box.Width - 1, box.Y + (box.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }
}
