using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Journal;

/// <summary>Which rows of the journal are shown, as it stands in the address of the page and of its export.</summary>
/// <param name="Number">Of a request.</param>
/// <param name="Person">A part of a name.</param>
/// <param name="From">The first day in Québec.</param>
/// <param name="To">The last day in Québec, included.</param>
public sealed record JournalFilter(string? Number, string? Person, HistoryAct? Act, DateOnly? From, DateOnly? To)
{
    public static JournalFilter Parse(string? number, string? person, string? act, string? from, string? to) => new(
        Words(number),
        Words(person),
        Enum.TryParse<HistoryAct>(act, out var known) && Enum.IsDefined(known) ? known : null,
        Day(from),
        Day(to));

    public string ToQuery() => string.Join('&', new[]
    {
        ("demande", Number), ("personne", Person), ("acte", Act?.ToString()), ("du", Iso(From)), ("au", Iso(To)),
    }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));

    internal IQueryable<HistoryEntry> Apply(AccessRequestsDb db)
    {
        var rows = db.History.AsNoTracking();

        if (Number is { } number)
        {
            rows = rows.Where(entry => db.Requests.Any(request => request.Number == number && request.Id == entry.RequestId));
        }

        if (Person is { } person)
        {
            rows = rows.Where(entry => entry.ActorName.Contains(person));
        }

        if (Act is { } act)
        {
            rows = rows.Where(entry => entry.Act == act);
        }

        if (From is { } from)
        {
            var start = QuebecTime.ToInstant(from, TimeOnly.MinValue);
            rows = rows.Where(entry => entry.At >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = QuebecTime.ToInstant(to.AddDays(1), TimeOnly.MinValue);
            rows = rows.Where(entry => entry.At < end);
        }

        return rows;
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
