using System.Security.Cryptography;
using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace AccessRequests.Web.Security;

/// <summary>
/// Remembers on a browser that an account was open there (OWASP, «device cookies»): whoever types the account's address again and again elsewhere does not lock
/// its owner out. The cookie opens nothing; it only has its own few attempts.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection, IHttpContextAccessor http, IHostEnvironment environment)
{
    private const string CookieName = "accessrequests-browser";

    /// <summary>Whoever comes back within that time from the last sign-in.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("AccessRequests.KnownBrowser").ToTimeLimitedDataProtector();

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A browser is known during a request only.");

    /// <summary>At a sign-in that succeeded. A browser remembers the last account.</summary>
    public void Remember(Account account) => Context.Response.Cookies.Append(
        HostCookies.NameOf(environment, CookieName),
        _seal.Protect($"{account.Id:N}{Guid.NewGuid():N}", Lifetime),
        new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = Lifetime, Path = "/", SameSite = SameSiteMode.Strict, Secure = !environment.IsDevelopment() || Context.Request.IsHttps });

    /// <returns>The browser's own name, under which its attempts are counted; null where the account was never open in it.</returns>
    public string? NameFor(Account account)
    {
        if (Context.Request.Cookies[HostCookies.NameOf(environment, CookieName)] is not { } cookie)
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(cookie) is var name && name.StartsWith($"{account.Id:N}", StringComparison.Ordinal) ? name : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
