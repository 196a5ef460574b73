using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Decisions;

/// <summary>A change that ends approvals, cut off in its middle: neither the change nor the end of an approval stays.</summary>
public sealed class StaleApprovalsTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;
    private string _office = "";
    private int _acts;

    public StaleApprovalsTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _case.ApproveAsync();
        await using var db = await _case.OpenAsync();
        _office = (await db.Organisations.AsNoTracking().SingleAsync(Cancellation)).Letterhead.Office;
        _acts = await db.History.CountAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Cancelled_once_the_change_is_saved_and_before_an_approval_ends()
    {
        using var ending = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChangeAsync(ending.Cancel, ending.Token));

        await AssertNothingIsDoneAsync();
        await AssertItSucceedsAsync();
    }

    [Fact]
    public async Task Refused_by_the_database_when_an_approval_ends()
    {
        await ExecuteAsync("CREATE TRIGGER refuses BEFORE INSERT ON History WHEN NEW.Act = 'ApprovalCancelled' BEGIN SELECT RAISE(ABORT, 'no'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => ChangeAsync(() => { }, Cancellation));

        await AssertNothingIsDoneAsync();
        await ExecuteAsync("DROP TRIGGER refuses");
        await AssertItSucceedsAsync();
    }

    private Task ChangeAsync(Action then, CancellationToken cancellation) => _host.Services.GetRequiredService<StaleApprovals>().ChangeAsync(
        "l’en-tête a changé",
        TestUsers.With(Roles.Administrator).ToActor(),
        async db =>
        {
            var organisation = await db.Organisations.SingleAsync(Cancellation);
            organisation.Replace(organisation.Letterhead with { Office = "Un autre bureau" }, organisation.LetterheadSince, TestUsers.With(Roles.Administrator).ToActor(), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
            then();
        },
        cancellation);

    private async Task AssertNothingIsDoneAsync()
    {
        await using var db = await _case.OpenAsync();
        Assert.Equal(_office, (await db.Organisations.AsNoTracking().SingleAsync(Cancellation)).Letterhead.Office);
        Assert.Equal(RequestStatus.Approved, (await _case.RequestAsync()).Status);
        Assert.Equal(_acts, await db.History.CountAsync(Cancellation));
    }

    private async Task AssertItSucceedsAsync()
    {
        await ChangeAsync(() => { }, Cancellation);
        await using var db = await _case.OpenAsync();
        Assert.Equal("Un autre bureau", (await db.Organisations.AsNoTracking().SingleAsync(Cancellation)).Letterhead.Office);
        Assert.Equal(RequestStatus.Open, (await _case.RequestAsync()).Status);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_host.DataFolder, "access-requests.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
