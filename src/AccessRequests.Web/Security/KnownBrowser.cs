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

    /// <summary>At a sign-in that succeeded. A browser remembers the last account, as long as its password and factor stay.</summary>
    public void Remember(Account account) => Context.Response.Cookies.Append(
        HostCookies.NameOf(environment, CookieName),
        _seal.Protect(Content(account), Lifetime),
        new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = Lifetime, Path = "/", SameSite = SameSiteMode.Strict, Secure = !environment.IsDevelopment() || Context.Request.IsHttps });

    public bool Knows(Account account)
    {
        try
        {
            return Context.Request.Cookies[HostCookies.NameOf(environment, CookieName)] is { } cookie && _seal.Unprotect(cookie) == Content(account);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Content(Account account) => $"{account.Id:N}{account.SecurityStamp}";
}
