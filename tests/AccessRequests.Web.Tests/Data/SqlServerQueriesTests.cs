using System.Data;
using System.Data.Common;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Data.SqlServer;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Search;
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

    [Theory]
    [InlineData("")]
    [InlineData("echeance=retard&statut=Open")]
    [InlineData("echeance=semaine&agent=aucun")]
    [InlineData("unite=Direction&statut=Sent")]
    [InlineData("unite=Direction&tri=-Received")]
    [InlineData("disposition=37&categorie=Media")]
    [InlineData("texte=étude préliminaire&tri=Number")]
    public async Task Every_list_is_asked_in_words_that_it_knows_and_reads_no_more_than_a_page(string query)
    {
        var (asked, values) = (new Asked(), System.Web.HttpUtility.ParseQueryString(query));
        await using var db = OpenSqlServer(asked);
        var filter = RequestFilter.Parse(values["texte"], values["statut"], values["echeance"], values["agent"], values["nature"], values["categorie"], values["tri"], values["unite"], values["disposition"]);

        Assert.Empty((await RequestListing.ReadAsync(db, filter, 1, Guid.NewGuid(), true, new DateOnly(2025, 12, 1), Cancellation)).Rows);

        Assert.All(asked.Texts, text => Assert.Empty(ErrorsIn(text)));
        Assert.All(asked.Texts.Where(text => text.Contains("FROM [Requests]", StringComparison.Ordinal)), text => Assert.True(text.Contains("TOP(", StringComparison.Ordinal) || text.Contains("FETCH NEXT", StringComparison.Ordinal) || text.Contains("EXISTS", StringComparison.Ordinal), text));
    }

    [Fact]
    public async Task A_search_reads_the_latest_texts_alone_and_ignores_accents()
    {
        var asked = new Asked();
        await using var db = OpenSqlServer(asked);

        Assert.Empty((await SearchListing.ReadAsync(db, "étude préliminaire", 1, mayKnowApplicants: false, Cancellation)).Found);
        Assert.Empty(await LookAlike.FindAsync(db, "texte", "une étude préliminaire du pont", new() { Email = "camille@example.org" }, Cancellation));

        Assert.All(asked.Texts, text => Assert.Empty(ErrorsIn(text)));
        Assert.All(
            asked.Texts.Where(text => text.Contains("LIKE", StringComparison.Ordinal)),
            text => Assert.True(text.Contains("COLLATE French_100_CI_AI", StringComparison.Ordinal) && text.Contains("TOP(", StringComparison.Ordinal) && text.Contains("ORDER BY [s].[Id] DESC", StringComparison.Ordinal), text));
    }

    [Fact]
    public async Task The_kept_last_days_are_counted_anew_in_words_that_it_knows()
    {
        var asked = new Asked();
        await using var db = OpenSqlServer(asked);

        Assert.Equal(0, await KeptLastDays.RecountAsync(db, Cancellation));

        Assert.Contains(asked.Texts, text => text.Contains("UPDATE", StringComparison.Ordinal) && text.Contains("[FileDue]", StringComparison.Ordinal));
        Assert.All(asked.Texts, text => Assert.Empty(ErrorsIn(text)));
    }

    private static SqlServerDb OpenSqlServer(Asked asked) => new(new DbContextOptionsBuilder<SqlServerDb>()
        .UseSqlServer("Server=nowhere", server => server.UseCompatibilityLevel(150).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(asked).Options);

    private static IList<ParseError> ErrorsIn(string text)
    {
        using var reader = new StringReader(text);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors;
    }

    /// <summary>Answers every question with nothing, which counts as nought.</summary>
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

            if (command.CommandText.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal) || command.CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal))
            {
                nothing.Columns.Add("counted", command.CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal) ? typeof(bool) : typeof(int));
                nothing.Rows.Add(0);
                return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
            }

            nothing.Columns.AddRange([.. Enumerable.Range(0, 64).Select(column => new DataColumn($"c{column}"))]);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }
    }
}
