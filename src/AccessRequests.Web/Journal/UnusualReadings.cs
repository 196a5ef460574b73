using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Journal;

/// <summary>Someone who opened far more files in a day than they do: a colleague who leaves with the archive, or a large day's work. People ask them which.</summary>
/// <param name="Files">Opened that day, each once.</param>
/// <param name="Usual">On a middling day of the weeks before in which they opened any.</param>
internal sealed record UnusualReadings(string Name, int Files, int Usual)
{
    private const int Few = 40;
    private const int Times = 3;
    private const int DaysBefore = 28;

    private static readonly HistoryAct[] Readings = [HistoryAct.RequestRead, HistoryAct.DocumentRead, HistoryAct.PackageRead, HistoryAct.PackageDownloaded, HistoryAct.OfficeLetterRead, HistoryAct.IncidentRead];

    public string InFrench() => $"{Name} a ouvert {FrenchCount.Of(Files, "dossier", "dossiers")} ({(Usual == 0 ? "aucun les semaines d’avant" : $"{Usual} d’habitude")}).";

    /// <param name="db">One that sees every file.</param>
    /// <param name="day">In Québec.</param>
    public static async Task<IReadOnlyList<UnusualReadings>> OfAsync(AccessRequestsDb db, DateOnly day, CancellationToken cancellation)
    {
        var (from, to) = (QuebecTime.ToInstant(day, TimeOnly.MinValue), QuebecTime.ToInstant(day.AddDays(1), TimeOnly.MinValue));
        var unusual = new List<UnusualReadings>();
        var readers = await Of(db, from, to).GroupBy(entry => entry.ActorId).Select(read => new { Reader = read.Key, Files = read.Select(entry => entry.RequestId).Distinct().Count() })
            .Where(read => read.Files >= Few).ToListAsync(cancellation);

        foreach (var reader in readers)
        {
            var before = (await Of(db, QuebecTime.ToInstant(day.AddDays(-DaysBefore), TimeOnly.MinValue), from).Where(entry => entry.ActorId == reader.Reader)
                    .Select(entry => new { entry.At, entry.RequestId }).Distinct().ToListAsync(cancellation))
                .GroupBy(entry => QuebecTime.DayOf(entry.At))
                .Select(read => read.Select(entry => entry.RequestId).Distinct().Count())
                .Order()
                .ToList();
            var usual = before.Count == 0 ? 0 : before[before.Count / 2];

            if (reader.Files > usual * Times)
            {
                var name = await db.Users.Where(account => account.Id == reader.Reader).Select(account => account.Name).SingleOrDefaultAsync(cancellation);
                unusual.Add(new UnusualReadings(name ?? "Un compte supprimé", reader.Files, usual));
            }
        }

        return unusual;
    }

    private static IQueryable<HistoryEntry> Of(AccessRequestsDb db, DateTimeOffset from, DateTimeOffset to) =>
        db.History.AsNoTracking().Where(entry => entry.At >= from && entry.At < to && entry.RequestId != null && Readings.Contains(entry.Act));
}
