using AccessRequests.Domain;
using AccessRequests.Domain.Chains;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Journal;

public sealed class HistoryChainTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 12, 1, 17, 0, 0, TimeSpan.Zero);
    private static readonly Actor Eve = new(Guid.CreateVersion7(), "Ève Nadeau", "10.0.0.7");

    private readonly TestDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Rows_follow_each_other_and_nothing_is_found_wrong()
    {
        Given(3);

        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task A_row_of_the_history_is_neither_changed_nor_removed_nor_replaced()
    {
        Given(2);
        await using var db = _database.CreateDbContext();

        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"UPDATE History SET ActorName = 'x' WHERE Sequence = 1", Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"DELETE FROM History WHERE Sequence = 2", Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO History SELECT * FROM History WHERE Sequence = 1", Cancellation));
        Assert.Empty(await FaultsAsync());
    }

    [Theory]
    [InlineData("UPDATE History SET After = 'autre' WHERE Sequence = 2", ChainFaultKind.Altered)]
    [InlineData("DELETE FROM History WHERE Sequence = 2", ChainFaultKind.Removed)]
    [InlineData("UPDATE History SET Sequence = 99 WHERE Sequence = 2; UPDATE History SET Sequence = 2 WHERE Sequence = 3; UPDATE History SET Sequence = 3 WHERE Sequence = 99", ChainFaultKind.Reordered)]
    [InlineData("UPDATE History SET Sequence = NULL WHERE Sequence = 2", ChainFaultKind.Unchained)]
    [InlineData("DELETE FROM History WHERE Sequence = 4", ChainFaultKind.CutOff)]
    public async Task Whoever_gets_past_the_triggers_is_found(string sql, ChainFaultKind expected)
    {
        Given(4);
        await using var db = _database.CreateDbContext();
        var noted = await HistoryChain.HeadAsync(db, Cancellation);

        foreach (var suffix in (string[])["", "_Delete", "_Replace"])
        {
            var drop = string.Concat("DROP TRIGGER ", AppendOnly.TriggerName, suffix);
            await db.Database.ExecuteSqlRawAsync(drop, Cancellation);
        }

        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);

        Assert.Contains(await FaultsAsync(noted), fault => fault.Kind == expected);
    }

    [Fact]
    public async Task Acts_at_the_same_time_each_find_their_place()
    {
        using var folder = new TestFolder();
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteDb.ConnectionString(folder.Path, SqliteOpenMode.ReadWriteCreate)).Options;

        await using (var db = new SqliteDb(options))
        {
            await db.Database.MigrateAsync(Cancellation);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, 60), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Cancellation }, async (number, cancellation) =>
        {
            await using var db = new SqliteDb(options);
            db.History.Add(Act(number));
            await db.SaveChangesAsync(cancellation);
        });

        await using var read = new SqliteDb(options);
        var check = await CheckAsync(read, null);
        Assert.Empty(check.Finish());
        Assert.Equal(60, check.Head.Sequence);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_person_who_reads_a_file_again_within_the_hour_has_read_it_once()
    {
        var request = AccessRequest.Log(
            "2026-041",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Noon, "Texte", "un guide"),
            new DateOnly(2025, 12, 1), ["Un guide"], Eve, Noon);
        _database.Given(request);
        var clock = new FakeTimeProvider(Noon);
        var reader = TestUsers.With(Roles.Reviewer);

        await new Readings(_database, clock).OfRequestAsync(request.Id, reader, Cancellation);
        await new Readings(_database, clock).OfRequestAsync(request.Id, reader, Cancellation);
        clock.Advance(TimeSpan.FromHours(1));
        await new Readings(_database, clock).OfRequestAsync(request.Id, reader, Cancellation);

        await using var db = _database.CreateDbContext();
        Assert.Equal(2, await db.History.CountAsync(entry => entry.Act == HistoryAct.RequestRead, Cancellation));
    }

    private static HistoryEntry Act(int number) => HistoryEntry.OfInstallation(HistoryAct.SignedIn, Eve, Noon.AddSeconds(number), after: $"{number}");

    private void Given(int rows) => _database.Given([.. Enumerable.Range(0, rows).Select(Act)]);

    private async Task<IReadOnlyList<ChainFault>> FaultsAsync(ChainHead? noted = null)
    {
        await using var db = _database.CreateDbContext();
        return (await CheckAsync(db, noted)).Finish();
    }

    private static async Task<ChainCheck> CheckAsync(AccessRequestsDb db, ChainHead? noted)
    {
        var check = new ChainCheck(noted);

        foreach (var entry in await db.History.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancellation))
        {
            if (entry.Sequence is null)
            {
                check.TakeUnchained();
            }
            else
            {
                check.Take(entry.ToChained(), entry.Hash!);
            }
        }

        return check;
    }
}
