using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Steps;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>Whom a person waits for on 1 December 2025.</summary>
public sealed class WaitingForOthersTests : IDisposable
{
    private static readonly DateOnly Today = new(2025, 12, 1);

    private readonly TestDatabase _database = new();

    public WaitingForOthersTests() => _database.Given(Office());

    public void Dispose() => _database.Dispose();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_units_that_never_answered_for_files_long_closed_hide_no_unit_that_is_waited_for()
    {
        var closed = Log("2025-1");
        List<Consultation> abandoned = [.. Enumerable.Range(1, 50).Select(unit => Ask(closed, $"Unité {unit}", new DateOnly(2025, 11, 20)))];
        closed.Withdraw("Par courriel", Officer, Now);
        var request = Log();
        _database.Given([closed, request, .. abandoned, Ask(request, "Direction des politiques", new DateOnly(2025, 11, 28))]);

        Assert.Equal("2025-9 : Direction des politiques doit répondre, relancez l’unité", Assert.Single(await OthersAsync(Officer, Roles.AccessOfficer)).Text);
    }

    [Fact]
    public async Task An_officer_waits_for_the_units_of_their_files_a_manager_for_those_of_the_office()
    {
        var request = Log();
        _database.Given(request, Ask(request, "Direction des politiques", new DateOnly(2025, 12, 4)));

        Assert.Single(await OthersAsync(Officer, Roles.AccessOfficer));
        Assert.Single(await OthersAsync(Manager, Roles.Manager));
        Assert.Empty(await OthersAsync(Manager, Roles.AccessOfficer));

        _database.Given(new Substitution { AbsentId = Officer.Id, SubstituteId = Manager.Id, From = Today, To = Today });
        Assert.Single(await OthersAsync(Manager, Roles.AccessOfficer));
    }

    [Fact]
    public async Task More_than_a_page_shows_is_said()
    {
        var request = Log();
        _database.Given([request, .. Enumerable.Range(1, 51).Select(i => Ask(request, $"Unité {i}", new DateOnly(2025, 12, 4)))]);

        var others = await OthersAsync(Officer, Roles.AccessOfficer);

        Assert.Equal((51, new AwaitedAct("Plus tard, d’autres unités doivent répondre : voyez la liste des demandes", "/demandes", null)), (others.Count, others[^1]));
    }

    [Fact]
    public async Task The_Commission_is_waited_for_from_the_application_to_its_answer()
    {
        var request = Log();
        var applied = FileStep.Record(StepKind.CommissionApplied, new DateOnly(2025, 11, 20), "Répétition", request, [], Calendar, Today, Officer, Now);
        _database.Given(request, applied);

        Assert.StartsWith("2025-9 : la Commission, saisie le 20 novembre 2025, doit dire si la demande peut être écartée (art. 137.1)", Assert.Single(await OthersAsync(Officer, Roles.AccessOfficer)).Text, StringComparison.Ordinal);

        await using (var db = _database.CreateDbContext())
        {
            var known = await db.Requests.SingleAsync(Cancellation);
            db.FileSteps.Add(FileStep.Record(StepKind.CommissionAnswered, Today, "1034567-J", known, [applied], Calendar, Today, Officer, Now));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Empty(await OthersAsync(Officer, Roles.AccessOfficer));
    }

    [Fact]
    public async Task A_third_party_is_waited_for_while_they_may_observe_and_one_who_is_not_known_to_be_informed_too()
    {
        var request = Log();
        var document = Document(request);
        var (informed, notified, silent) = (Party(request, document), Party(request, document, 2), Party(request, document, 3));
        informed.Inform(request, new DateOnly(2025, 11, 20));
        notified.Notify(request, new DateOnly(2025, 11, 21), byPublicNotice: false, [], Calendar, Today, Officer, Now);
        silent.Inform(request, new DateOnly(2025, 11, 18));
        _database.Given(request, document, informed, notified, silent);

        var others = await OthersAsync(Officer, Roles.AccessOfficer, new DateOnly(2025, 12, 9));

        Assert.Equal(
            [
                new AwaitedAct("2025-9 : le tiers 1 peut présenter ses observations (art. 49, al. 3)", "/demandes/2025-9?onglet=tiers", new DateOnly(2025, 12, 10)),
                new AwaitedAct("2025-9 : le tiers 2, avisé le 21 novembre 2025, n’est pas consigné comme informé : ses vingt jours sont comptés comme s’il l’avait été ce jour-là", "/demandes/2025-9?onglet=tiers", new DateOnly(2025, 12, 11)),
            ],
            others);
    }

    [Fact]
    public async Task They_are_waited_for_too_once_the_letter_announced_their_documents_for_later()
    {
        var request = Log();
        var document = Document(request);
        var party = Party(request, document);
        party.Inform(request, new DateOnly(2025, 11, 20));
        request.Decide(1, PointOutcome.ThirdPartyConsulted, null, Officer, Now);
        var package = request.Send();
        _database.Given(request, document, party, package);

        Assert.Equal(new DateOnly(2025, 12, 10), Assert.Single(await OthersAsync(Officer, Roles.AccessOfficer)).By);
    }

    [Fact]
    public async Task A_review_at_the_Commission_is_waited_for_until_it_ends()
    {
        var request = Log();
        request.Decide(1, PointOutcome.Withdrawn, null, Officer, Now);
        var package = request.Send();
        _database.Given(request, package, CommissionReview.Open(request, "1034567", Today, Today, Officer, Now));

        Assert.Equal(
            new AwaitedAct("2025-9 : révision 1034567 à la Commission depuis le 1er décembre 2025, étape « Avis reçu »", "/demandes/2025-9?onglet=etapes", null),
            Assert.Single(await OthersAsync(Officer, Roles.AccessOfficer, new DateOnly(2026, 6, 1))));

        await using var db = _database.CreateDbContext();
        (await db.CommissionReviews.SingleAsync(Cancellation)).End(await db.Requests.SingleAsync(Cancellation), "Désistement", null, new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 1), Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(await OthersAsync(Officer, Roles.AccessOfficer, new DateOnly(2026, 6, 1)));
    }

    private static Consultation Ask(AccessRequest request, string unit, DateOnly dueOn) => Consultation.Ask(request, unit, "Le guide", dueOn, new DateOnly(2025, 11, 19), Officer, Now);

    private async Task<IReadOnlyList<AwaitedAct>> OthersAsync(Actor person, string role, DateOnly? today = null)
    {
        await using var db = _database.CreateDbContext();
        return (await OfficeDay.ReadAsync(db, TestUsers.With(person.Id, person.Name, role), today ?? Today, Cancellation)).Others;
    }
}
