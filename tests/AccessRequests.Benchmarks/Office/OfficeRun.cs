using System.Diagnostics;
using System.Globalization;
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
    private const double MaxGrowth = 1.5;

    /// <summary>The plan of what takes less tells nothing of a growth.</summary>
    private const double MinMillisecondsOfPlan = 1;

    private const string Again = "charts, ten minutes later";

    private const string Choices =
        "SELECT u.Name FROM AskedUnits u WHERE EXISTS (SELECT 1 FROM Consultations c WHERE c.Unit = u.Name) ORDER BY u.Name LIMIT 300; SELECT Number FROM Provisions; "
        + "SELECT u.Id, u.Name FROM AspNetUsers u WHERE EXISTS (SELECT 1 FROM AspNetUserRoles m JOIN AspNetRoles r ON r.Id = m.RoleId WHERE m.UserId = u.Id AND r.Name = 'AccessOfficer') ORDER BY u.Name; "
        + "SELECT Id, Name, Query FROM SavedViews WHERE OwnerId = 'x' ORDER BY Name; ";

    private static readonly (string Name, Func<AccessRequestsDb, Task> Ask, string? ByHand)[] Questions =
    [
        ("dashboard, without its charts", db => OfficeDay.ReadAsync(db, OfficeData.Person, OfficeData.Today, default), null),
        ("charts, first of the day", db => new OfficeCharts(null!, TimeProvider.System).CountAsync(db, OfficeData.Now, default), null),
        ("list", db => ListAsync(db, new RequestFilter()), Hand("1 = 1", "r.IsClosed, r.Due, r.Number")),
        ("list, late", db => ListAsync(db, new RequestFilter { Due = RequestFilter.Late }), Hand("r.IsClosed = 0 AND r.Due < '2025-12-01' AND NOT EXISTS (SELECT 1 FROM Sendings s WHERE s.RequestId = r.Id)", "r.Due, r.Number")),
        ("list, due this week", db => ListAsync(db, new RequestFilter { Due = RequestFilter.Week }), Hand("r.IsClosed = 0 AND r.Due BETWEEN '2025-12-01' AND '2025-12-08' AND NOT EXISTS (SELECT 1 FROM Sendings s WHERE s.RequestId = r.Id)", "r.Due, r.Number")),
        ("list, by status", db => ListAsync(db, new RequestFilter { Status = RequestStatus.Open }), Hand("r.Status = 'Open'", "r.IsClosed, r.Due, r.Number")),
        ("list, nobody has it", db => ListAsync(db, new RequestFilter { Officer = Guid.Empty }), Hand("r.AssigneeId IS NULL", "r.IsClosed, r.Due, r.Number")),
        ("list, by a unit that one file in forty asked", db => ListAsync(db, new RequestFilter { Unit = "Direction 7" }), Hand("c.Unit = 'Direction 7' AND c.IsFirstOfUnit = 1", "c.FileIsClosed, c.FileDue, r.Number", "Consultations c CROSS JOIN Requests r ON r.Id = c.RequestId")),
        ("list, by that unit and status", db => ListAsync(db, new RequestFilter { Unit = "Direction 7", Status = RequestStatus.Sent }), null),
        ("list, by an article that every file cites", db => ListAsync(db, new RequestFilter { Provision = "53" }), Hand("EXISTS (SELECT 1 FROM ProvisionEntries p WHERE p.Number = '53' AND p.RequestId = r.Id)", "r.IsClosed, r.Due, r.Number")),
        ("list, by reception", db => ListAsync(db, new RequestFilter { Sort = RequestSort.Received, IsDescending = true }), Hand("1 = 1", "r.ReceivedOn DESC, r.Number")),
        ("list, a rare word", db => ListAsync(db, new RequestFilter { Text = "B1234" }), Hand(Matching("B1234*"), "r.IsClosed, r.Due, r.Number")),
        ("list, a word of one file in a thousand", db => ListAsync(db, new RequestFilter { Text = "sujet977" }), Hand(Matching("sujet977*"), "r.IsClosed, r.Due, r.Number")),
        ("list, a beginning of one file in ninety", db => ListAsync(db, new RequestFilter { Text = "sujet77" }), Hand(Matching("sujet77*"), "r.IsClosed, r.Due, r.Number")),
        ("list, a word of every file", db => ListAsync(db, new RequestFilter { Text = "dossier" }), null),
        ("search, a word of one file in a thousand", db => SearchListing.ReadAsync(db, "sujet977", 1, true, default), null),
        ("search, a word of every file", db => SearchListing.ReadAsync(db, "dossier", 1, true, default), null),
        ("look-alikes", db => LookAlike.FindAsync(db, "un autre texte", "sujet500 dossier", new() { Email = "nom500@example.org" }, default), null),
        ("open a request", OpenAsync, "SELECT r.*, (SELECT group_concat(p.Text) FROM RequestPoints p WHERE p.RequestId = r.Id), (SELECT count(*) FROM Passages s JOIN Documents d ON d.Id = s.DocumentId WHERE d.RequestId = r.Id) FROM Requests r WHERE r.Number = 'B777'"),
    ];

    /// <param name="folder">Where the databases are built and found again.</param>
    public static async Task RunAsync(string folder, IReadOnlyList<int> sizes)
    {
        Directory.CreateDirectory(folder);
        var medians = new Dictionary<(string, int), double>();
        OfficeData? largest = null;

        foreach (var size in sizes)
        {
            var data = largest = await OfficeData.BuildAsync(folder, size);

            if (size == sizes[0])
            {
                await WarmUpAsync(data);
            }

            var (again, p95OfAgain) = await MeasureAgainAsync(data);
            medians[(Again, size)] = again;
            Console.WriteLine(Format($"{size,7} | {Again} | median {again:0.00} ms | p95 {p95OfAgain:0.00} ms"));

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
            }
        }

        foreach (var name in Questions.Select(question => question.Name).Prepend(Again))
        {
            Console.WriteLine(Format($"growth {sizes[0]} to {sizes[^1]} | {name} | {medians[(name, sizes[^1])] / medians[(name, sizes[0])]:0.00}"));
        }

        foreach (var (name, ask, _) in Questions.Where(question => medians[(question.Name, sizes[^1])] > MaxGrowth * medians[(question.Name, sizes[0])]))
        {
            await ExplainAsync(name, largest!, ask);
        }
    }

    /// <summary>Every question in turn, so that the first archive does not pay for code that is compiled and caches that are filled.</summary>
    private static async Task WarmUpAsync(OfficeData data)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, ask, _) in Questions)
            {
                await using var db = data.OpenForPerson();
                await ask(db);
            }
        }
    }

    /// <summary>The charts as they are counted anew every ten minutes, after some acts.</summary>
    private static async Task<(double Median, double P95)> MeasureAgainAsync(OfficeData data)
    {
        var clock = new Clock { Now = OfficeData.Now };
        using var charts = new OfficeCharts(data, clock);
        await charts.ReadAsync(default);
        return await MeasureAsync(async () =>
        {
            clock.Now += TimeSpan.FromMinutes(11);
            await charts.ReadAsync(default);
        });
    }

    private static string Matching(string word) =>
        $"r.Id IN (SELECT e.RequestId FROM SearchEntries e WHERE e.Id IN (SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH '{word}' ORDER BY rowid DESC LIMIT {SearchQueries.MaxTexts}))";

    /// <summary>What the page of a list shows, in commands on one connection: how many, the lines with officer and sending, and what its filters can be set to.</summary>
    private static string Hand(string where, string order, string from = "Requests r") =>
        $"SELECT count(*) FROM (SELECT 1 FROM {from} WHERE {where} LIMIT {RequestListing.MaxCounted + 1}); "
        + "SELECT r.Number, r.Subject, r.Kind, r.ReceivedOn, r.Status, r.Due, (SELECT u.Name FROM AspNetUsers u WHERE u.Id = r.AssigneeId), "
        + $"(SELECT min(s.SentOn) FROM Sendings s WHERE s.RequestId = r.Id) FROM {from} WHERE {where} ORDER BY {order} LIMIT {RequestListing.PageSize}; {Choices}";

    private static Task<RequestListing> ListAsync(AccessRequestsDb db, RequestFilter filter) =>
        RequestListing.ReadAsync(db, filter, page: 1, OfficeData.PersonId, mayKnowApplicants: true, OfficeData.Today, default);

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

        Console.WriteLine($"plan of what grows: {name}");
        await using var connection = new SqliteConnection(data.ConnectionString);
        await connection.OpenAsync();

        foreach (var (sql, parameters) in commands.All)
        {
            await MillisecondsAsync(connection, sql, parameters); // its pages are read
            var milliseconds = await MillisecondsAsync(connection, sql, parameters);

            if (milliseconds < MinMillisecondsOfPlan)
            {
                continue;
            }

            await using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";

            foreach (var (parameter, value) in parameters)
            {
                command.Parameters.AddWithValue(parameter, value ?? DBNull.Value);
            }

            Console.WriteLine(Format($"-- {milliseconds:0.00} ms: {sql.ReplaceLineEndings(" ")}"));
            await using var reader = await command.ExecuteReaderAsync();

            while (await reader.ReadAsync())
            {
                Console.WriteLine($"   {reader.GetString(3)}");
            }
        }
    }

    private static async Task<double> MillisecondsAsync(SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        var clock = Stopwatch.StartNew();
        await using var reader = await command.ExecuteReaderAsync();

        while (await reader.ReadAsync())
        {
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private sealed class Clock : TimeProvider
    {
        public required DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
