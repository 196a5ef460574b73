using AccessRequests.Browser.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(AccessRequestsApp))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace AccessRequests.Browser.Tests;

/// <summary>
/// The product as it runs, on a port of its own with an empty data folder in demonstration mode, and Debian's Chromium.
/// Tests are skipped, not passed, where there is no Chromium.
/// </summary>
public sealed class AccessRequestsApp : IAsyncLifetime
{
    internal const string Chromium = "/usr/bin/chromium";

    internal static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("access-requests-").FullName;
    private WebApplicationFactory<Program>? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _test;

    public string Address { get; private set; } = "";

    /// <summary>The day of the product. Whoever moves it starts a product of their own: a history does not go back.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>Where screenshots go when AR_SCREENSHOTS names a folder; null otherwise.</summary>
    private static string? Screenshots => Environment.GetEnvironmentVariable("AR_SCREENSHOTS");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _server = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("DataFolder", _data);
            builder.UseSetting("Demonstration", "true");
            builder.UseSetting("Logs:Level", "Warning"); // a test that fails is found among what it printed
            builder.UseUrls("http://127.0.0.1:0");
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        _server.UseKestrel(0);
        _server.StartServer();
        Address = _server.ClientOptions.BaseAddress.ToString().TrimEnd('/');

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quiet });
    }

    /// <summary>A fresh browser session: no cookie of another person.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 720)
    {
        Assert.SkipWhen(_browser is null, $"No Chromium at {Chromium}.");

        await LeaveFormerTestAsync();
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = "fr-CA",
            TimezoneId = "America/Toronto",
            ViewportSize = new() { Width = width, Height = height },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>The desks of a test that is over are closed, or each keeps its circuit to the end of all.</summary>
    private async Task LeaveFormerTestAsync()
    {
        var test = TestContext.Current.Test?.UniqueID;

        if (_test != test)
        {
            foreach (var context in _browser!.Contexts.ToList())
            {
                await context.CloseAsync();
            }
        }

        _test = test;
    }

    public static async Task ShowAsync(IPage page, string name)
    {
        if (Screenshots is { } folder)
        {
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = false });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }
}
