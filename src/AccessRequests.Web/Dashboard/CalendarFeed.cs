using System.Globalization;
using System.Text;
using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>The last days of a person's files for their own agenda (iCalendar, RFC 5545). Numbers only: an agenda is often shared.</summary>
internal static class CalendarFeed
{
    private const string Day = "yyyyMMdd";

    public static void MapCalendarFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/calendrier.ics", AnswerAsync).RequireAuthorization(Policies.ReadRequests);

    private static async Task<IResult> AnswerAsync(HttpContext http, IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var tasks = await OfficeDay.TasksAsync(db, http.User, time.QuebecToday(), cancellation);
        return Results.File(Encoding.UTF8.GetBytes(Write(tasks, time.GetUtcNow())), "text/calendar; charset=utf-8", "echeances.ics");
    }

    internal static string Write(IEnumerable<OfficeTask> tasks, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AccessRequests//FR", "CALSCALE:GREGORIAN" };

        foreach (var task in tasks)
        {
            lines.AddRange(
            [
                "BEGIN:VEVENT",
                $"UID:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{task.Address} {task.Text}")))[..32]}@accessrequests",
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
