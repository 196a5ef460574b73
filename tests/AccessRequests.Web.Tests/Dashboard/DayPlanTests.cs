using System.Data.Common;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>The day is asked each time the dashboard opens, on an archive of any size: no table of files is read from end to end.</summary>
public sealed class DayPlanTests : IDisposable
{
    private static readonly string[] Tables =
    [
        "Requests", "RequestPoints", "Sendings", "Referrals", "Documents", "Passages", "PageReadings", "ThirdParties", "Consultations", "CommissionReviews", "Letters", "History",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:;Foreign Keys=True");
    private readonly Plans _plans = new();

    public DayPlanTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_of_the_day_is_served_by_an_index()
    {
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(_connection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(_plans).Options);
        await db.Database.MigrateAsync(Cancellation);
        var request = Log();
        var document = Document(request);
        db.AddRange(Office(), request, document, Party(request, document));
        await db.SaveChangesAsync(Cancellation);
        var officer = TestUsers.With(Officer.Id, Officer.Name, Roles.AccessOfficer);
        db.Reader = new Reader();
        db.Reader.Become(officer);
        _plans.Begin();

        await OfficeDay.ReadAsync(db, officer, new DateOnly(2025, 12, 1), Cancellation);

        Assert.NotEmpty(_plans.Steps);
        Assert.Equal([], _plans.Steps.Where(step => Tables.Any(table => IsScanOf(table, step))).Select(step => $"{step.Step}: {step.Sql}"));
    }

    /// <summary>SQLite calls a table by its alias, so that of the statement is looked up. A question about none of a list reads nothing.</summary>
    private static bool IsScanOf(string table, (string Sql, string Step) known) =>
        known.Step.StartsWith("SCAN ", StringComparison.Ordinal)
        && known.Step.Split(' ')[1] is var alias && known.Sql.Contains($"\"{table}\" AS \"{alias}\"", StringComparison.Ordinal)
        && !known.Sql.Contains("WHERE 0", StringComparison.Ordinal);

    /// <summary>Explains each question before it is asked.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        private bool _isListening;

        public List<(string Sql, string Step)> Steps { get; } = [];

        public void Begin() => _isListening = true;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (_isListening)
            {
                await using var explained = command.Connection!.CreateCommand();
                explained.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
                explained.Parameters.AddRange(command.Parameters.Cast<SqliteParameter>().Select(parameter => new SqliteParameter(parameter.ParameterName, parameter.Value)).ToArray());
                await using var reader = await explained.ExecuteReaderAsync(cancellationToken);

                while (await reader.ReadAsync(cancellationToken))
                {
                    Steps.Add((command.CommandText, reader.GetString(3)));
                }
            }

            return result;
        }
    }
}
