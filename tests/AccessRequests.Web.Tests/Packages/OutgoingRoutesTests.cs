using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Packages;

/// <summary>Whoever gets past the use cases, or a use case that errs, finds the same refusal in the database.</summary>
public sealed class OutgoingRoutesTests
{
    private const string Refused = "FOREIGN KEY constraint failed";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_refuses_a_link_and_a_sending_that_lead_to_the_package_or_the_letter_of_another_request()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        var package = (await theCase.ApproveAsync()).Id;
        await theCase.LogAnotherAsync("2025-777");
        await using var db = await theCase.OpenAsync();
        var own = (await theCase.RequestAsync()).Id.Value;
        var other = (await db.Requests.AsNoTracking().SingleAsync(request => request.Number == "2025-777", Cancellation)).Id.Value;

        Assert.Contains(Refused, (await Assert.ThrowsAsync<SqliteException>(() => LinkAsync(other))).Message, StringComparison.Ordinal);
        Assert.Contains(Refused, (await Assert.ThrowsAsync<SqliteException>(() => SendAsync(other))).Message, StringComparison.Ordinal);

        Assert.Equal(1, await LinkAsync(own));
        Assert.Equal(1, await SendAsync(own));
        Assert.Contains(Refused, (await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"UPDATE DownloadLinks SET RequestId = {other}", Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains(Refused, (await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"UPDATE Sendings SET RequestId = {other}", Cancellation))).Message, StringComparison.Ordinal);

        await db.Database.ExecuteSqlAsync($"DELETE FROM DownloadLinks", Cancellation);
        await db.Database.ExecuteSqlAsync($"DELETE FROM Sendings", Cancellation);
        var letter = Guid.NewGuid();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Letters (Id, RequestId, BegunAt, Kind, Status, Delivery, Language, Facts, Edits, Drafters, Version) VALUES ({letter}, {own}, 0, 'Withdrawal', 'Draft', 'Email', 'French', '', '', '[]', {Guid.NewGuid()})",
            Cancellation);
        Assert.Contains(Refused, (await Assert.ThrowsAsync<SqliteException>(() => AnswerAsync(other))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await AnswerAsync(own));
        Assert.Contains(Refused, (await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"UPDATE Letters SET RequestId = {other}", Cancellation))).Message, StringComparison.Ordinal);

        Task<int> AnswerAsync(Guid request) => db.Database.ExecuteSqlAsync(
            $"INSERT INTO Sendings (Id, RequestId, LetterId, DecidedOn, SentOn, Delivery, RecordedBy, RecordedAt) VALUES ({Guid.NewGuid()}, {request}, {letter}, '2026-01-05', '2026-01-05', 'Email', '', 0)",
            Cancellation);

        Task<int> LinkAsync(Guid request) => db.Database.ExecuteSqlAsync(
            $"INSERT INTO DownloadLinks (Id, RequestId, PackageId, AddressHash, CodeHash, CreatedBy, CreatedAt, ExpiresAt, AllowedDownloads, Downloads, WrongCodes, Version) VALUES ({Guid.NewGuid()}, {request}, {package}, {Guid.NewGuid()}, '', '', 0, 0, 1, 0, 0, {Guid.NewGuid()})",
            Cancellation);

        Task<int> SendAsync(Guid request) => db.Database.ExecuteSqlAsync(
            $"INSERT INTO Sendings (Id, RequestId, PackageId, DecidedOn, SentOn, Delivery, RecordedBy, RecordedAt) VALUES ({Guid.NewGuid()}, {request}, {package}, '2026-01-05', '2026-01-05', 'Email', '', 0)",
            Cancellation);
    }
}
