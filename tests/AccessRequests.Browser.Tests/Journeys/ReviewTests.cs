using System.Text.RegularExpressions;
using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>A reviewer at the desk, with the mouse and with the keyboard alone.</summary>
public sealed partial class ReviewTests(AccessRequestsApp app)
{
    private const string Guide = "Guide des comportements";
    private const string KeyboardDocument = "Note d’information du 10 décembre 2024";

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
        await page.Locator(".choice select").SelectOptionAsync("");
        await Expect(page.GetByText("Marque au clavier", new() { Exact = true })).ToBeVisibleAsync();
        await page.PressAsync("Supprimer");
    }

    [Fact]
    public async Task The_keyboard_alone_takes_a_line_and_a_whole_page_and_takes_them_back()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", "Note d’information du 10 décembre 2024");
        await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
        await page.Keyboard.PressAsync("v");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Page 1," })).ToBeVisibleAsync();
        await page.PressAsync("37");
        await page.GetByLabel("Motif").FillAsync("Ligne au clavier");
        await Expect(page.GetByText("Invocable jusqu’au 9 décembre 2034")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("m");
        await Expect(page.GetByText("Ligne au clavier", new() { Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByText("p. 1 (page entière)")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Page 1, retenue" })).ToBeVisibleAsync();
        await page.LookAsync("40-bureau");

        await page.PressAsync("Annuler");
        await Expect(page.GetByText("p. 1 (page entière)")).ToHaveCountAsync(0);
        await page.PressAsync("Annuler");
        await Expect(page.GetByText("Ligne au clavier", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Colleagues_at_one_document_see_each_other_and_each_other_s_marks()
    {
        const string Title = "Note de décision du 19 novembre 2024";
        var mine = await app.OpenAsync();
        await mine.SignInAsync("reviseur");
        await mine.OpenReviewAsync("30198", Title);
        var theirs = await app.OpenAsync();
        await theirs.SignInAsync("agente");
        await theirs.OpenReviewAsync("30198", Title);
        await Expect(mine.GetByText("Aussi à ce document : Julie Bouchard")).ToBeVisibleAsync();

        await theirs.PressAsync("39");
        await theirs.GetByLabel("Motif").FillAsync("Marque d’une collègue");
        await theirs.SelectLineAsync(1, "renforçant la protection");
        await theirs.PressAsync("Caviarder");

        await Expect(mine.GetByText("Marque d’une collègue", new() { Exact = true })).ToBeVisibleAsync();
        await theirs.PressAsync("Annuler");
        await Expect(mine.GetByText("Marque d’une collègue", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(mine.GetByText("Un collègue a levé une marque")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_last_reading_finds_the_address_with_a_token_that_nobody_hid_and_records_why_it_stays()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.GotoAsync("/demandes/30198/relecture");
        await page.PressAsync("Relire");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Adresse web avec jeton" }).First;
        await Expect(row).ToBeVisibleAsync();
        await page.LookAsync("41-relecture");

        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("Motif").FillAsync("Jeton périmé, vérifié auprès de l’unité");
        await page.PressAsync("Laisser visible");
        await Expect(page.GetByText("1 passage reste visible")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_selection_dragged_onto_a_mark_ends_there()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", "19 novembre 2024");
        await page.GoToPageAsync(2);
        var sheet = page.Locator(".page[data-page-number=\"2\"]");
        var line = (await sheet.Locator(".textLayer span[role=presentation]").Filter(new() { HasText = "qui lui étaient transmises" }).First.BoundingBoxAsync())!;
        var mark = (await sheet.Locator(".mark").First.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(line.X + 1, line.Y + (line.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(mark.X + (mark.Width / 2), mark.Y + (mark.Height / 2), new() { Steps = 8 });
        await page.Mouse.UpAsync();

        var selected = await page.EvaluateAsync<string>("getSelection().toString()");
        Assert.StartsWith("qui lui étaient", selected.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("Au MIFI, la gestion", selected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rectangle_can_be_drawn_with_the_keyboard_alone()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.PressAsync("39");
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Rectangle au clavier");

        await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Rectangle au clavier", new() { Exact = true })).ToBeVisibleAsync();
        await page.PressAsync("Annuler");
        await Expect(page.GetByText("Rectangle au clavier", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_rectangle_that_cuts_letters_is_said_to_take_them_whole()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.PressAsync("39");
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Rectangle trop court");
        await page.GoToPageAsync(2);
        var line = page.Locator(".page[data-page-number=\"2\"] .textLayer span[role=presentation]").Filter(new() { HasText = "Clarifier les règles" }).First;
        await line.ScrollIntoViewIfNeededAsync();
        var box = (await line.BoundingBoxAsync())!;

        await page.PressAsync("Rectangle");
        await page.Mouse.MoveAsync(box.X + 20, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 90, box.Y + box.Height + 4, new() { Steps = 5 });
        await page.Mouse.UpAsync();

        await Expect(page.GetByText(Cuts())).ToBeVisibleAsync();
        await page.LookAsync("43-rectangle-qui-coupe");
        await page.PressAsync("Annuler");
        await Expect(page.GetByText("Rectangle trop court", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(page.GetByText(Cuts())).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_document_is_there_before_the_tools_and_they_take_it_over()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync($"{await AddressAsync(page, Guide)}?page=4", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(".early-sheets .page[data-page-number=\"4\"] .textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await Expect(page.Locator(".desk")).ToHaveCountAsync(0);

        held.SetResult();
        await Expect(page.Locator(".desk .viewer-scroll .page[data-page-number=\"4\"] .mark").First).ToBeVisibleAsync();
        await Expect(page.Locator(".early-sheets")).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Numéro de page")).ToHaveValueAsync("4");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Document original" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
        await page.Keyboard.PressAsync("c");
        Assert.NotEmpty(await page.EvaluateAsync<string>("getSelection().toString()"));
    }

    [Fact]
    public async Task The_sheet_that_is_asked_for_is_painted_before_the_others_are_laid_out()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/pdf_viewer*.mjs", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync($"{await AddressAsync(page, Guide)}?page=4", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(".early-alone .page[data-page-number=\"4\"][data-loaded] canvas")).ToBeVisibleAsync();
        await Expect(page.Locator(".early-sheets [role=region] .page")).ToHaveCountAsync(0);

        held.SetResult();
        await Expect(page.Locator(".desk .viewer-scroll .page[data-page-number=\"4\"] canvas")).ToBeVisibleAsync();
        await Expect(page.Locator(".early-sheets")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_document_that_was_begun_goes_when_its_reader_goes_before_the_tools_come()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.RouteAsync("**/_blazor/negotiate*", route => route.AbortAsync());
        await page.GotoAsync(await AddressAsync(page, Guide), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(".early-sheets canvas").First).ToBeVisibleAsync();

        await page.EvaluateAsync("history.pushState(null, '', '/demandes')");

        await Expect(page.Locator(".early-sheets")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_rules_that_cost_seconds_on_a_long_document_are_there_elsewhere_and_gone_at_the_desk()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        Assert.NotEqual(0, await DrawerRulesAsync(page, overSiblings: true));
        var others = await DrawerRulesAsync(page, overSiblings: false);

        await page.OpenReviewAsync("30198", Guide);

        Assert.Equal(0, await DrawerRulesAsync(page, overSiblings: true));
        Assert.Equal(others, await DrawerRulesAsync(page, overSiblings: false));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(820)]
    public async Task The_pages_around_the_desk_stand_as_they_stood_without_those_rules(int width)
    {
        var page = await app.OpenAsync();
        await page.SetViewportSizeAsync(width, 900);
        await page.SignInAsync("reviseur");
        await page.GotoAsync("/demandes/30198?onglet=documents");
        var before = await PlacesAsync();

        await page.OpenReviewAsync("30198", Guide);
        await page.GetByRole(AriaRole.Link, new() { Name = "Demande 30198" }).First.ClickAsync();
        Assert.Equal(0, await DrawerRulesAsync(page, overSiblings: true));
        Assert.Equal(before, await PlacesAsync());

        async Task<string> PlacesAsync()
        {
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Guide })).ToBeVisibleAsync();
            return await page.EvaluateAsync<string>(
                "['.mud-appbar', '.mud-drawer', '.mud-main-content'].map(part => { const { left, width } = document.querySelector(part).getBoundingClientRect(); return `${part} ${left} ${width}`; }).join('; ')");
        }
    }

    [Fact]
    public async Task A_whole_review_is_done_with_the_keyboard_alone()
    {
        const string Reason = "Ligne cachée sans souris";
        var page = await app.OpenAsync();
        await page.GotoAsync("/connexion");
        await page.TabToAsync(page.GetByLabel("Adresse de courriel"));
        await page.Keyboard.TypeAsync("reviseur@demo.example");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("demo-reviseur-2026");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tableau de bord" })).ToBeVisibleAsync();

        await page.GotoAsync("/demandes/30198?onglet=documents");
        await page.EnterAsync(page.GetByRole(AriaRole.Row).Filter(new() { HasText = KeyboardDocument }).GetByRole(AriaRole.Link, new() { Name = "Réviser" }));
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();

        await page.EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "37", Exact = true }));
        await page.TabToAsync(page.GetByLabel("Motif", new() { Exact = true }));
        await page.Keyboard.TypeAsync(Reason);
        await page.TabToAsync(page.GetByRole(AriaRole.Region, new() { Name = "Document original" }));
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("m");
        await Expect(page.GetByText(Reason, new() { Exact = true })).ToBeVisibleAsync();

        var unread = page.GetByRole(AriaRole.Button, new() { NameRegex = Gestures.ToRead() });

        while (await unread.CountAsync() > 0)
        {
            var before = await unread.First.InnerTextAsync();
            await page.EnterAsync(unread.First);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = before, Exact = true })).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        }

        await page.EnterAsync(page.GetByText("Ce que le fichier porte sans le montrer"));
        await Expect(page.GetByText("Rien de cela n’entre dans le fichier communiqué").Or(page.GetByText("Rien : ni pièce jointe"))).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.LookAsync("42-contenu-cache");

        // Whether it was finished depends on what the other journeys took back before: then it is taken up again.
        var finish = page.GetByRole(AriaRole.Button, new() { Name = "Révision terminée", Exact = true });
        var reopen = page.GetByRole(AriaRole.Button, new() { Name = "Rouvrir la révision", Exact = true });
        await Expect(finish.Or(reopen)).ToBeVisibleAsync();
        var acts = 2;

        if (await reopen.IsVisibleAsync())
        {
            acts++;
            await page.EnterAsync(reopen);
        }

        await Expect(finish).ToBeEnabledAsync();
        await page.EnterAsync(finish);
        await Expect(page.GetByText("Révision terminée. Passez au document suivant.")).ToBeVisibleAsync();
        await Expect(reopen).ToBeVisibleAsync();

        // Undone to where it began: the finished review, its reopening where there was one, the mark.
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Annuler", Exact = true });

        for (; acts > 0; acts--)
        {
            await Expect(undo).ToBeEnabledAsync();
            await page.EnterAsync(undo);
            await Expect(page.GetByText("Geste annulé.")).ToBeVisibleAsync();

            // The same words stay for the next one: each is given the time to be done.
            await page.WaitForTimeoutAsync(3000);
        }

        await Expect(page.GetByText(Reason, new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Article_14_alone_is_refused_in_words()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.GetByLabel("Ajouter une disposition").FillAsync("14");
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasTextRegex = StartsWithFourteen() }).First.ClickAsync();
        await page.GetByLabel("Motif").FillAsync("Extraction");

        await page.SelectLineAsync(1, "Guide");
        await page.PressAsync("Caviarder");

        await Expect(page.Locator(".mud-alert").GetByText("il ne peut être invoqué seul")).ToBeVisibleAsync();
    }

    private static Task<int> DrawerRulesAsync(IPage page, bool overSiblings) => page.EvaluateAsync<int>(
        """
        over => {
          const rules = sheets => [...sheets].flatMap(sheet => [...sheet.cssRules]).flatMap(rule => rule instanceof CSSMediaRule ? rules([rule]) : [rule]);
          return rules(document.styleSheets).filter(rule => rule.selectorText?.startsWith('.mud-drawer') && rule.selectorText.includes('~ div') === over).length;
        }
        """,
        overSiblings);

    /// <summary>Where the desk of a document is, to be opened as a link from a colleague is.</summary>
    private static async Task<string> AddressAsync(IPage page, string title)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/demandes/30198?onglet=documents");
        var address = await other.GetByRole(AriaRole.Row).Filter(new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Réviser" }).GetAttributeAsync("href");
        await other.CloseAsync();
        return address!;
    }

    [GeneratedRegex("coupe [0-9]+ lettres?\\. Le caviardage")]
    private static partial Regex Cuts();

    /// <summary>The list shows everything until the server has filtered it.</summary>
    [GeneratedRegex(@"^\s*14\b")]
    private static partial Regex StartsWithFourteen();
}
