using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Data.SqlServer;
using AccessRequests.Web.Documents.Review;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Web.Data;

internal static class DataRegistration
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddSingleton(options);
        var folder = builder.DataFolder();
        builder.Services.AddSingleton(services => new HistoryAnchor(folder, services.GetRequiredService<ILogger<HistoryAnchor>>()));

        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                Add<SqliteDb>(builder.Services, db => db.UseSqlite(SqliteDb.ConnectionString(folder), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(new ConnectionSettings()));
                break;
            case DatabaseProvider.SqlServer:
                var connection = options.RequireConnectionString();
                Add<SqlServerDb>(builder.Services, db => SqlServerDb.Configure(db, connection));
                break;
            default:
                throw new InvalidOperationException($"Database:Provider « {options.Provider} » is unknown: Sqlite or SqlServer.");
        }

        builder.Services.AddDataProtection().SetApplicationName("AccessRequests").PersistKeysToDbContext<AccessRequestsDb>();
    }

    /// <exception cref="InvalidOperationException">There is none, or it would send files' contents and passwords over the network in clear.</exception>
    public static string RequireConnectionString(this DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new InvalidOperationException("Database:ConnectionString is required with Database:Provider=SqlServer.");
        }

        var connection = new SqlConnectionStringBuilder(options.ConnectionString);

        return options.AcceptUnencrypted || (connection.Encrypt != SqlConnectionEncryptOption.Optional && !connection.TrustServerCertificate)
            ? options.ConnectionString
            : throw new InvalidOperationException(
                "Database:ConnectionString must encrypt and check the server's certificate: take away Encrypt=False and TrustServerCertificate=True, or set Database:AcceptUnencrypted=true for a server on this machine.");
    }

    /// <summary>Creates or updates the database, or refuses to start on one that is behind the program.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<DatabaseOptions>();
        await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();

        if (options.Provider == DatabaseProvider.Sqlite)
        {
            db.Database.SetConnectionString(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Mode = SqliteOpenMode.ReadWriteCreate }.ToString());
        }

        if (options.Provider == DatabaseProvider.Sqlite || options.MigrateAtStart)
        {
            await db.Database.MigrateAsync();
        }
        else if ((await db.Database.GetPendingMigrationsAsync()).ToList() is { Count: > 0 } pending)
        {
            throw new InvalidOperationException(
                $"The database lacks {pending.Count} migration(s), the first being {pending[0]}. Run the script of docs/operation.md, or set Database:MigrateAtStart=true.");
        }
    }

    /// <summary>The last days kept beside the files are those that what is recorded gives, whatever became of the database since: each start counts them all.</summary>
    public static async Task PrepareLastDaysAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();
        var moved = await KeptLastDays.RecountAsync(db, CancellationToken.None);

        if (moved > 0)
        {
            app.Logger.LogWarning("The kept last day of {Count} files was not the counted one, and is now", moved);
        }
    }

    /// <summary>The history of before there was a chain enters it, at the first start with one.</summary>
    public static async Task PrepareHistoryAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();
        await HistoryChain.PrepareAsync(db, CancellationToken.None);
        var anchor = app.Services.GetRequiredService<HistoryAnchor>();

        if (anchor.Noted is { Sequence: > 0 } noted && !await db.History.AnyAsync(entry => entry.Sequence == noted.Sequence && entry.Hash == noted.Hash))
        {
            anchor.Break();
        }

        anchor.Note(await HistoryChain.HeadAsync(db, CancellationToken.None));
    }

    private static void Add<TDb>(IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TDb : AccessRequestsDb
    {
        services.AddDbContextFactory<TDb>((provider, options) =>
        {
            configure(options);

            // Marks have no filter of their own: they are only ever reached through their document, which has one.
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
            options.AddInterceptors(
                provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<DeskInterceptor>(), provider.GetRequiredService<HistoryAnchor>());
        });
        services.AddKeyedSingleton<IDbContextFactory<AccessRequestsDb>, DatabaseFactory<TDb>>(OfficeDatabases.EveryFile);
        services.AddScoped<Reader>();
        services.AddScoped<IDbContextFactory<AccessRequestsDb>, OfficeDatabases>();

        // Identity and data protection take a scoped context, and nobody else.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AccessRequestsDb>>().CreateDbContext());
    }
}
