using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace AccessRequests.Web.Hosting;

internal static class Proxies
{
    /// <summary>
    /// Takes a request's address and scheme from the headers of the proxies that <c>Proxies</c> names (addresses or networks), and of nobody
    /// else: the history says where an act came from, and attempts at passwords are counted by it.
    /// </summary>
    /// <exception cref="InvalidOperationException">One of them is neither an address nor a network.</exception>
    public static void TrustProxies(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [];

        if (named.Length == 0 && builder.Configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
        {
            throw new InvalidOperationException("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everyone's headers: name the proxies in Proxies:0… instead (docs/operation.md).");
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = named.Length > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();

            foreach (var proxy in named)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                {
                    options.KnownIPNetworks.Add(network);
                }
                else
                {
                    throw new InvalidOperationException($"Proxies: « {proxy} » is neither an address nor a network (192.0.2.10, 10.0.0.0/8).");
                }
            }
        });
    }
}
