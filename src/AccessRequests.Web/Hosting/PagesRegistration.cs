using System.Security.Authentication;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;
using Serilog;
using Serilog.Events;

namespace AccessRequests.Web.Hosting;

internal static class PagesRegistration
{
    /// <summary>A selection over several pages of text is a long message; SignalR's own limit is 32 KB.</summary>
    private const long MaxMessageBytes = 256 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = MaxMessageBytes);
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
        });
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.BindToHost(builder, "accessrequests-forms"));
        builder.TrustProxies();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddWebEncoders(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
    }

    public static void UsePipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0000} ms, account {Account}, request {RequestId}";
            options.GetMessageTemplateProperties = (http, _, elapsed, status) =>
            [
                new LogEventProperty("Account", new ScalarValue(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "none")),
                new LogEventProperty("RequestId", new ScalarValue(http.TraceIdentifier)),
                new LogEventProperty("RequestMethod", new ScalarValue(http.Request.Method)),
                new LogEventProperty("RequestPath", new ScalarValue(LoggedPath(http.Request.Path))),
                new LogEventProperty("StatusCode", new ScalarValue(status)),
                new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
            ];
        });

        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(Urls.Error, createScopeForErrors: true);
        }

        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseSecurityHeaders();
        app.Use(DemandOwnOrigin);

        // Statuses become pages for people who navigate; endpoints that scripts call keep their bare statuses.
        app.UseWhen(IsNavigation, people => people.UseStatusCodePagesWithReExecute(Urls.Status, createScopeForStatusCodePages: true));
        app.Use((http, next) =>
        {
            // The page of a status is read, whatever was posted to get there.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                http.Request.Method = HttpMethods.Get;
            }

            return next(http);
        });
        app.UseOutages(IsNavigation);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Reader>().Become(http.User);
            return next(http);
        });
        app.UseAuthorization();
        app.Use(RecordHiddenAsync);
        app.UseAntiforgery();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>For whoever started the program at a console.</summary>
    public static void AnnounceAddress(this WebApplication app, string dataFolder) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        app.Logger.LogInformation("Accès aux documents : {Addresses}", string.Join(' ', app.Urls));

        if (DataFolders.IsShared(dataFolder))
        {
            app.Logger.LogWarning("Other accounts of this machine, or of the group of the data folder, can read it: chmod go= it");
        }
    });

    /// <summary>A line of the log is one line, and the secret of a download link or of an agenda is in none.</summary>
    internal static string LoggedPath(PathString path) =>
        new[] { Urls.Delivery, Urls.Agenda }.FirstOrDefault(secret => path.StartsWithSegments(secret, out var rest) && rest.HasValue) is { } known
            ? $"{known}/…"
            : string.Concat((path.Value ?? "").Select(character => char.IsControl(character) ? '?' : character));

    /// <summary>A page of another site opens no circuit with this one's cookies: browsers say where a connection comes from.</summary>
    private static Task DemandOwnOrigin(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor") || http.Request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsHere(from, http.Request)))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>The same host and port, the port that a scheme implies included.</summary>
    private static bool IsHere(Uri origin, HttpRequest request) =>
        string.Equals(origin.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && origin.Port == (request.Host.Port ?? (origin.Scheme == Uri.UriSchemeHttps ? 443 : 80));

    private static async Task RecordHiddenAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);

        if (http.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            await http.RequestServices.GetRequiredService<Readings>().OfHiddenAsync(Urls.NumberOfFile(http.Request.Path), http.User);
        }
    }

    private static bool IsNavigation(HttpContext http) =>
        http.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
