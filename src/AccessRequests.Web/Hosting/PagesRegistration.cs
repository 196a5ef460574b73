using System.Text.Encodings.Web;
using System.Text.Unicode;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;
using Serilog;

namespace AccessRequests.Web.Hosting;

internal static class PagesRegistration
{
    /// <summary>A selection over several pages of text is a long message; SignalR's own limit is 32 KB.</summary>
    private const long MaxMessageBytes = 256 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = MaxMessageBytes);
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
        });
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.BindToHost(builder, "accessrequests-forms"));
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddWebEncoders(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
    }

    public static void UsePipeline(this WebApplication app)
    {
        app.UseSerilogRequestLogging(options => options.Logger = app.Services.GetRequiredService<Serilog.ILogger>());

        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(Urls.Error, createScopeForErrors: true);
        }

        if (app.Environment.IsProduction())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseSecurityHeaders();

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
        app.UseAntiforgery();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>For whoever started the program at a console.</summary>
    public static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
        app.Logger.LogInformation("Accès aux documents : {Addresses}", string.Join(' ', app.Urls)));

    private static bool IsNavigation(HttpContext http) =>
        http.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
