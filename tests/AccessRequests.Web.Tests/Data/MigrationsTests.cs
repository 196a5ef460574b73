using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Data.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AccessRequests.Web.Tests.Data;

public sealed class MigrationsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const string Remedy = "The model changed without a migration: docs/operation.md, “A change of the model”, has the two commands.";

    [Fact]
    public void Every_change_of_the_model_has_a_migration_for_SQLite()
    {
        using var db = new SqliteDbFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), Remedy);
    }

    [Fact]
    public void Every_change_of_the_model_has_a_migration_for_SQL_Server()
    {
        using var db = new SqlServerDbFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), Remedy);
    }

    [Fact]
    public void Microsofts_parser_reads_the_script_that_an_administrator_runs_on_SQL_Server()
    {
        using var db = new SqlServerDbFactory().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("CREATE TABLE [Requests]", script, StringComparison.Ordinal);
        Assert.Empty(ErrorsIn(script));
    }

    [Fact]
    public void The_script_of_rights_denies_the_program_to_change_or_remove_a_row_of_the_history()
    {
        using var db = new SqlServerDbFactory().CreateDbContext([]);
        var history = db.Model.FindEntityType(typeof(HistoryEntry))!;
        using var script = new StreamReader(Path.Combine(AppContext.BaseDirectory, "rights-of-the-program.sql"));

        var batches = ((TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(script, out var errors)).Batches;

        Assert.Empty(errors);
        var statements = batches.SelectMany(batch => batch.Statements).ToList();
        var denied = Assert.Single(statements.OfType<DenyStatement>());
        Assert.Equal(["UPDATE", "DELETE"], denied.Permissions.Select(permission => permission.Identifiers.Single().Value));
        Assert.Equal([history.GetSchema() ?? "dbo", history.GetTableName()!], denied.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers.Select(part => part.Value));
        var role = Assert.Single(denied.Principals).Identifier.Value;
        Assert.Equal(role, Assert.Single(statements.OfType<AlterRoleStatement>()).Name.Value);
        Assert.Equal(role, Assert.Single(Assert.Single(statements.OfType<GrantStatement>()).Principals).Identifier.Value);
    }

    [Fact]
    public void Microsofts_parser_would_have_noticed_an_error()
    {
        Assert.NotEmpty(ErrorsIn("CREATE TABLE [Requests] ([Id] uniqueidentifier NOT NULL,, );"));
    }

    [Fact]
    public void SQL_Server_never_meets_two_cascade_paths_to_one_table()
    {
        using var db = new SqlServerDbFactory().CreateDbContext([]);

        // Owned parts fall with their owner, and marks, which can be left unread, with their document; between other tables nothing cascades.
        var cascades =
            from type in db.Model.GetEntityTypes()
            where !type.IsOwned() && type.ClrType.Namespace!.StartsWith("AccessRequests.Domain", StringComparison.Ordinal)
            from key in type.GetForeignKeys()
            where key.DeleteBehavior is DeleteBehavior.Cascade
            select $"{type.ClrType.Name} → {key.PrincipalEntityType.ClrType.Name}";

        Assert.Equal(["Passage → RequestedDocument"], cascades);
    }

    [Fact]
    public async Task An_office_that_has_its_catalogue_already_counts_negotiations_from_their_opening()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Cancellation);
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options;
        await using var db = new SqliteDb(options);
        await db.GetService<IMigrator>().MigrateAsync("Initial", Cancellation);

        foreach (var number in (string[])["20", "27", "37"])
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Provisions" ("Number", "Label", "Kind", "IsMandatory", "MayHideExistence", "BoundYears", "Companions", "Nature") VALUES ({number}, 'x', 'Ground', 0, 0, 8, '[]', '[]')""", Cancellation);
        }

        await db.Database.MigrateAsync(Cancellation);

        Assert.Equal(
            [("20", TimeBoundStart.NegotiationOpened), ("27", TimeBoundStart.NegotiationOpened), ("37", TimeBoundStart.DocumentDate)],
            (await db.Provisions.OrderBy(provision => provision.Number).ToListAsync(Cancellation)).Select(provision => (provision.Number, provision.BoundFrom)));
    }

    [Fact]
    public async Task Of_sendings_that_were_recorded_before_only_those_that_lead_to_a_letter_of_their_request_go_on_doing_so()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        await connection.OpenAsync(Cancellation);
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options;
        await using var db = new SqliteDb(options);
        await db.Database.MigrateAsync(Cancellation);
        var received = new DateTimeOffset(2025, 12, 2, 15, 0, 0, TimeSpan.Zero);
        AccessRequest Log(string number) => AccessRequest.Log(
            number,
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, received, "Texte", "un guide"),
            new DateOnly(2025, 12, 2),
            ["Un guide"],
            new Actor(Guid.NewGuid(), "Julie Bouchard"),
            received);
        var (own, other) = (Log("1"), Log("2"));
        db.Requests.AddRange(own, other);
        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();
        await db.GetService<IMigrator>().MigrateAsync("UnitsAndDelegations", Cancellation);
        var letter = Guid.NewGuid();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Letters (Id, RequestId, BegunAt, Kind, Status, Delivery, Language, Facts, Edits, Drafters, Version) VALUES ({letter}, {own.Id.Value}, 0, 'Withdrawal', 'Draft', 'Email', 'French', '', '', '[]', {Guid.NewGuid()})",
            Cancellation);

        foreach (var (request, led, proof) in new (Guid, Guid?, string)[] { (own.Id.Value, letter, "own"), (other.Id.Value, letter, "of another request"), (other.Id.Value, Guid.NewGuid(), "gone"), (own.Id.Value, null, "none") })
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO Sendings (Id, RequestId, LetterId, DecidedOn, SentOn, Delivery, RecordedBy, RecordedAt, Proof) VALUES ({Guid.NewGuid()}, {request}, {led}, '2026-01-05', '2026-01-05', 'Email', 'Julie', 7, {proof})",
                Cancellation);
        }

        await db.Database.MigrateAsync(Cancellation);

        var sendings = await db.Requests.AsNoTracking().SelectMany(request => request.Sendings).ToListAsync(Cancellation);
        Assert.Equal(
            [("gone", null), ("none", null), ("of another request", null), ("own", letter)],
            sendings.OrderBy(sending => sending.Proof, StringComparer.Ordinal).Select(sending => (sending.Proof!, sending.LetterId)));
        Assert.All(sendings, sending => Assert.Equal((new DateOnly(2026, 1, 5), "Julie"), (sending.SentOn, sending.RecordedBy)));
        Assert.Equal(0L, await ScalarAsync(db, "SELECT COUNT(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task A_file_of_before_has_a_last_day_its_unit_a_name_and_a_public_notice_the_day_of_the_last()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        await connection.OpenAsync(Cancellation);
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
        await db.Database.MigrateAsync(Cancellation);
        var (officer, now) = (new Actor(Guid.NewGuid(), "Julie Bouchard"), new DateTimeOffset(2025, 12, 2, 15, 0, 0, TimeSpan.Zero));
        var request = AccessRequest.Log(
            "1", new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"), new DateOnly(2025, 12, 2), ["Un guide"], officer, now);
        db.AddRange(request, Consultation.Ask(request, "Direction", "Les plans", new DateOnly(2026, 1, 10), new DateOnly(2025, 12, 2), officer, now), Consultation.Ask(request, "Direction", "Encore", new DateOnly(2026, 1, 10), new DateOnly(2025, 12, 2), officer, now));
        db.AddRange(new[] { 1, 2 }.Select(rank => ThirdParty.Identify(request, rank, "Acme", "1, rue", [DocumentId.New()], officer, now)));
        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();
        await db.GetService<IMigrator>().MigrateAsync("HeldMailAndLetterRoutes", Cancellation);
        await db.Database.ExecuteSqlAsync($"UPDATE ThirdParties SET ByPublicNotice = 1, NoticeSentOn = '2025-12-0' || (3 + Rank)", Cancellation);

        await db.Database.MigrateAsync(Cancellation);

        Assert.Equal("2025-12-22", await ScalarAsync(db, "SELECT Due FROM Requests"));
        Assert.Equal(("2025-12-22", 1L, 0L), (await ScalarAsync(db, "SELECT max(FileDue) FROM Consultations"), await ScalarAsync(db, "SELECT sum(IsFirstOfUnit) FROM Consultations"), await ScalarAsync(db, "SELECT sum(FileIsClosed) FROM Consultations")));
        Assert.Equal("Direction", await ScalarAsync(db, "SELECT group_concat(Name) FROM AskedUnits"));
        Assert.Equal([new DateOnly(2025, 12, 5), new DateOnly(2025, 12, 5)], await db.ThirdParties.Select(party => party.PublicNoticesOutOn!.Value).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_database_file_is_migrated_in_WAL_mode_with_its_foreign_keys_enforced()
    {
        var folder = Directory.CreateTempSubdirectory("access-requests-");

        try
        {
            await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteDb.ConnectionString(folder.FullName, SqliteOpenMode.ReadWriteCreate)).Options);

            await db.Database.MigrateAsync(Xunit.TestContext.Current.CancellationToken);

            Assert.Equal("wal", await ScalarAsync(db, "PRAGMA journal_mode"));
            Assert.Equal(1L, await ScalarAsync(db, "PRAGMA foreign_keys"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Instants_are_compared_in_their_true_order_on_SQLite()
    {
        using var database = new TestDatabase();
        var noon = new DateTimeOffset(2025, 12, 1, 12, 0, 0, TimeSpan.Zero);
        database.Given(
            AccountLockedUntil("later in Québec", noon.AddHours(1).ToOffset(TimeSpan.FromHours(-5))),
            AccountLockedUntil("earlier in Paris", noon.AddHours(-1).ToOffset(TimeSpan.FromHours(1))));

        await using var db = database.CreateDbContext();
        var late = await db.Users.Where(account => account.LockoutEnd > noon).ToListAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal("later in Québec", Assert.Single(late).Name);
        Assert.Equal(noon.AddHours(1), late[0].LockoutEnd);
    }

    private static Account AccountLockedUntil(string name, DateTimeOffset end) => new() { Id = Guid.NewGuid(), Name = name, LockoutEnd = end };

    private static async Task<object?> ScalarAsync(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync(Xunit.TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The tests' own literals.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private static IList<ParseError> ErrorsIn(string script)
    {
        using var reader = new StringReader(script);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors;
    }
}
