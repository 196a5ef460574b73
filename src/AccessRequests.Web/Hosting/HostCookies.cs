namespace AccessRequests.Web.Hosting;

internal static class HostCookies
{
    /// <summary>
    /// In production the name says to browsers that only this host, over HTTPS, may set the cookie: a neighbour on the same domain cannot
    /// put its own in its place. Elsewhere there may be no HTTPS, which the name demands.
    /// </summary>
    public static void BindToHost(this CookieBuilder cookie, WebApplicationBuilder builder, string name)
    {
        var isProduction = builder.Environment.IsProduction();
        cookie.Name = isProduction ? $"__Host-{name}" : name;
        cookie.SecurePolicy = isProduction ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }
}
