using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using AccessRequests.Web.Journal;

namespace AccessRequests.Web.Security;

/// <summary>
/// How many files and exports one account takes in an hour: a session in other hands, or a colleague who leaves, does not empty the office in one. In memory: each
/// node of several counts apart, and a restart forgives.
/// </summary>
public sealed class Downloads(int perHour, TimeProvider time)
{
    private const string Setting = "Downloads:PerHour";
    private const int Usual = 300;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Taken> _taken = [];

    public string Refusal => $"Plus de {perHour} téléchargements en une heure";

    internal static Downloads Of(IConfiguration configuration, TimeProvider time) =>
        new(configuration.GetValue(Setting, Usual) is >= 1 and var number ? number : throw new InvalidOperationException($"{Setting} is a number of files and exports, 1 at least."), time);

    /// <param name="what">Counts once an hour, as a file that a viewer fetches in ranges.</param>
    /// <returns>How long the account must wait; null when it need not.</returns>
    public TimeSpan? Take(Guid account, string what)
    {
        var now = time.GetUtcNow();
        var taken = _taken.AddOrUpdate(account, _ => new Taken(now, []), (_, known) => now - known.Since < Hour ? known : new Taken(now, []));

        lock (taken)
        {
            return taken.What.Contains(what) || (taken.What.Count < perHour && taken.What.Add(what)) ? null : taken.Since + Hour - now;
        }
    }

    private sealed record Taken(DateTimeOffset Since, HashSet<string> What);
}

internal static class DownloadLimit
{
    /// <param name="isRead">A file that a viewer asks for again and again: one download an hour.</param>
    public static RouteHandlerBuilder LimitDownloads(this RouteHandlerBuilder route, bool isRead = false) => route.AddEndpointFilter(async (call, next) =>
    {
        var http = call.HttpContext;
        var downloads = http.RequestServices.GetRequiredService<Downloads>();
        var path = http.Request.Path;

        if (downloads.Take(Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!), isRead ? $"{path}" : $"{path} {Guid.NewGuid()}") is not { } wait)
        {
            return await next(call);
        }

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await http.RequestServices.GetRequiredService<Readings>().OfRefusalAsync(Urls.NumberOfFile(path), downloads.Refusal, http.User);
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    });
}
