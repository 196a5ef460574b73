using System.Diagnostics;
using System.Globalization;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Benchmarks.Office;

/// <summary>
/// The questions that the office's pages ask for a person from whom some files are hidden, on three sizes of archive: median, p95, how they grow from the smallest to the largest, and
/// beside the same question written by hand.
/// </summary>
internal static class OfficeRun
{
    private const int Warmups = 5;
    private const int Rounds = 30;

    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    private static readonly (string Name, Func<AccessRequestsDb, Task> Ask, string? ByHand)[] Questions =
    [
        ("dashboard", db => OfficeDay.ReadAsync(db, OfficeData.Person, OfficeData.Today, default), null),
        ("charts, counted once in ten minutes", db => OfficeCharts.CountAsync(db, OfficeData.Now, default), null),
        ("list", db => ListAsync(db, new RequestFilter()), Hand("1 = 1", "IsClosed, NominalDue, Number")),
        ("list, late", db => ListAsync(db, new RequestFilter { Due = RequestFilter.Late }), Hand("IsClosed = 0 AND NominalDue < '2025-12-01'", "NominalDue, Number")),
        ("list, this week", db => ListAsync(db, new RequestFilter { Due = RequestFilter.Week }), null),
        ("list, by status", db => ListAsync(db, new RequestFilter { Status = RequestStatus.Open }), Hand("Status = 'Open'", "IsClosed, NominalDue, Number")),
        ("list, nobody has", db => ListAsync(db, new RequestFilter { Officer = Guid.Empty }), Hand("AssigneeId IS NULL", "IsClosed, NominalDue, Number")),
        ("list, by unit", db => ListAsync(db, new RequestFilter { Unit = "Direction 7" }), Hand("r.Id IN (SELECT c.RequestId FROM Consultations c WHERE c.Unit = 'Direction 7')", "IsClosed, NominalDue, Number")),
        ("list, by article", db => ListAsync(db, new RequestFilter { Provision = "53" }), Hand("r.Id IN (SELECT p.RequestId FROM ProvisionEntries p WHERE p.Number = '53')", "IsClosed, NominalDue, Number")),
        ("list, by reception", db => ListAsync(db, new RequestFilter { Sort = RequestSort.Received, IsDescending = true }), Hand("1 = 1", "ReceivedOn DESC, Number")),
        ("list, rare word", db => ListAsync(db, new RequestFilter { Text = "B1234" }), Hand("r.Id IN (SELECT e.RequestId FROM SearchEntries e WHERE e.Id IN (SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH '\"B1234\"*'))", "IsClosed, NominalDue, Number")),
        ("list, word of one file in a thousand", db => ListAsync(db, new RequestFilter { Text = "sujet77" }), null),
        ("look-alikes", db => LookAlike.FindAsync(db, "un autre texte", "sujet500 dossier", new() { Email = "nom500@example.org" }, default), null),
        ("open a request", OpenAsync, "SELECT r.*, (SELECT group_concat(p.Text) FROM RequestPoints p WHERE p.RequestId = r.Id), (SELECT count(*) FROM Passages s JOIN Documents d ON d.Id = s.DocumentId WHERE d.RequestId = r.Id) FROM Requests r WHERE r.Number = 'B777'"),
    ];

    /// <param name="folder">Where the databases are built and found again.</param>
    public static async Task RunAsync(string folder, IReadOnlyList<int> sizes)
    {
        Directory.CreateDirectory(folder);
        var medians = new Dictionary<(string, int), double>();
        var slowest = (Name: "", Milliseconds: 0d, Data: (OfficeData?)null, Ask: (Func<AccessRequestsDb, Task>?)null);

        foreach (var size in sizes)
        {
            var data = await OfficeData.BuildAsync(folder, size);

            foreach (var (name, ask, byHand) in Questions)
            {
                var (median, p95) = await MeasureAsync(async () =>
                {
                    await using var db = data.OpenForPerson();
                    await ask(db);
                });
                medians[(name, size)] = median;
                var hand = byHand is null ? "" : Format($" | by hand {await ByHandAsync(data, byHand):0.00} ms");
                Console.WriteLine(Format($"{size,7} | {name} | median {median:0.00} ms | p95 {p95:0.00} ms{hand}"));

                if (size == sizes[^1] && median > slowest.Milliseconds)
                {
                    slowest = (name, median, data, ask);
                }
            }
        }

        foreach (var (name, _, _) in Questions)
        {
            Console.WriteLine(Format($"growth {sizes[0]} to {sizes[^1]} | {name} | {medians[(name, sizes[^1])] / medians[(name, sizes[0])]:0.00}"));
        }

        await ExplainAsync(slowest.Name, slowest.Data!, slowest.Ask!);
    }

    /// <summary>What the page of a list shows, in two commands: how many, and the lines with officer and sending.</summary>
    private static string Hand(string where, string order) =>
        $"SELECT count(*) FROM (SELECT 1 FROM Requests r WHERE {where} LIMIT 1001); "
        + "SELECT r.Number, r.Subject, r.Kind, r.ReceivedOn, r.Status, r.NominalDue, (SELECT u.Name FROM AspNetUsers u WHERE u.Id = r.AssigneeId), "
        + $"(SELECT min(s.SentOn) FROM Sendings s WHERE s.RequestId = r.Id) FROM Requests r WHERE {where} ORDER BY {order} LIMIT 25";

    private static async Task ListAsync(AccessRequestsDb db, RequestFilter filter)
    {
        var requests = await filter.ApplyAsync(db, Calendar, OfficeData.Today, mayKnowApplicants: true, default);
        await requests.Take(1001).CountAsync();
        await ListedRequest.ReadAsync(db, filter.Order(requests).Take(25), Calendar, default);
    }

    private static async Task OpenAsync(AccessRequestsDb db)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == "B777");
        await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).ToListAsync();
        await db.ObstacleToReleaseAsync(request, OfficeData.Today, default);
    }

    private static async Task<(double Median, double P95)> MeasureAsync(Func<Task> ask)
    {
        var times = new double[Rounds];

        for (var i = -Warmups; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();

            if (i >= 0)
            {
                times[i] = clock.Elapsed.TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return (times[Rounds / 2], times[Rounds * 95 / 100]);
    }

    private static async Task<double> ByHandAsync(OfficeData data, string sql)
    {
        var values = new object[64];
        var (median, _) = await MeasureAsync(async () =>
        {
            await using var connection = new SqliteConnection(data.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();

            do
            {
                while (await reader.ReadAsync())
                {
                    reader.GetValues(values);
                }
            }
            while (await reader.NextResultAsync());
        });
        return median;
    }

    private static async Task ExplainAsync(string name, OfficeData data, Func<AccessRequestsDb, Task> ask)
    {
        var commands = new RecordedCommands();

        await using (var db = data.OpenForPerson(commands))
        {
            await ask(db);
        }

        Console.WriteLine($"plan of the slowest: {name}");
        await using var connection = new SqliteConnection(data.ConnectionString);
        await connection.OpenAsync();

        foreach (var (sql, parameters) in commands.All)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";

            foreach (var (parameter, value) in parameters)
            {
                command.Parameters.AddWithValue(parameter, value ?? DBNull.Value);
            }

            Console.WriteLine($"-- {sql.ReplaceLineEndings(" ")[..Math.Min(160, sql.Length)]}");
            await using var reader = await command.ExecuteReaderAsync();

            while (await reader.ReadAsync())
            {
                Console.WriteLine($"   {reader.GetString(3)}");
            }
        }
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
