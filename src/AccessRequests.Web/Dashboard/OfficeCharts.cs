using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>
/// The charts of the last twelve months, the same for everyone. What each file adds to them is read once a day and then of those files that had an act since: every act is in
/// the history.
/// </summary>
public sealed class OfficeCharts([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time) : IDisposable
{
    private const int Months = 12;
    private const int ChunkSize = 500;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>An act bears the time at which it began, and may be saved a while after it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _counting = new(1);
    private readonly Dictionary<AccessRequestId, CountedFile> _files = [];
    private Counts? _known;

    public async Task<Counts> ReadAsync(CancellationToken cancellation)
    {
        await _counting.WaitAsync(cancellation);

        try
        {
            var now = time.GetUtcNow();

            if (_known is not { } known || now - known.At > Lifetime || QuebecTime.DayOf(known.At) != time.QuebecToday())
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                _known = await CountAsync(db, now, cancellation);
            }

            return _known;
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    internal async Task<Counts> CountAsync(AccessRequestsDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = QuebecTime.DayOf(now);
        var first = today.AddMonths(-Months);
        var year = db.Requests.AsNoTracking().Where(request => request.ReceivedOn >= first);

        if (_known is { } known && QuebecTime.DayOf(known.At) == today)
        {
            var since = known.At - Overlap;
            var acts = await db.History.AsNoTracking().Where(entry => entry.At >= since).Select(entry => entry.RequestId).ToListAsync(cancellation); // told apart here: the database would look for them by file

            foreach (var ids in acts.OfType<AccessRequestId>().Distinct().Chunk(ChunkSize))
            {
                foreach (var id in ids)
                {
                    _files.Remove(id);
                }

                await ReadAsync(year.Where(request => ids.Contains(request.Id)), cancellation);
            }
        }
        else
        {
            _files.Clear();
            await ReadAsync(year, cancellation);
        }

        return new Counts(now, ByMonth(new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months)), ByElapsed(), ByOutcome());
    }

    private async Task ReadAsync(IQueryable<AccessRequest> requests, CancellationToken cancellation)
    {
        var files = await requests
            .Select(request => new { request.Id, request.ReceivedOn, request.Status, AnsweredOn = request.Sendings.Min(sending => (DateOnly?)sending.SentOn) })
            .ToListAsync(cancellation);
        var outcomes = (await requests
            .Where(request => request.Status == RequestStatus.Sent)
            .SelectMany(request => request.Points, (request, point) => new { request.Id, point.Outcome })
            .Where(point => point.Outcome != null)
            .ToListAsync(cancellation)).ToLookup(point => point.Id, point => point.Outcome!.Value);

        foreach (var file in files)
        {
            _files[file.Id] = new CountedFile(file.ReceivedOn, file.AnsweredOn?.DayNumber - file.ReceivedOn.DayNumber, [.. outcomes[file.Id]]);
        }
    }

    private IReadOnlyList<Bar> ByMonth(DateOnly first)
    {
        var counted = _files.Values.CountBy(file => (file.ReceivedOn.Year, file.ReceivedOn.Month)).ToDictionary();

        return
        [
            .. Enumerable.Range(0, Months).Select(first.AddMonths).Select(month => new Bar(
                month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-CA")), counted.GetValueOrDefault((month.Year, month.Month)))),
        ];
    }

    private IReadOnlyList<Bar> ByElapsed()
    {
        var days = _files.Values.Select(file => file.ElapsedDays).OfType<int>().ToList();

        return
        [
            new Bar("0 à 20 jours", days.Count(elapsed => elapsed <= 20)),
            new Bar("21 à 30 jours", days.Count(elapsed => elapsed is > 20 and <= 30)),
            new Bar("31 jours et plus", days.Count(elapsed => elapsed > 30)),
        ];
    }

    private IReadOnlyList<Bar> ByOutcome() =>
        [.. _files.Values.SelectMany(file => file.Outcomes).CountBy(outcome => outcome).OrderByDescending(same => same.Value).Select(same => new Bar(same.Key.InFrench(), same.Value))];

    /// <summary>What a file adds to the charts.</summary>
    /// <param name="ElapsedDays">From the reception to the first answer; null while there is none.</param>
    /// <param name="Outcomes">Of its points, once it was answered.</param>
    private sealed record CountedFile(DateOnly ReceivedOn, int? ElapsedDays, IReadOnlyList<PointOutcome> Outcomes);

    /// <param name="At">When they were counted.</param>
    public sealed record Counts(DateTimeOffset At, IReadOnlyList<Bar> ByMonth, IReadOnlyList<Bar> ByElapsed, IReadOnlyList<Bar> ByOutcome);
}
