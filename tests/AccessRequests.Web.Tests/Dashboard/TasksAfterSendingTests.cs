using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Security;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>
/// What is left to do of a decision sent on 1 December 2025: it is published by the 6th, by someone who had no hand in it (A-2.1, r. 2), and what it
/// announced for later is decided by the 22nd (the twentieth day is a Sunday).
/// </summary>
public sealed class TasksAfterSendingTests : IDisposable
{
    private static readonly DateOnly Sent = new(2025, 12, 1);
    private static readonly DateTimeOffset Now = new(2025, 12, 1, 17, 0, 0, TimeSpan.Zero);
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly Actor Manager = new(Guid.NewGuid(), "Hélène Roy");

    private readonly TestDatabase _database = new();

    public TasksAfterSendingTests() => _database.Given(
        Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct));

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task It_is_asked_of_whoever_may_read_the_copy_again_and_no_more_once_it_is_published()
    {
        var request = Given(RequestKind.AdministrativeDocuments);

        Assert.Empty(await TasksAsync(Officer, Roles.AccessOfficer, Sent));
        Assert.Empty(await TasksAsync(Manager, Roles.Reviewer, Sent));
        Assert.Equal(
            new OfficeTask("Diffuser la décision 2025-9", "/demandes/2025-9/trousse", new DateOnly(2025, 12, 6)),
            Assert.Single(await TasksAsync(Manager, Roles.Manager, Sent)));
        Assert.Equal("Diffuser la décision 2025-9, en retard", Assert.Single(await TasksAsync(Manager, Roles.Manager, new DateOnly(2025, 12, 7))).Text);

        await using var db = _database.CreateDbContext();
        db.Requests.Single(known => known.Id == request.Id).Publish(Sent, "https://www.exemple.example/9", new LegalCalendar(CalendarPolicy.InterpretationAct), Sent, Manager, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(await TasksAsync(Manager, Roles.Manager, Sent));
    }

    [Fact]
    public async Task A_point_that_the_letter_announces_for_later_is_recalled_to_its_officer_until_it_is_decided()
    {
        var request = Given(RequestKind.PersonalInformation, PointOutcome.ToFollow);

        Assert.Empty(await TasksAsync(Manager, Roles.Manager, Sent));
        Assert.Equal(
            new OfficeTask("Demande 2025-9 : décider ce que la lettre annonce pour plus tard (point 1)", "/demandes/2025-9", new DateOnly(2025, 12, 22)),
            Assert.Single(await TasksAsync(Officer, Roles.AccessOfficer, Sent)));

        await using var db = _database.CreateDbContext();
        db.Requests.Single(known => known.Id == request.Id).Reopen("Décision annoncée", Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.StartsWith("Reprendre la demande 2025-9", Assert.Single(await TasksAsync(Officer, Roles.AccessOfficer, Sent)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_decisions_that_a_person_prepared_hide_none_that_they_may_publish()
    {
        for (var number = 101; number <= 150; number++)
        {
            var prepared = OfficeFile.Log($"2025-{number}");
            prepared.Decide(1, PointOutcome.Withdrawn, null, OfficeFile.Officer, Now);
            _database.Given(prepared, prepared.Send());
        }

        Given(RequestKind.AdministrativeDocuments);

        Assert.Equal("Diffuser la décision 2025-9", Assert.Single(await TasksAsync(OfficeFile.Officer, Roles.AccessOfficer, Sent)).Text);
    }

    [Fact]
    public async Task Personal_information_is_never_asked_to_be_published()
    {
        Given(RequestKind.PersonalInformation);

        Assert.Empty(await TasksAsync(Manager, Roles.Manager, Sent));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private AccessRequest Given(RequestKind kind, PointOutcome outcome = PointOutcome.Withdrawn)
    {
        var request = AccessRequest.Log("2025-9", new RequestDetails(kind, RequestForm.Written, ReceptionChannel.Email, Now, "Texte", "un guide"), Sent, ["Le guide"], Officer, Now);
        request.Decide(1, outcome, null, Officer, Now);
        request.EditLetter(new LetterDetails(Sent, null, Delivery.Email), [], Officer, Now);
        request.SubmitForApproval([], Officer, Now);
        var package = Package.Ask(request, null, "f", Officer, Now);
        package.Begin();
        package.Complete(request, [new PackageArtefact(Guid.CreateVersion7(), ArtefactKind.Manifest, "2025-9-manifeste.json", Guid.NewGuid(), 1, new string('a', 64), null)], Now);
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);
        request.Send(package, null, new SendingDetails(Sent, Delivery.Email, null), request.Limits(ConsultedParties.None, new LegalCalendar(CalendarPolicy.InterpretationAct)), Sent, Officer, Now);
        _database.Given(request, package);
        return request;
    }

    private async Task<IReadOnlyList<OfficeTask>> TasksAsync(Actor person, string role, DateOnly today)
    {
        await using var db = _database.CreateDbContext();
        var user = TestUsers.With(person.Id, person.Name, role);
        return await OfficeDay.TasksAsync(db, user, today, Cancellation);
    }
}
