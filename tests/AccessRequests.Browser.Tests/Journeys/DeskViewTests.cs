using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>What a reviewer sees of a document that is turned, that cannot be drawn, or that bears many marks.</summary>
public sealed class DeskViewTests(AccessRequestsApp app)
{
    private const string Guide = "Guide des comportements";

    /// <summary>Not drawn before one goes there.</summary>
    private const int Far = 12;

    /// <summary>The longest, told from the other notes by its day.</summary>
    private const string Note = "3 décembre 2024";

    private const string Overlaps = """
        function overlap(a, b) { return a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1; }
        """;

    [Fact]
    public async Task What_is_marked_on_a_turned_page_lies_on_the_words_that_were_chosen()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", Guide);
        await page.PressAsync("37");
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Marque sur une page tournée");
        await page.GoToPageAsync(2);
        await page.PressAsync("Pivoter la vue");
        await page.WaitForFunctionAsync("() => { const { width, height } = document.querySelector('.viewer-scroll .page').getBoundingClientRect(); return width > height; }");
        await Expect(Line(page, "Clarifier les règles")).ToBeVisibleAsync();
        await page.EvaluateAsync(
            """
            () => {
              const line = [...document.querySelectorAll('.page[data-page-number="2"] .textLayer span[role=presentation]')].find(span => span.textContent.includes('Clarifier les règles'));
              document.querySelector('.viewer-scroll').focus();
              getSelection().setBaseAndExtent(line.firstChild, 0, line.firstChild, line.firstChild.length);
            }
            """);
        await page.PressAsync("Caviarder");
        await Expect(page.GetByText("Marque sur une page tournée", new() { Exact = true })).ToBeVisibleAsync();

        Assert.True(await CoversAsync(page));
        await page.LookAsync("48-page-tournee");
        await page.PressAsync("Pivoter la vue");
        await page.PressAsync("Pivoter la vue");
        await page.PressAsync("Pivoter la vue");
        await page.WaitForFunctionAsync("() => { const { width, height } = document.querySelector('.viewer-scroll .page').getBoundingClientRect(); return width < height; }");
        await Expect(Line(page, "Clarifier les règles")).ToBeVisibleAsync();
        await Expect(page.Locator(".page[data-page-number=\"2\"] .mark-retained").First).ToBeVisibleAsync();
        Assert.True(await CoversAsync(page));

        await page.PressAsync("Annuler");
        await Expect(page.GetByText("Marque sur une page tournée", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_cannot_be_drawn_says_so_and_is_tried_again()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.AddInitScriptAsync(
            """
            const save = CanvasRenderingContext2D.prototype.save;
            CanvasRenderingContext2D.prototype.save = function () {
              if (globalThis.cannotDraw) { throw new Error('no page'); }
              return save.call(this);
            };
            """);
        await page.OpenReviewAsync("30198", Note);
        await page.EvaluateAsync("() => { globalThis.cannotDraw = true; }");
        await page.GetByLabel("Numéro de page").FillAsync($"{Far}");
        await page.GetByLabel("Numéro de page").PressAsync("Enter");
        var notice = page.Locator($".page[data-page-number=\"{Far}\"] .page-failure");
        await Expect(notice).ToContainTextAsync($"La page {Far} ne peut être affichée. Vérifiez la connexion ; si elle reste illisible, retenez-la entière.");
        await page.LookAsync("49-page-illisible");

        await page.EvaluateAsync("() => { globalThis.cannotDraw = false; }");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();

        await Expect(notice).ToHaveCountAsync(0);
        await Expect(page.Locator($".page[data-page-number=\"{Far}\"] canvas")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_label_of_a_mark_hides_no_word_beside_it()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");

        foreach (var (title, number) in new[] { (Guide, 4), ("Note de décision du 3 décembre 2024", 2), ("Note de décision du 22 avril 2025", 1) })
        {
            await page.OpenReviewAsync("30198", title);
            await page.GoToPageAsync(number);
            await Expect(page.Locator($".page[data-page-number=\"{number}\"] .mark-label").First).ToBeVisibleAsync();
            await page.LookAsync($"50-etiquettes-{number}");
            var hidden = await page.EvaluateAsync<string[]>(
                $$"""
                number => {
                  {{Overlaps}}
                  const sheet = document.querySelector(`.page[data-page-number="${number}"]`);
                  const words = [...sheet.querySelectorAll('.textLayer span[role=presentation]')].filter(word => word.textContent.trim());
                  return [...sheet.querySelectorAll('.mark-label')].flatMap(label => {
                    const own = [...sheet.querySelectorAll(`[data-mark="${label.parentElement.dataset.mark}"]`)].map(box => box.getBoundingClientRect());
                    return words.map(word => [word, word.getBoundingClientRect()])
                      .filter(([, at]) => overlap(label.getBoundingClientRect(), at) && !own.some(box => overlap(box, at)))
                      .map(([word]) => `${label.textContent} over ${word.textContent}`);
                  });
                }
                """,
                number);
            Assert.Equal([], hidden);
        }
    }

    [Fact]
    public async Task The_next_mark_of_whoever_sees_what_is_undecided_is_one_to_decide()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("reviseur");
        await page.OpenReviewAsync("30198", "Note de décision du 22 avril 2025");
        await page.Locator(".choice select").SelectOptionAsync("undecided");
        await Expect(page.Locator(".viewer")).ToHaveAttributeAsync("data-walk", "undecided");
        var waiting = await page.Locator(".passage").CountAsync();
        Assert.NotEqual(0, waiting);

        foreach (var key in new[] { "n", "n", "p" })
        {
            await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
            await page.Keyboard.PressAsync(key);
            await Expect(page.Locator(".passage.chosen .status")).ToHaveTextAsync("Proposée");
            await Expect(page.Locator(".passage")).ToHaveCountAsync(waiting);
        }
    }

    private static ILocator Line(IPage page, string text) =>
        page.Locator(".page[data-page-number=\"2\"] .textLayer span[role=presentation]").Filter(new() { HasText = text }).First;

    /// <summary>The mark lies on the chosen line, and on no other.</summary>
    private static Task<bool> CoversAsync(IPage page) => page.EvaluateAsync<bool>(
        $$"""
        () => {
          {{Overlaps}}
          const sheet = document.querySelector('.page[data-page-number="2"]');
          const line = [...sheet.querySelectorAll('.textLayer span[role=presentation]')].find(span => span.textContent.includes('Clarifier les règles')).getBoundingClientRect();
          const marks = [...sheet.querySelectorAll('.mark-retained')].map(mark => mark.getBoundingClientRect());
          const long = Math.max(line.width, line.height);
          return marks.length === 1 && overlap(marks[0], line) && Math.abs(Math.max(marks[0].width, marks[0].height) - long) < 0.05 * long
            && Math.abs(marks[0].left + marks[0].right - line.left - line.right) < 12 && Math.abs(marks[0].top + marks[0].bottom - line.top - line.bottom) < 12;
        }
        """);
}
