using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>
/// The charts of the last twelve months, the same for everyone. They read a year of the archive, so they are counted once for a while
/// and not for every person who opens the dashboard.
/// </summary>
public sealed class OfficeCharts([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time) : IDisposable
{
    private const int Months = 12;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _counting = new(1);
    private Counts? _known;

    public async Task<Counts> ReadAsync(CancellationToken cancellation)
    {
        await _counting.WaitAsync(cancellation);

        try
        {
            if (_known is not { } known || time.GetUtcNow() - known.At > Lifetime || QuebecTime.DayOf(known.At) != time.QuebecToday())
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                _known = await CountAsync(db, time.GetUtcNow(), cancellation);
            }

            return _known;
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    internal static async Task<Counts> CountAsync(AccessRequestsDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = QuebecTime.DayOf(now);
        return new Counts(now, await ByMonthAsync(db, today, cancellation), await ByElapsedAsync(db, today, cancellation), await ByOutcomeAsync(db, today, cancellation));
    }

    private static async Task<IReadOnlyList<Bar>> ByMonthAsync(AccessRequestsDb db, DateOnly today, CancellationToken cancellation)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var counted = await db.Requests.AsNoTracking()
            .Where(request => request.ReceivedOn >= first)
            .GroupBy(request => new { request.ReceivedOn.Year, request.ReceivedOn.Month })
            .Select(month => new { month.Key.Year, month.Key.Month, Count = month.Count() })
            .ToListAsync(cancellation);

        return
        [
            .. Enumerable.Range(0, Months).Select(first.AddMonths).Select(month => new Bar(
                month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-CA")),
                counted.Where(known => known.Year == month.Year && known.Month == month.Month).Sum(known => known.Count))),
        ];
    }

    private static async Task<IReadOnlyList<Bar>> ByElapsedAsync(AccessRequestsDb db, DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddMonths(-Months);
        var answered = await db.Requests.AsNoTracking()
            .Where(request => request.ReceivedOn >= since)
            .SelectMany(request => request.Sendings, (request, sending) => new { request.Id, request.ReceivedOn, sending.SentOn })
            .ToListAsync(cancellation);
        var days = answered.GroupBy(answer => answer.Id).Select(same => same.Min(answer => answer.SentOn).DayNumber - same.First().ReceivedOn.DayNumber).ToList();

        return
        [
            new Bar("0 à 20 jours", days.Count(elapsed => elapsed <= 20)),
            new Bar("21 à 30 jours", days.Count(elapsed => elapsed is > 20 and <= 30)),
            new Bar("31 jours et plus", days.Count(elapsed => elapsed > 30)),
        ];
    }

    private static async Task<IReadOnlyList<Bar>> ByOutcomeAsync(AccessRequestsDb db, DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddMonths(-Months);
        var counted = await db.Requests.AsNoTracking()
            .Where(request => request.ReceivedOn >= since && request.Status == RequestStatus.Sent)
            .SelectMany(request => request.Points, (_, point) => point.Outcome)
            .Where(outcome => outcome != null)
            .GroupBy(outcome => outcome)
            .Select(same => new { Outcome = same.Key, Count = same.Count() })
            .ToListAsync(cancellation);

        return [.. counted.OrderByDescending(same => same.Count).Select(same => new Bar(same.Outcome!.Value.InFrench(), same.Count))];
    }

    /// <param name="At">When they were counted.</param>
    public sealed record Counts(DateTimeOffset At, IReadOnlyList<Bar> ByMonth, IReadOnlyList<Bar> ByElapsed, IReadOnlyList<Bar> ByOutcome);
}
