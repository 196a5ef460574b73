using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>
/// The day that is kept beside a file is the day that its page counts, after every act. Received on 18 November 2025, the file is due on 8 December; told on 1 December, its third party
/// gives it until 6 January 2026.
/// </summary>
public sealed class KeptLastDaysTests : IDisposable
{
    private static readonly DateOnly Later = new(2026, 12, 1);

    private readonly TestDatabase _database = new();
    private readonly AccessRequest _request = Log();
    private readonly RequestedDocument _document;

    public KeptLastDaysTests()
    {
        _document = Document(_request);
        _database.Given(Office(), Log("2025-8"), _request, _document);
    }

    public void Dispose() => _database.Dispose();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_act_that_moves_a_last_day_keeps_it_where_the_page_counts_it()
    {
        await AssertDueAsync(new DateOnly(2025, 12, 8));

        await ActAsync((db, request, _) => db.Add(Party(request, _document)));
        await AssertDueAsync(new DateOnly(2025, 12, 8));

        await OnPartyAsync((request, party) => party.Notify(request, new DateOnly(2025, 11, 28), byPublicNotice: false, [], Calendar, Later, Officer, Now));
        await AssertDueAsync(new DateOnly(2026, 1, 2)); // counted from the sending, until it is known when they were informed

        await OnPartyAsync((request, party) => party.Inform(request, new DateOnly(2025, 12, 1), Later, Officer, Now));
        await AssertDueAsync(new DateOnly(2026, 1, 6));

        await ActAsync((_, request, document) => document.SetAside(request, Officer, Now));
        await AssertDueAsync(new DateOnly(2025, 12, 8));
        await ActAsync((_, request, document) => document.FollowPassages(request, Officer, Now));
        await AssertDueAsync(new DateOnly(2026, 1, 6));

        await ActAsync((db, request, _) => db.Add(Document(request)));
        await AssertDueAsync(new DateOnly(2025, 12, 8)); // another document of the point is nobody's
        await ActAsync((db, request, _) => db.Remove(db.Documents.Single(document => document.RequestId == request.Id && document.Id != _document.Id)));
        await AssertDueAsync(new DateOnly(2026, 1, 6));

        await ActAsync((_, request, _) => request.Decide(1, PointOutcome.NotHeld, null, Officer, Now));
        await AssertDueAsync(new DateOnly(2025, 12, 8));
        await ActAsync((_, request, _) => request.Decide(1, PointOutcome.PartlyReleased, null, Officer, Now));
        await AssertDueAsync(new DateOnly(2026, 1, 6));

        await OnPartyAsync((request, party) => party.Observe(request, new DateOnly(2025, 12, 10), "Non.", Calendar, Later, Officer, Now));
        await AssertDueAsync(new DateOnly(2025, 12, 26));
        await OnPartyAsync((request, party) => party.Consent(request, new DateOnly(2025, 12, 2), Later, Officer, Now));
        await AssertDueAsync(new DateOnly(2025, 12, 8));

        await ActAsync((_, request, _) => request.Extend(10, "Volume", new DateOnly(2025, 12, 3), Calendar, Officer, Now));
        await AssertDueAsync(new DateOnly(2025, 12, 18));
        await ActAsync((_, request, _) => request.Edit(
            new RequestDetails(request.Kind, request.Form, request.Channel, request.ReceivedAt, request.Text, request.Subject), new DateOnly(2025, 11, 20), [new EditedPoint("Le guide", 1)], [1], Officer, Now, "Reçue au siège"));
        await AssertDueAsync(new DateOnly(2025, 12, 20));
    }

    [Fact]
    public async Task A_third_party_who_speaks_while_the_decision_waits_for_approval_moves_the_kept_day_too()
    {
        await ActAsync((db, request, _) => db.Add(Party(request, _document)));
        await OnPartyAsync((request, party) => party.Inform(request, new DateOnly(2025, 12, 1)));
        await ActAsync((_, request, _) => request.SubmitForApproval([], Officer, Now));
        await AssertDueAsync(new DateOnly(2026, 1, 6));

        await OnPartyAsync((request, party) => party.Observe(request, new DateOnly(2025, 12, 10), "Non.", Calendar, Later, Officer, Now));

        await AssertDueAsync(new DateOnly(2025, 12, 26));
    }

