using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>Whose turn it is with a letter that decides, and with a document that nobody finished reading.</summary>
public sealed class LetterTasksTests : IDisposable
{
    private static readonly DateOnly Today = new(2025, 12, 1);

    private readonly TestDatabase _database = new();

    public LetterTasksTests() => _database.Given(Office());

    public void Dispose() => _database.Dispose();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_that_decides_waits_for_a_manager_then_for_its_officer_to_send_it()
    {
        var request = Log();
        var letter = Begin(request, new CommissionApplicationFacts(Today, CommissionGround.Number, "Quarante demandes en un mois."));
        var notice = Begin(request, new AcknowledgementFacts());
        _database.Given(request, letter, notice);
        var address = $"/demandes/2025-9/lettres/{letter.Id}";
        var toApprove = new OfficeTask($"Demande 2025-9 : approuver la lettre « {LetterKind.CommissionApplication.InFrench()} »", address, Today);

        Assert.Contains(toApprove, (await DayAsync(Manager, Roles.Manager)).Mine);
        var theirs = await DayAsync(Officer, Roles.AccessOfficer);
        Assert.DoesNotContain(theirs.Mine, task => task.Address == address);
        Assert.Equal(new AwaitedAct($"2025-9 : la lettre « {LetterKind.CommissionApplication.InFrench()} » attend l’approbation d’un gestionnaire", address, Today), Assert.Single(theirs.Others));
        Assert.DoesNotContain((await DayAsync(Manager, Roles.Manager)).Mine, task => task.Address.EndsWith($"{notice.Id}", StringComparison.Ordinal));

        // Whoever wrote it does not approve it, manager or not.
        Assert.DoesNotContain(toApprove, (await DayAsync(Officer, Roles.Manager)).Mine);

        await using (var db = _database.CreateDbContext())
        {
            (await db.Letters.SingleAsync(known => known.Id == letter.Id, Cancellation)).Approve(await db.Requests.SingleAsync(Cancellation), [], Manager, "Gestionnaire", Now);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.DoesNotContain((await DayAsync(Manager, Roles.Manager)).Mine, task => task.Address == address);
        Assert.Contains((await DayAsync(Officer, Roles.AccessOfficer)).Mine, task => task.Address == address && task.Text.Contains("envoyer la lettre approuvée", StringComparison.Ordinal));
        Assert.Empty((await DayAsync(Officer, Roles.AccessOfficer)).Others);
    }

    [Fact]
    public async Task The_decision_on_a_third_party_waits_for_a_manager_after_the_letter_that_announced_it()
    {
        var request = Log();
        var document = Document(request);
        var party = Party(request, document);
        request.Decide(1, PointOutcome.ThirdPartyConsulted, null, Officer, Now);
        var package = request.Send();
        var letter = Begin(request, new ThirdPartyDecisionFacts(["Contrat"], true));
        _database.Given(request, document, party, package, letter);

        Assert.Single((await DayAsync(Manager, Roles.Manager)).Mine, task => task.Address == $"/demandes/2025-9/lettres/{letter.Id}");
    }

    [Fact]
    public async Task A_reviewer_finishes_a_document_that_bears_no_mark()
    {
        var request = Log();
        var document = Document(request);
        _database.Given(request, document);
        var task = new OfficeTask("2025-9 : terminer la révision de 1 document", "/demandes/2025-9?onglet=documents", new DateOnly(2025, 12, 8));
        Assert.Equal(task, Assert.Single((await DayAsync(Manager, Roles.Reviewer)).Mine));

        await using var db = _database.CreateDbContext();
        var known = await db.Documents.SingleAsync(Cancellation);
        known.SetAside(await db.Requests.SingleAsync(Cancellation), Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty((await DayAsync(Manager, Roles.Reviewer)).Mine);
    }

    [Fact]
    public async Task The_page_shows_fifty_and_says_how_many_more_and_the_agenda_has_them_all()
    {
        _database.Given([.. Enumerable.Range(1, 60).Select(i => Log($"2025-{i}", Received.AddDays(i % 10), RequestForm.Oral))]);

        var day = await DayAsync(Officer, Roles.AccessOfficer);
        await using var db = _database.CreateDbContext();
        var agenda = CalendarFeed.Write(await OfficeDay.TasksAsync(db, TestUsers.With(Officer.Id, Officer.Name, Roles.AccessOfficer), Today, Cancellation), Now);

        Assert.Equal((50, 10), (day.Mine.Count, day.MoreOfMine));
        Assert.Equal(60, agenda.Split("BEGIN:VEVENT").Length - 1);
    }

    private static LetterDraft Begin(AccessRequest request, LetterFacts facts) => LetterDraft.Begin(
        request, [], new LetterDraftDetails(LetterLanguage.French, Today, null, Delivery.Email, null, facts), Calendar, Today, Officer, Now);

    private async Task<OfficeDay> DayAsync(Actor person, string role)
    {
        await using var db = _database.CreateDbContext();
        return await OfficeDay.ReadAsync(db, TestUsers.With(person.Id, person.Name, role), Today, Cancellation);
    }
}
