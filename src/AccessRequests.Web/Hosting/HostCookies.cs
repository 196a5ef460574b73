namespace AccessRequests.Web.Hosting;

internal static class HostCookies
{
    /// <summary>
    /// Outside development the name says to browsers that only this host, over HTTPS, may set the cookie: a neighbour on the same domain cannot
    /// put its own in its place. There, there may be no HTTPS, which the name demands.
    /// </summary>
    public static void BindToHost(this CookieBuilder cookie, WebApplicationBuilder builder, string name)
    {
        var isServed = !builder.Environment.IsDevelopment();
        cookie.Name = NameOf(builder.Environment, name);
        cookie.SecurePolicy = isServed ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }

    public static string NameOf(IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : $"__Host-{name}";
}
