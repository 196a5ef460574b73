using System.Diagnostics;
using System.Globalization;
using AccessRequests.Benchmarks.Office;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace AccessRequests.Benchmarks.History;

/// <summary>
/// What the history costs an act: a passage is marked as the use case does it (file and document read, rules asked, saved and flushed), with
/// its row in the chain and the end of the chain noted, and beside it with neither. Acts alternate, each on a document of its own.
/// </summary>
internal static class HistoryRun
{
    private const int Requests = 2_000;
    private const int Warmups = 20;
    private const int Rounds = 100;

    private static readonly Actor Reviewer = new(Guid.Parse("33333333-3333-3333-3333-333333333333"), "Marc");

    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var data = await OfficeData.BuildAsync(folder, Requests);
        var anchor = new HistoryAnchor(folder, NullLogger<HistoryAnchor>.Instance);
        List<DocumentId> documents;

        await using (var db = data.Open())
        {
            documents = await db.Documents
                .Where(document => db.Requests.Any(request => request.Id == document.RequestId && request.Status == RequestStatus.Open))
                .Select(document => document.Id)
                .Take(2 * (Warmups + Rounds))
                .ToListAsync();
        }

        var (recorded, unrecorded) = (new List<double>(), new List<double>());

        for (var i = 0; i < documents.Count; i++)
        {
            var clock = Stopwatch.StartNew();
            await MarkAsync(data, documents[i], i % 2 == 0 ? anchor : null);

            if (i >= 2 * Warmups)
            {
                (i % 2 == 0 ? recorded : unrecorded).Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"an act: with its history {Median(recorded):0.00} ms, without {Median(unrecorded):0.00} ms, ratio {Median(recorded) / Median(unrecorded):0.00} ({recorded.Count} of each)"));
    }

    /// <param name="anchor">None where the act is not to be recorded.</param>
    private static async Task MarkAsync(OfficeData data, DocumentId id, HistoryAnchor? anchor)
    {
        await using var db = anchor is null ? data.Open() : data.Open(anchor);
        var (request, document) = await db.LoadAsync(id, CancellationToken.None);
        document.Mark(
            request,
            await db.CatalogueAsync(CancellationToken.None),
            PassageId.New(),
            1,
            [new PageArea(72, 600, 200, 612)],
            false,
            new PassageCitation(["53", "54"], "Motif"),
            PassageStatus.Retained,
            Reviewer,
            OfficeData.Now,
            OfficeData.Today);

        if (anchor is null)
        {
            foreach (var entry in db.ChangeTracker.Entries<HistoryEntry>().Where(entry => entry.State == EntityState.Added).ToList())
            {
                entry.State = EntityState.Detached;
            }
        }

        await db.SaveChangesAsync();
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
