using AccessRequests.Web.Documents.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AccessRequests.Benchmarks.Desk;

/// <summary>The product on a port of its own, in demonstration mode, with one page more: a plain PDF.js viewer, which the product does not ship. And a browser.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    public const string Yardstick = "/yardstick.html";

    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly WebApplicationFactory<OpenDesks> _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private DeskHost(WebApplicationFactory<OpenDesks> server, IPlaywright playwright, IBrowser browser, IBrowserContext reviewer)
    {
        _server = server;
        _playwright = playwright;
        _browser = browser;
        Reviewer = reviewer;
    }

    public IServiceProvider Services => _server.Services;

    /// <summary>A browser in which a reviewer has signed in.</summary>
    public IBrowserContext Reviewer { get; }

    public string BrowserVersion => _browser.Version;

    public static async Task<DeskHost> StartAsync(string data)
    {
        var server = new WebApplicationFactory<OpenDesks>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseSolutionRelativeContentRoot("src/AccessRequests.Web");
            builder.UseSetting("DataFolder", data);
            builder.UseSetting("Demonstration", "true");

            // As in production, the browser keeps what does not change.
            builder.UseSetting("EnableStaticAssetsDevelopmentCaching", "true");
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
            builder.ConfigureServices(services => services.AddTransient<IStartupFilter, YardstickPage>());
        });
        server.UseKestrel(0);
        server.StartServer();

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quiet });
        var reviewer = await browser.NewContextAsync(new()
        {
            BaseURL = server.ClientOptions.BaseAddress.ToString().TrimEnd('/'),
            Locale = "fr-CA",
            TimezoneId = "America/Toronto",
            ViewportSize = new() { Width = 1280, Height = 720 },
        });
        reviewer.SetDefaultTimeout(300_000);
        await reviewer.AddInitScriptAsync(Resources.Text("probe.js"));
        await SignInAsync(reviewer);
        return new DeskHost(server, playwright, browser, reviewer);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task SignInAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse de courriel").FillAsync("reviseur@demo.example");
        await page.GetByLabel("Mot de passe").FillAsync("demo-reviseur-2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Tableau de bord" }).WaitForAsync();
        await page.CloseAsync();
    }

    /// <summary>Before the product's own pipeline: its headers and routes do not know this page.</summary>
    private sealed class YardstickPage : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(Yardstick, page => page.Run(http =>
            {
                http.Response.ContentType = "text/html; charset=utf-8";
                return http.Response.WriteAsync(Resources.Text("yardstick.html"), http.RequestAborted);
            }));
            next(app);
        };
    }
}
