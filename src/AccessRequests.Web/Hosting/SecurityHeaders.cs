using System.Security.Cryptography;
using AccessRequests.Web.Accounts.Providers;

namespace AccessRequests.Web.Hosting;

internal static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";

    /// <summary>
    /// What a page may load: our own files only. Styles are the exception (MudBlazor writes them into the page); WebAssembly is
    /// for the viewer's image decoders.
    /// </summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        // Signing out posts a form that ends at the provider; browsers follow it there only when the page allows it.
        var provider = app.Services.GetRequiredService<IdentityProvider>();
        var formTargets = provider.IsConfigured ? $"'self' {new Uri(provider.Authority).GetLeftPart(UriPartial.Authority)}" : "'self'";
        app.Use((http, next) => SetAsync(http, next, formTargets));
    }

    private static Task SetAsync(HttpContext http, RequestDelegate next, string formTargets)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
            "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; " +
            $"base-uri 'self'; form-action {formTargets}; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

        http.Response.OnStarting(() =>
        {
            // Nothing that an account opens stays in a shared browser; static files carry their own lifetime.
            if (http.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "private, no-store";
            }

            return Task.CompletedTask;
        });

        return next(http);
    }

    /// <summary>For the import map, the only script that stands in the page itself.</summary>
    public static IReadOnlyDictionary<string, object> NonceOf(HttpContext http) =>
        new Dictionary<string, object> { ["nonce"] = http.Items[NonceKey]! };
}