    [Fact]
    public async Task The_calendar_moves_the_days_of_all_files_those_too_that_whoever_changes_it_may_not_see()
    {
        await ActAsync((db, request, _) =>
        {
            request.Restrict([Officer], null, "Conflit possible", Officer, Now);
            db.Add(Consultation.Ask(request, "Direction", "Les plans", new DateOnly(2026, 1, 10), new DateOnly(2025, 12, 1), Officer, Now));
        });
        var decreed = DecreedDay.Enter(new DateOnly(2025, 12, 8), "deuil national", "Décret 1-2025", Manager, Now);

        await using (var db = _database.CreateDbContext())
        {
            db.Reader = new Reader();
            db.Reader.Become(TestUsers.With(Roles.Administrator));
            Assert.Equal(1, await db.Requests.CountAsync(Cancellation));
            db.Add(decreed);
            await db.SaveChangesAsync(Cancellation);
        }

        await AssertDueAsync(new DateOnly(2025, 12, 9));

        await using (var db = _database.CreateDbContext())
        {
            (await db.DecreedDays.SingleAsync(Cancellation)).Revoke(Manager, Now);
            db.Add(DatedPolicy.Enter(CalendarClock.Answer, new DateOnly(2025, 1, 1), CalendarPolicy.CommissionRules, "Essai", Manager, Now));
            await db.SaveChangesAsync(Cancellation);
        }

        await AssertDueAsync(new DateOnly(2025, 12, 8));
    }

    [Fact]
    public async Task A_day_that_is_not_the_counted_one_is_put_right_and_told()
    {
        await ActAsync((db, request, _) => db.AddRange(Party(request, _document), Consultation.Ask(request, "Direction", "Les plans", new DateOnly(2026, 1, 10), new DateOnly(2025, 12, 1), Officer, Now)));
        await OnPartyAsync((request, party) => party.Inform(request, new DateOnly(2025, 12, 1)));
        await using var db = _database.CreateDbContext();
        await db.Database.ExecuteSqlAsync($"UPDATE Requests SET Due = '2020-01-01'; UPDATE Consultations SET FileDue = '2020-01-01', FileIsClosed = 1;", Cancellation);

        Assert.Equal(2, await KeptLastDays.RecountAsync(db, Cancellation));
        Assert.Equal(0, await KeptLastDays.RecountAsync(db, Cancellation));
        await AssertDueAsync(new DateOnly(2026, 1, 6));
    }

    private Task OnPartyAsync(Action<AccessRequest, ThirdParty> act) => ActAsync((db, request, _) => act(request, db.ThirdParties.Single(party => party.RequestId == request.Id)));

    private async Task ActAsync(Action<AccessRequestsDb, AccessRequest, RequestedDocument> act)
    {
        await using var db = _database.CreateDbContext();
        act(db, await db.Requests.SingleAsync(request => request.Id == _request.Id, Cancellation), await db.Documents.SingleAsync(document => document.Id == _document.Id, Cancellation));
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task AssertDueAsync(DateOnly due)
    {
        await using var db = _database.CreateDbContext();
        var request = await db.Requests.SingleAsync(known => known.Id == _request.Id, Cancellation);

        Assert.Equal(due, db.Entry(request).Property<DateOnly>(RequestColumns.Due).CurrentValue);
        Assert.Equal(due, (await db.LimitsAsync(request, await db.AnswerCalendarAsync(Cancellation), Cancellation)).Due);
        Assert.All(
            await db.Consultations.Where(consultation => consultation.RequestId == request.Id).ToListAsync(Cancellation),
            consultation => Assert.Equal((due, false), (db.Entry(consultation).Property<DateOnly>(ConsultationColumns.FileDue).CurrentValue, db.Entry(consultation).Property<bool>(ConsultationColumns.FileIsClosed).CurrentValue)));
        Assert.Equal(0, await KeptLastDays.RecountAsync(db, Cancellation));
    }
}
