using System.Data;
using System.Data.Common;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AccessRequests.Web.Tests.Data;

/// <summary>The queries that count marks or read a few are written once: SQL Server, which is not here, is asked in words that its parser knows.</summary>
public sealed class SqlServerQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Marks_are_counted_by_it_and_a_few_of_them_read()
    {
        var asked = new Asked();
        var options = new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer("Server=nowhere", server => server.UseCompatibilityLevel(150).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(asked);
        await using var db = new SqlServerDb(options.Options);

        Assert.Empty(await db.DocumentsInOutlineAsync(AccessRequestId.New(), Cancellation));
        Assert.Empty(await db.DocumentsWithCitationsAsync(AccessRequestId.New(), Cancellation));
        await Assert.ThrowsAsync<RuleViolationException>(() => db.LoadAsync(DocumentId.New(), [PassageId.New()], Cancellation));
        Assert.Empty(await db.Documents.SelectMany(document => document.AllPassages).Where(mark => mark.Provisions.Contains("37")).ToListAsync(Cancellation));

        Assert.Contains(asked.Texts, text => text.Contains("GROUP BY", StringComparison.Ordinal) && text.Contains("COUNT(*)", StringComparison.Ordinal));
        Assert.All(asked.Texts, text => Assert.Empty(ErrorsIn(text)));
    }

    [Fact]
    public async Task The_day_of_the_office_is_asked_in_words_that_it_knows()
    {
        var asked = new Asked();
        await using var db = new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer("Server=nowhere", server => server.UseCompatibilityLevel(150).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(asked).Options);
        var (calendar, today) = (new LegalCalendar(CalendarPolicy.InterpretationAct), new DateOnly(2025, 12, 1));
        OpenFile[] files = [new(AccessRequestId.New(), "2025-9", RequestStatus.Open, null, false, today.AddDays(3), false)];

        Assert.Empty(await StatutoryTasks.ReadAsync(db, calendar, [Guid.NewGuid()], today, Cancellation));
        Assert.Empty(await WaitingForOthers.ReadAsync(db, calendar, [Guid.NewGuid()], today, Cancellation));
        Assert.Single(await FearedFiles.ReadAsync(db, files, calendar, today, Cancellation));

        Assert.All(asked.Texts, text => Assert.Empty(ErrorsIn(text)));
    }

    private static IList<ParseError> ErrorsIn(string text)
    {
        using var reader = new StringReader(text);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors;
    }

    /// <summary>Answers every question with nothing.</summary>
    private sealed class Asked : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public List<string> Texts { get; } = [];

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            using var nothing = new DataTable();
            nothing.Columns.AddRange([.. Enumerable.Range(0, 64).Select(column => new DataColumn($"c{column}"))]);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
        }
    }
}
