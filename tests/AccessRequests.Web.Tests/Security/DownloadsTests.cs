using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Referrals;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Security;

public sealed class DownloadsTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly AccessRequestsHost _host;

    public DownloadsTests() => _host = new AccessRequestsHost { Clock = _clock, Settings = { ["Downloads:PerHour"] = "3" } };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task One_account_takes_so_many_files_and_exports_in_an_hour_and_is_told_how_long_to_wait()
    {
        var theCase = new Case30198(_host);
        await using var db = await theCase.OpenAsync();
        var document = await db.Documents.AsNoTracking().Select(known => known.Id).FirstAsync(Cancellation);
        var original = $"/demandes/{Case30198.Number}/documents/{document.Value}/original.pdf";
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        using var manager = await _host.SignedInAsync(Roles.Manager);

        // A viewer asks for one file piece by piece.
        for (var piece = 0; piece < 5; piece++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(officer, original)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(officer, DirectoryEndpoints.Export)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(officer, DirectoryEndpoints.Export)).StatusCode);
        _clock.Advance(TimeSpan.FromMinutes(20));
        var refused = await AccessRequestsHost.GetAsync(officer, DirectoryEndpoints.Export);
        var letter = await AccessRequestsHost.GetAsync(officer, $"/demandes/{Case30198.Number}/motifs/interne.pdf");
        var page = await AccessRequestsHost.TextAsync(refused);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (refused.StatusCode, letter.StatusCode));
        Assert.Contains("Réessayez dans 40 minutes", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(officer, original)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(manager, DirectoryEndpoints.Export)).StatusCode);
        var rows = await db.History.Where(entry => entry.Act == HistoryAct.AccessRefused).Select(entry => new { entry.RequestId, entry.After }).ToListAsync(Cancellation);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal("Plus de 3 téléchargements en une heure", row.After));

        _clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(officer, DirectoryEndpoints.Export)).StatusCode);
    }
}
