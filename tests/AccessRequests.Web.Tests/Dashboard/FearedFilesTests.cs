using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Security;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>What the forecast reads of the office, on the day of the reception: 18 November 2025, with the answer due on 8 December.</summary>
public sealed class FearedFilesTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public FearedFilesTests() => _database.Given(Office());

    public void Dispose() => _database.Dispose();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_left_are_counted_at_the_pace_of_whoever_in_the_office_read_lately()
    {
        var (request, other) = (Log(), Log("2025-8", receivedOn: new DateOnly(2025, 11, 1)));
        var (document, read) = (Document(request, pages: 1000), Document(other, pages: 150));
        _database.Given([request, other, document, read, .. Readings(read, 1, 50, day: 11), .. Readings(read, 51, 100, day: 12), .. Readings(read, 101, 150, day: 13)]);

        // 20 office days of 50 pages from Tuesday 18 November end on 15 December.
        Assert.Equal(
            "1000 pages restent à lire ou à décider : au rythme récent du bureau (50 pages par jour de révision), jusqu’au 15 décembre 2025, et approuver prend 2 jours : le dernier jour est le 8 décembre 2025.",
            Assert.Single(await ReasonsAsync("Demande 2025-9")));
    }

    [Fact]
    public async Task A_page_is_settled_once_read_or_withheld_and_left_again_by_a_mark_that_nobody_decided()
    {
        var request = Log();
        var document = Document(request, pages: 1000);
        var catalogue = new ProvisionCatalogue(ProvisionCatalogue.Shipped());
        Mark(990, PassageStatus.Retained, isWholePage: true);
        Mark(1, PassageStatus.Proposed, isWholePage: false);
        Mark(2, PassageStatus.Proposed, isWholePage: false);
        _database.Given([request, document, .. Readings(document, 1, 50, day: 11), .. Readings(document, 51, 100, day: 12), .. Readings(document, 51, 60, day: 13)]);

        // A thousand but the hundred that were read and the one that is withheld, and two of the read ones again.
        Assert.StartsWith("901 pages restent", Assert.Single(await ReasonsAsync("Demande 2025-9")), StringComparison.Ordinal);

        void Mark(int page, PassageStatus status, bool isWholePage) => document.Mark(
            request, catalogue, PassageId.New(), page, [new PageArea(72, 700, 200, 712)], isWholePage, new PassageCitation(["23"], "Motif"), status, Officer, Now, Received);
    }

    [Fact]
    public async Task An_office_that_read_nothing_lately_promises_nothing()
    {
        var request = Log();
        _database.Given(request, Document(request, pages: 1000));

        Assert.Empty(await ReasonsAsync("Demande 2025-9"));
    }

    [Fact]
    public async Task A_third_party_who_is_not_informed_is_feared_from_the_first_day_until_the_letter_announces_their_documents()
    {
        var request = Log();
        var document = Document(request);
        _database.Given(request, document, Party(request, document));

        Assert.StartsWith(
            "Tiers 1, informé aujourd’hui au plus tôt : observations jusqu’au 8 décembre 2025 (20 jours), décision jusqu’au 23 décembre 2025 (15 jours), documents dès le 8 janvier 2026 (15 jours)",
            Assert.Single(await ReasonsAsync("Demande 2025-9")),
            StringComparison.Ordinal);

        await using var db = _database.CreateDbContext();
        db.Requests.Single().Decide(1, PointOutcome.ThirdPartyConsulted, null, Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(await ReasonsAsync("Demande 2025-9"));
    }

    /// <summary>One person's day of November 2025.</summary>
    private static IEnumerable<object> Readings(RequestedDocument document, int from, int to, int day)
    {
        var reader = new Actor(Guid.NewGuid(), $"Réviseur {day}");
        return Enumerable.Range(from, to - from + 1).Select(page => new PageReading(document.Id, page, reader, isOpened: true, new DateTimeOffset(2025, 11, day, 15, 0, 0, TimeSpan.Zero)));
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync(string task)
    {
        await using var db = _database.CreateDbContext();
        var day = await OfficeDay.ReadAsync(db, TestUsers.With(Officer.Id, Officer.Name, Roles.AccessOfficer), Received, Cancellation);
        return [.. day.Feared.Where(file => file.Task.Text == task).SelectMany(file => file.Reasons)];
    }
}
