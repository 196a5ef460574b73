using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.People;

/// <summary>What people do and look at, in their words.</summary>
internal static partial class Gestures
{
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
    private static readonly string[] Serious = ["serious", "critical"];

    // PDF.js repeats the tags of the file under review, faults included: those are its author's.
    private static readonly AxeRunContext OurPage = new() { Exclude = [new AxeSelector(".structTree")] };

    public static async Task SignInAsync(this IPage page, string person)
    {
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse de courriel").FillAsync($"{person}@demo.example");
        await page.GetByLabel("Mot de passe").FillAsync($"demo-{person}-2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tableau de bord" })).ToBeVisibleAsync();
    }

    /// <summary>axe finds nothing against WCAG 2.1 AA, and nothing else that is serious; the screen is kept for whoever wants to look.</summary>
    public static async Task LookAsync(this IPage page, string name)
    {
        // A button that is fading from disabled to enabled has, for a moment, neither contrast.
        await page.EvaluateAsync("Promise.all(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished.catch(() => null)))");
        await AccessRequestsApp.ShowAsync(page, name);
        var violations = (await page.RunAxe(OurPage)).Violations
            .Where(violation => violation.Tags.Any(Wcag.Contains) || Serious.Contains(violation.Impact))
            .ToList();
        Assert.True(violations.Count == 0, $"{page.Url}: {string.Join("; ", violations.Select(Describe))}");
    }

    /// <summary>Reaches something by Tab, as who has no mouse does; it fails where Tab never gets there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();

        for (var i = 0; i < 400; i++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement || (element.closest('summary') !== null && element.closest('summary') === document.activeElement)"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {target}.");
    }

    /// <summary>Reaches a link or a button by Tab and presses Enter on it.</summary>
    public static async Task EnterAsync(this IPage page, ILocator target)
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    public static Task PressAsync(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Chooses in a MudBlazor list as a person does: opens it, then picks.</summary>
    public static async Task ChooseAsync(this IPage page, string list, string choice)
    {
        await page.GetByLabel(list, new() { Exact = true }).First.ClickAsync(new() { Force = true });
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = choice }).First.ClickAsync();
        await Expect(page.Locator(".mud-popover-open .mud-list-item")).ToHaveCountAsync(0);
    }

    public static async Task TypeDateAsync(this IPage page, string field, string day)
    {
        var input = page.GetByLabel(field, new() { Exact = true }).First;
        await input.ClickAsync();
        await input.FillAsync(day);
        await input.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
    }

    public static async Task OpenReviewAsync(this IPage page, string number, string title)
    {
        await page.GotoAsync($"/demandes/{number}?onglet=documents");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Réviser" }).ClickAsync();
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
    }

    public static async Task GoToPageAsync(this IPage page, int number)
    {
        await page.GetByLabel("Numéro de page").FillAsync($"{number}");
        await page.GetByLabel("Numéro de page").PressAsync("Enter");
        await Expect(page.Locator($".page[data-page-number=\"{number}\"] .textLayer span[role=presentation]").First).ToBeVisibleAsync();
    }

    /// <summary>Follows the desk's own list of unread pages until there is none.</summary>
    public static async Task ReadEveryPageAsync(this IPage page)
    {
        var unread = page.GetByRole(AriaRole.Button, new() { NameRegex = ToRead() });

        while (await unread.CountAsync() > 0)
        {
            var before = await unread.First.InnerTextAsync();
            await unread.First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = before, Exact = true })).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        }
    }

    /// <summary>Drags the mouse over the line that holds a text, as a reader does.</summary>
    public static async Task SelectLineAsync(this IPage page, int pageNumber, string text)
    {
        var line = page.Locator($".page[data-page-number=\"{pageNumber}\"] .textLayer span[role=presentation]").Filter(new() { HasText = text }).First;
        await line.ScrollIntoViewIfNeededAsync();
        var box = (await line.BoundingBoxAsync())!;
        var middle = box.Y + (box.Height / 2);
        await page.Mouse.MoveAsync(box.X + 1, middle);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), middle, new() { Steps = 5 });
        await page.Mouse.MoveAsync(box.X + box.Width - 1, middle, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    public static async Task ReferAsync(this IPage page, string number, string point, string documents)
    {
        await page.GotoAsync($"/demandes/{number}?onglet=renvois");
        await page.ChooseAsync("Organisme compétent", "Secrétariat du Conseil du trésor");
        await page.GetByLabel(point, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Précision sur les documents").FillAsync(documents);
        await page.PressAsync("Renvoyer ces points");
        await Expect(page.GetByText("responsable : Mélanie Drainville")).ToBeVisibleAsync();
    }

    public static async Task AddThirdPartyAsync(this IPage page, string number, string name, string document)
    {
        await page.GotoAsync($"/demandes/{number}?onglet=tiers");
        await page.GetByLabel("Nom du tiers").FillAsync(name);
        await page.GetByLabel("Adresse du tiers").FillAsync("1, rue Fictive");
        await page.GetByLabel("Documents fournis", new() { Exact = true }).First.ClickAsync(new() { Force = true });
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = document }).First.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.PressAsync("Ajouter le tiers");
    }

    /// <summary>Approves the decision that is open, once its package is built.</summary>
    public static async Task ApproveAsync(this IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approuver la décision" })).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Votre mot de passe").FillAsync("demo-gestionnaire-2026");
        await page.PressAsync("Approuver la décision");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retirer l’approbation" })).ToBeVisibleAsync();
    }

    /// <summary>The guide that the demonstration holds, as a file.</summary>
    public static async Task<string> GuideAsync(string folder)
    {
        var path = Path.Combine(folder, "guide.pdf");
        await using var file = File.Create(path);
        await typeof(Program).Assembly.GetManifestResourceStream("AccessRequests.Web.Demonstration.Documents.guide-depart.pdf")!
            .CopyToAsync(file, TestContext.Current.CancellationToken);
        return path;
    }

    /// <summary>The text of a PDF as another program reads it, without white space.</summary>
    public static async Task<string> ReadPdfAsync(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Squeeze(text);
    }

    public static string Squeeze(string text) => Spaces().Replace(text, "");

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Help}): {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}";

    [GeneratedRegex("^À lire : ")]
    public static partial Regex ToRead();

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();
}
