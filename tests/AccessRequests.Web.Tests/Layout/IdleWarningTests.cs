using AccessRequests.Web.Layout;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Layout;

public sealed class IdleWarningTests : PageTest
{
    [Fact]
    public void Before_a_page_that_nobody_touches_closes_it_says_so_and_a_key_keeps_it()
    {
        var terms = new SessionTerms(TimeSpan.FromHours(10), TimeSpan.FromHours(12), SecondFactorIsRequired: true);
        var use = new CircuitUse(terms, Clock);
        Services.AddSingleton(use);
        JSInterop.SetupModule("./Layout/IdleWarning.razor.js").SetupVoid("watch", _ => true).SetVoidResult();
        var page = Render<IdleWarning>();

        Clock.Advance(terms.Idle - TimeSpan.FromMinutes(6));
        Assert.DoesNotContain("se ferme", page.Markup, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(2));
        page.WaitForAssertion(() => Assert.Contains("elle se ferme dans 4 minutes", page.Markup, StringComparison.Ordinal));

        page.InvokeAsync(page.Instance.Touched);

        page.WaitForAssertion(() => Assert.DoesNotContain("se ferme", page.Markup, StringComparison.Ordinal));
        Assert.Equal(terms.Idle, use.Left);
    }
}
