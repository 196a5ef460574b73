using System.Globalization;
using System.Text;
using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Deliveries;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>
/// The last days of a person's files for their own agenda (iCalendar, RFC 5545), as a file or at an address that the agenda asks by itself. Numbers
/// only: an agenda is often shared.
/// </summary>
internal static class CalendarFeed
{
    private const string Day = "yyyyMMdd";
    private const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often a subscribed agenda is asked to look again.</summary>
    private const int RefreshHours = 4;

    public static void MapCalendarFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendrier.ics", AnswerAsync).RequireAuthorization(Policies.ReadRequests);
        routes.MapGet($"{Urls.Agenda}/{{secret}}.ics", AnswerSubscriberAsync).AllowAnonymous().RequireRateLimiting(SecurityRegistration.SecretAddresses);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var tasks = await OfficeDay.TasksAsync(db, http.User, time.QuebecToday(), cancellation);
        return Results.File(Encoding.UTF8.GetBytes(Write(tasks, time.GetUtcNow())), ContentType, "echeances.ics");
    }

    /// <summary>
    /// Whoever holds the address reads days and numbers of files, and nothing that a page would not show its person now: a closed account, a lost role and
    /// a restricted file end here too. Every refusal is the same.
    /// </summary>
    private static async Task<IResult> AnswerSubscriberAsync(
        string secret, [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (hash, now) = (OfferDownload.HashOf(secret), time.GetUtcNow());
        var account = await (from subscription in db.AgendaSubscriptions
                             join known in db.Users.AsNoTracking() on subscription.AccountId equals known.Id
                             where subscription.AddressHash == hash
                             select known).SingleOrDefaultAsync(cancellation);

        if (account is null || await PersonOfAccount.ReaderAsync(db, account, cancellation) is not { } person)
        {
            return Results.NotFound();
        }

        var before = now.AddHours(-1);
        await db.AgendaSubscriptions.Where(known => known.AddressHash == hash && (known.ReadAt == null || known.ReadAt < before))
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.ReadAt, now), cancellation);

        await using var theirs = await databases.OpenForAsync(person, cancellation);
        var tasks = await OfficeDay.TasksAsync(theirs, person, time.QuebecToday(), cancellation);
        return Results.Text(Write(NumbersOnly(tasks), now), ContentType, Encoding.UTF8);
    }

    /// <summary>One line for each file and day; what is of no file is not there.</summary>
    private static IEnumerable<OfficeTask> NumbersOnly(IEnumerable<OfficeTask> tasks) =>
        from task in tasks
        let number = task.Number
        where number is not null
        group task by (number, task.Due) into same
        select new OfficeTask($"Échéance : demande {same.Key.number}", DecisionUrls.Request(same.Key.number), same.Key.Due);

    internal static string Write(IEnumerable<OfficeTask> tasks, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AccessRequests//FR", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Échéances", $"REFRESH-INTERVAL;VALUE=DURATION:PT{RefreshHours}H", $"X-PUBLISHED-TTL:PT{RefreshHours}H" };

        foreach (var task in tasks)
        {
            lines.AddRange(
            [
                "BEGIN:VEVENT",
                $"UID:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{task.Address} {task.Text} {task.Due:O}")))[..32]}@accessrequests",
                $"DTSTAMP:{stamp}",
                $"DTSTART;VALUE=DATE:{task.Due.ToString(Day, CultureInfo.InvariantCulture)}",
                $"DTEND;VALUE=DATE:{task.Due.AddDays(1).ToString(Day, CultureInfo.InvariantCulture)}",
                Folded($"SUMMARY:{Escaped(Short(task.Text))}"),
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]);
        }

        lines.Add("END:VCALENDAR");
        return string.Join("\r\n", lines) + "\r\n";
    }

    /// <summary>What follows a dash is the title of a document, which an agenda need not know.</summary>
    private static string Short(string text) => text.Split(" — ")[0];

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    /// <summary>A line has at most 75 bytes; the next begins with a space.</summary>
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;

        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 74)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
