using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>Each key that the help of the desk prints is pressed, and what it does is seen.</summary>
public sealed class DeskKeysTests(AccessRequestsApp app)
{
    private const string Guide = "Guide des comportements";

    private readonly HashSet<string> _pressed = [];

    [Fact]
    public async Task Every_key_of_the_help_does_what_it_says()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        var keys = (await page.Locator("dialog [data-keys]").EvaluateAllAsync<string[]>("rows => rows.flatMap(row => row.dataset.keys.split(' ')).filter(key => key !== '')")).ToHashSet();

        await LookAroundAsync(page);
        await SelectAsync(page);
        await MarkAndUndoAsync(page);
        await SettleAsync(page);
        await TreatPagesAsync(page);
        await TreatTheDocumentAsync(page);

        Assert.Equal([], keys.Except(_pressed));
    }

    private async Task LookAroundAsync(IPage page)
    {
        var width = await WidthAsync(page);
        await PressAsync(page, "+");
        await UntilAsync(page, "one => document.querySelector('.viewer-scroll .page').getBoundingClientRect().width > one + 5", width);
        var larger = await WidthAsync(page);
        await PressAsync(page, "=");
        await UntilAsync(page, "one => document.querySelector('.viewer-scroll .page').getBoundingClientRect().width > one + 5", larger);
        await PressAsync(page, "-");
        await UntilAsync(page, "one => Math.abs(document.querySelector('.viewer-scroll .page').getBoundingClientRect().width - one) < 5", larger);
        await PressAsync(page, "0");
        await UntilAsync(page, "one => Math.abs(document.querySelector('.viewer-scroll .page').getBoundingClientRect().width - one) < 5", width);

        const string IsLying = "one => { const { width, height } = document.querySelector('.viewer-scroll .page').getBoundingClientRect(); return (width > height) === one; }";
        await PressAsync(page, "t");
        await UntilAsync(page, IsLying, true);
        await PressAsync(page, "t", 3);
        await UntilAsync(page, IsLying, false);

        await PressAsync(page, "v");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Vignettes des pages" })).ToBeVisibleAsync();
        await PressAsync(page, "v");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Vignettes des pages" })).ToBeHiddenAsync();

        await PressAsync(page, "?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Raccourcis clavier" })).ToBeVisibleAsync();
        await page.LookAsync("44-raccourcis");
        await page.Keyboard.PressAsync("Escape");

        await PressAsync(page, "f");
        await Expect(page.Locator("input.find")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("regles");
        await Expect(page.Locator("[data-role=found]")).ToContainTextAsync("1 de ");
        await Expect(page.Locator(".textLayer .highlight.selected")).ToContainTextAsync("règles", new() { IgnoreCase = true });
        var first = await page.Locator("[data-role=found]").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-role=found]")).ToHaveTextAsync(first.Replace("1 de", "2 de", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Escape");
        await Expect(Region(page)).ToBeFocusedAsync();
        await page.GoToPageAsync(2);
    }

    private async Task SelectAsync(IPage page)
    {
        await PressAsync(page, "c");
        await UntilAsync(page, "() => getSelection().anchorNode?.parentElement.closest('.textLayer') != null");
        var length = await PressAndMeasureAsync("w", 0);
        await PressAndMeasureAsync("l", length);

        // From a line that another follows closely, as those of a paragraph do; the text of a page that is drawn anew meanwhile takes its selection along.
        await UntilAsync(page, "() => document.querySelector('.page[data-page-number=\"2\"]').dataset.loaded === 'true'");
        length = await page.EvaluateAsync<int>(
            """
            () => {
              const spans = [...document.querySelectorAll('.page[data-page-number="2"] .textLayer span[role=presentation]')].filter(span => span.textContent.trim().length > 40);
              const from = spans.find((span, at) => spans[at + 1] && spans[at + 1].getBoundingClientRect().top - span.getBoundingClientRect().bottom < 4);
              document.querySelector('.viewer-scroll').focus();
              getSelection().setBaseAndExtent(from.firstChild, 0, from.firstChild, from.firstChild.length);
              return getSelection().toString().length;
            }
            """);
        await PressAndMeasureAsync("g", length);
        await PressAsync(page, "Escape");
        await UntilAsync(page, "() => getSelection().toString() === ''");

        await PressAsync(page, "r");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rectangle", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await PressAsync(page, "Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rectangle", Exact = true })).ToHaveAttributeAsync("aria-pressed", "false");

        async Task<int> PressAndMeasureAsync(string key, int before)
        {
            await PressAsync(page, key);
            await UntilAsync(page, "one => getSelection().toString().length > one", before);
            return await page.EvaluateAsync<int>("getSelection().toString().length");
        }
    }

    private async Task MarkAndUndoAsync(IPage page)
    {
        var mark = page.GetByText("Fait par une touche", new() { Exact = true });
        await PressAsync(page, "d");
        await UntilAsync(page, "() => document.activeElement.closest('.desk-panel') !== null");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Region(page)).ToBeFocusedAsync();
        await page.PressAsync("37");
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Fait par une touche");

        await PressAsync(page, "c");
        await PressAsync(page, "l");
        await PressAsync(page, "m");
        await Expect(mark).ToHaveCountAsync(1);

        foreach (var (undo, redo) in new[] { ("u", "y"), ("Control+z", "Control+y"), ("Control+z", "Control+Shift+z") })
        {
            await PressAsync(page, undo);
            await Expect(mark).ToHaveCountAsync(0);
            await PressAsync(page, redo);
            await Expect(mark).ToHaveCountAsync(1);
        }

        await PressAsync(page, "i");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Marque de la page 2" })).ToBeVisibleAsync();
        await page.PressAsync("Fermer");
        await PressAsync(page, "Delete");
        await Expect(mark).ToHaveCountAsync(0);
        await PressAsync(page, "u");
        await Expect(mark).ToHaveCountAsync(1);
        await page.PressAsync("Changer d’articles");
    }

    private async Task SettleAsync(IPage page)
    {
        await page.Locator(".choice select").SelectOptionAsync("");
        await PendAsync("Réservé par une touche");
        await PressAsync(page, "s");
        var status = page.Locator(".passage").Filter(new() { HasText = "Réservé par une touche" }).Locator(".status");
        await Expect(status).ToHaveTextAsync("Réserve du secteur");
        await PressAsync(page, "o");
        await Expect(status).ToHaveTextAsync("Proposée");
        await PressAsync(page, "a");
        await Expect(status).ToHaveTextAsync("Retenue");
        await PressAsync(page, "u");
        await Expect(status).ToHaveTextAsync("Proposée");

        await PressAsync(page, "x");
        await Expect(page.GetByLabel("Pourquoi écarter")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Renseignement public");
        await page.Keyboard.PressAsync("Enter");
        await Expect(status).ToHaveTextAsync("Écartée");
        await Expect(page.GetByText("Écartée par Karim Haddad")).ToContainTextAsync("Renseignement public");
        await page.LookAsync("45-marque-ecartee");
        await PressAsync(page, "u");
        await Expect(status).ToHaveTextAsync("Proposée");

        var chosen = page.Locator(".passage.chosen .reason").First;
        await page.Locator(".passage").Filter(new() { HasText = "Réservé par une touche" }).Locator(".passage-go").ClickAsync();
        await Expect(chosen).ToHaveTextAsync("Réservé par une touche");
        await PressAsync(page, "n");
        await Expect(chosen).Not.ToHaveTextAsync("Réservé par une touche");
        await PressAsync(page, "p");
        await Expect(chosen).ToHaveTextAsync("Réservé par une touche");

        await PressAsync(page, "Delete");
        await Expect(status).ToHaveCountAsync(0);
        await page.Locator(".passage").Filter(new() { HasText = "Fait par une touche" }).Locator(".passage-go").ClickAsync();
        await PressAsync(page, "Delete");
        await Expect(page.GetByText("Fait par une touche", new() { Exact = true })).ToHaveCountAsync(0);

        async Task PendAsync(string reason)
        {
            await PressAsync(page, "c");
            await PressAsync(page, "l");
            await PressAsync(page, "m");
            await Expect(page.GetByText("Sélection en attente (page 2)")).ToBeVisibleAsync();
            await page.PressAsync("37");
            await page.GetByLabel("Motif", new() { Exact = true }).FillAsync(reason);
        }
    }

    private async Task TreatPagesAsync(IPage page)
    {
        await page.GoToPageAsync(3);
        await PressAsync(page, "e");
        await Expect(page.GetByText("p. 3 (page entière)")).ToBeVisibleAsync();
        await PressAsync(page, "u");
        await Expect(page.GetByText("p. 3 (page entière)")).ToHaveCountAsync(0);

        await PressAsync(page, "j");
        await Expect(page.GetByText("Page 3 : hors de la demande.")).ToBeVisibleAsync();
        await PressAsync(page, "v");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Page 3, non pertinente" })).ToBeVisibleAsync();
        await page.LookAsync("46-page-non-pertinente");
        await PressAsync(page, "v");
        await PressAsync(page, "j");
        await Expect(page.GetByText("Page 3 : de nouveau à communiquer.")).ToBeVisibleAsync();

        await PressAsync(page, "h");
        await Expect(page.GetByLabel("Double de la page")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("2");
        await page.LookAsync("47-page-en-double");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Page 3 : en double de la page 2, par Karim Haddad")).ToBeVisibleAsync();
        await PressAsync(page, "u");
        await Expect(page.GetByText("Page 3 : en double de la page 2, par Karim Haddad")).ToHaveCountAsync(0);

        await PressAsync(page, "z");
        await Expect(page.GetByText("Page 3 laissée pour plus tard.")).ToBeVisibleAsync();
        await PressAsync(page, "z");
        await Expect(page.GetByText("Page 3 reprise.")).ToBeVisibleAsync();

        await PressAsync(page, "k");
        await Expect(page.GetByLabel("Plusieurs pages entières")).ToBeFocusedAsync();
    }

    private async Task TreatTheDocumentAsync(IPage page)
    {
        await PressAsync(page, "q");
        await Expect(page.Locator(".desk-panel .mud-alert-filled-error, .desk-panel .mud-alert-text-error").Or(page.GetByText("La révision est déjà terminée.")).Or(page.GetByText("Révision terminée.")).First).ToBeVisibleAsync();

        await PressAsync(page, "Shift+E");
        await Expect(page.GetByText("Refusé en entier — art.")).ToBeVisibleAsync();
        await PressAsync(page, "u");
        await Expect(page.GetByText("Refusé en entier — art.")).ToHaveCountAsync(0);
        await PressAsync(page, "Shift+X");
        await Expect(page.GetByText("Non pertinent : il n’est pas transmis.")).ToBeVisibleAsync();
        await PressAsync(page, "u");
        await Expect(page.GetByText("Non pertinent : il n’est pas transmis.")).ToHaveCountAsync(0);

        await PressAsync(page, "b");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Voir l’original" })).ToBeVisibleAsync();
        var released = page.GetByRole(AriaRole.Region, new() { Name = "Document caviardé" });
        await Expect(released.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await released.FocusAsync();
        await page.Keyboard.PressAsync("b");
        await Expect(Region(page)).ToBeVisibleAsync();

        var title = page.Locator(".desk-title h1");
        var here = await title.InnerTextAsync();
        await PressAsync(page, "Shift+P");
        await Expect(title).Not.ToHaveTextAsync(here);
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await PressAsync(page, "Shift+N");
        await Expect(title).ToHaveTextAsync(here);
    }

    private static ILocator Region(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Document original" });

    private static Task<double> WidthAsync(IPage page) => page.EvaluateAsync<double>("document.querySelector('.viewer-scroll .page').getBoundingClientRect().width");

    private static Task<IJSHandle> UntilAsync(IPage page, string condition, object? than = null) => page.WaitForFunctionAsync(condition, than);

    /// <summary>In the document, as its help names the key.</summary>
    private async Task PressAsync(IPage page, string key, int times = 1)
    {
        _pressed.Add(key.ToLowerInvariant().Replace("control", "ctrl", StringComparison.Ordinal));
        await Region(page).FocusAsync();

        for (var i = 0; i < times; i++)
        {
            await page.Keyboard.PressAsync(key);
        }
    }
}
