using AccessRequests.Browser.Tests.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>What the answers forbid, as a real browser keeps it: a header that no browser obeys protects nobody.</summary>
public sealed class HeadersTests(AccessRequestsApp app)
{
    private const string ListenForViolations = """
        window.refused = [];
        addEventListener('securitypolicyviolation', violation => window.refused.push(`${violation.effectiveDirective} ${violation.blockedURI}`));
        """;

    private const string TryToRun = """
        () => {
          document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.inlineRan = true' }));
          const link = Object.assign(document.createElement('button'), { innerHTML: 'x' });
          link.setAttribute('onclick', 'window.handlerRan = true');
          document.body.append(link);
          link.click();
          return [window.inlineRan === true, window.handlerRan === true];
        }
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/demandes")]
    [InlineData("/demandes/30198")]
    [InlineData("/demandes/30198/decision")]
    [InlineData("/dispositions")]
    public async Task Our_pages_ask_for_nothing_that_their_policy_forbids(string address)
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("agente");
        await page.AddInitScriptAsync(ListenForViolations);

        await page.GotoAsync(address);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Empty(await page.EvaluateAsync<string[]>("window.refused"));
    }

    [Fact]
    public async Task A_script_that_someone_gets_into_a_page_does_not_run()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("agente");
        await page.AddInitScriptAsync(ListenForViolations);
        await page.GotoAsync("/demandes/30198");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var ran = await page.EvaluateAsync<bool[]>(TryToRun);

        Assert.Equal([false, false], ran);
        await page.WaitForFunctionAsync("window.refused.length >= 2");
        Assert.All(await page.EvaluateAsync<string[]>("window.refused"), refused => Assert.StartsWith("script-src", refused, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_page_of_ours_is_shown_in_a_frame_and_no_cookie_is_read_by_scripts()
    {
        var page = await app.OpenAsync();
        await page.SignInAsync("agente");
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.Equal((true, true), (cookie.HttpOnly, cookie.SameSite is SameSiteAttribute.Lax or SameSiteAttribute.Strict)));
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));

        await page.SetContentAsync($"<iframe name='foreign' src='{app.Address}/demandes'></iframe>");
        await page.WaitForTimeoutAsync(1_000);

        Assert.DoesNotContain("/demandes", page.Frame("foreign")!.Url, StringComparison.Ordinal);
    }
}
