using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>What the dashboard asks of an officer beside the answer itself, with the day that the Act gives it.</summary>
public sealed class StatutoryTasksTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public StatutoryTasksTests() => _database.Given(Office());

    public void Dispose() => _database.Dispose();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_third_party_is_notified_within_twenty_days_of_the_reception_which_no_extension_prolongs()
    {
        var request = Log();
        request.Extend(10, "Repérage", new DateOnly(2025, 12, 1), Calendar, Officer, Now);
        var document = Document(request);
        var party = Party(request, document);
        _database.Given(request, document, party);

        Assert.Equal(
            new OfficeTask("Demande 2025-9 : aviser le tiers 1 (art. 49, al. 1)", "/demandes/2025-9?onglet=tiers", new DateOnly(2025, 12, 8)),
            Assert.Single(await AboutAsync("tiers", new DateOnly(2025, 12, 1))));
        Assert.Empty(await AboutAsync("tiers", new DateOnly(2025, 12, 1), Manager, Roles.Manager));
        Assert.Empty(await AboutAsync("tiers", new DateOnly(2025, 12, 1), Manager, Roles.AccessOfficer));

        await using var db = _database.CreateDbContext();
        var known = await db.Requests.SingleAsync(Cancellation);
        (await db.ThirdParties.SingleAsync(Cancellation)).Inform(known, new DateOnly(2025, 12, 2));
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(await AboutAsync("tiers", new DateOnly(2025, 12, 3)));
    }

    [Fact]
    public async Task The_acknowledgement_is_aimed_at_on_the_day_that_the_office_chose()
    {
        _database.Given(Log());
        Assert.Equal(new DateOnly(2025, 11, 25), Assert.Single(await AboutAsync("accusé", new DateOnly(2025, 12, 1))).Due);

        await using var db = _database.CreateDbContext();
        var organisation = await db.Organisations.SingleAsync(Cancellation);
        organisation.Change(organisation.Letterhead, organisation.NumberPattern, organisation.AnswerPolicy, 3);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(new DateOnly(2025, 11, 21), Assert.Single(await AboutAsync("accusé", new DateOnly(2025, 12, 1))).Due);
    }

    [Fact]
    public async Task A_third_party_whose_documents_are_all_refused_is_owed_no_notice()
    {
        var request = Log();
        var document = Document(request);
        document.Withhold(request, new ProvisionCatalogue(ProvisionCatalogue.Shipped()), new PassageCitation(["23"], "Secret industriel"), Officer, Now);
        _database.Given(request, document, Party(request, document));

        Assert.Empty(await AboutAsync("tiers", new DateOnly(2025, 12, 1)));
    }

    [Fact]
    public async Task Fifteen_days_to_decide_run_from_the_end_of_a_third_partys_silence()
    {
        var request = Log();
        var document = Document(request);
        var party = Party(request, document);
        party.Inform(request, new DateOnly(2025, 11, 20));
        _database.Given(request, document, party);

        Assert.Empty(await AboutAsync("tiers", new DateOnly(2025, 12, 10)));
        Assert.Equal(
            new OfficeTask("Demande 2025-9 : décider des documents du tiers 1, réputé consentir (art. 49, al. 4)", "/demandes/2025-9?onglet=tiers", new DateOnly(2025, 12, 26)),
            Assert.Single(await AboutAsync("tiers", new DateOnly(2025, 12, 11))));

        await using var db = _database.CreateDbContext();
        var known = await db.Requests.SingleAsync(Cancellation);
        (await db.ThirdParties.SingleAsync(Cancellation)).Decide(known, releases: true, new DateOnly(2025, 12, 11), Calendar, new DateOnly(2025, 12, 11), Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(await AboutAsync("tiers", new DateOnly(2025, 12, 12)));
    }

    [Fact]
    public async Task They_run_from_the_observations_of_a_third_party_who_spoke()
    {
        var request = Log();
        var document = Document(request);
        var party = Party(request, document);
        party.Inform(request, new DateOnly(2025, 11, 20));
        party.Observe(request, new DateOnly(2025, 11, 25), "Le prix est confidentiel.", Calendar, new DateOnly(2025, 11, 25), Officer, Now);
        _database.Given(request, document, party);

        var task = Assert.Single(await AboutAsync("tiers", new DateOnly(2025, 11, 26)));
        Assert.Equal(("Demande 2025-9 : décider des documents du tiers 1, entendu (art. 49, al. 4)", new DateOnly(2025, 12, 10)), (task.Text, task.Due));
    }

    [Fact]
    public async Task Documents_that_a_letter_announced_are_recalled_five_days_before_they_may_leave_until_they_left()
    {
        var request = Log();
        request.Decide(1, PointOutcome.Withdrawn, null, Officer, Now);
        var package = request.Send(documentsHeldUntil: new DateOnly(2025, 12, 17));
        _database.Given(request, package);

        Assert.Empty(await AboutAsync("documents", new DateOnly(2025, 12, 11)));
        var task = new OfficeTask(
            "Demande 2025-9 : documents à envoyer, la décision est exécutoire le 17 décembre 2025 (art. 49, al. 4)", "/demandes/2025-9/trousse", new DateOnly(2025, 12, 17))
        {
            IsFirstDay = true,
        };
        Assert.Equal(task, Assert.Single(await AboutAsync("documents", new DateOnly(2025, 12, 12))));
        Assert.Equal(task, Assert.Single(await AboutAsync("documents", new DateOnly(2026, 2, 1))));
        Assert.Empty(await AboutAsync("documents", new DateOnly(2026, 2, 1), Manager, Roles.AccessOfficer));
        Assert.Empty(await AboutAsync("documents", new DateOnly(2026, 2, 1), Officer, Roles.Reviewer));

        await using var db = _database.CreateDbContext();
        (await db.Requests.SingleAsync(Cancellation)).SendDocuments(null, new DateOnly(2025, 12, 18), new DateOnly(2025, 12, 18), Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(await AboutAsync("documents", new DateOnly(2026, 2, 1)));
    }

    [Fact]
    public async Task Documents_under_review_at_the_Commission_are_waited_for_and_not_to_be_sent()
    {
        var request = Log();
        var document = Document(request);
        var party = Party(request, document);
        party.Inform(request, new DateOnly(2025, 11, 18));
        party.Consent(request, new DateOnly(2025, 11, 25), new DateOnly(2025, 11, 25), Officer, Now);
        party.Decide(request, releases: true, new DateOnly(2025, 12, 10), Calendar, new DateOnly(2025, 12, 10), Officer, Now);
        request.Decide(1, PointOutcome.Withdrawn, null, Officer, Now);
        var package = request.Send(documentsHeldUntil: new DateOnly(2025, 12, 17));
        party.AskReview(request, new DateOnly(2025, 12, 12), new DateOnly(2025, 12, 12), Officer, Now);
        _database.Given(request, document, party, package);

        Assert.Empty(await AboutAsync("documents", new DateOnly(2025, 12, 20)));
        await using var db = _database.CreateDbContext();
        var day = await OfficeDay.ReadAsync(db, TestUsers.With(Officer.Id, Officer.Name, Roles.AccessOfficer), new DateOnly(2025, 12, 20), Cancellation);
        Assert.Equal(
            new AwaitedAct("2025-9 : révision demandée par le tiers 1 à la Commission depuis le 12 décembre 2025, ses documents attendent", "/demandes/2025-9?onglet=tiers", null),
            Assert.Single(day.Others));
    }

    [Fact]
    public async Task Whoever_asked_in_writing_is_told_the_day_of_reception_within_the_week_of_the_office()
    {
        var (written, oral, told) = (Log(), Log("2025-10", form: RequestForm.Oral), Log("2025-11"));
        _database.Given(written, oral, told, Acknowledgement(written, isSent: false), Acknowledgement(told, isSent: true));

        Assert.Equal(
            new OfficeTask("Demande 2025-9 : envoyer l’accusé de réception (art. 46)", "/demandes/2025-9?onglet=lettres", new DateOnly(2025, 11, 25)),
            Assert.Single(await AboutAsync("accusé", new DateOnly(2025, 12, 1))));
    }

    [Fact]
    public async Task A_referral_leaves_in_the_first_twenty_days_though_the_answer_was_given_more()
    {
        var request = Log(points: 2);
        request.Extend(10, "Repérage", new DateOnly(2025, 12, 1), Calendar, Officer, Now);
        _database.Given(request);
        Assert.Equal(
            new OfficeTask("Demande 2025-9 : renvoyer ou garder, points 1 et 2 à décider (art. 48, sans prolongation)", "/demandes/2025-9?onglet=renvois", new DateOnly(2025, 12, 8)),
            Assert.Single(await AboutAsync("art. 48", new DateOnly(2025, 12, 8))));
        Assert.Empty(await AboutAsync("art. 48", new DateOnly(2025, 12, 9)));

        await using var db = _database.CreateDbContext();
        var body = PublicBody.Add(new PublicBodyDetails("Secrétariat du Conseil du trésor", "SCT", NounArticle.Le, "Mélanie Drainville", null, null, null, null, null));
        (await db.Requests.SingleAsync(Cancellation)).Refer(body, [2], null, new DateOnly(2025, 12, 1), Officer, Now);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(
            new OfficeTask("Demande 2025-9 : faire partir le renvoi, point 2 (art. 48)", "/demandes/2025-9?onglet=renvois", new DateOnly(2025, 12, 8)),
            Assert.Single(await AboutAsync("art. 48", new DateOnly(2025, 12, 9))));
    }

    [Fact]
    public async Task Without_an_extension_the_day_to_refer_an_undecided_point_is_that_of_the_answer_and_told_once()
    {
        _database.Given(Log());

        Assert.Empty(await AboutAsync("art. 48", new DateOnly(2025, 12, 1)));
        Assert.Single(await AboutAsync("Traiter", new DateOnly(2025, 12, 1)));
    }

    [Fact]
    public async Task A_substitute_has_them_while_they_replace_the_officer_of_the_file_and_a_restricted_file_has_none_for_others()
    {
        var request = Log();
        _database.Given(request, new Substitution { AbsentId = Officer.Id, SubstituteId = Manager.Id, From = new DateOnly(2025, 12, 1), To = new DateOnly(2025, 12, 5) });
        Assert.Single(await AboutAsync("accusé", new DateOnly(2025, 12, 5), Manager, Roles.AccessOfficer));
        Assert.Empty(await AboutAsync("accusé", new DateOnly(2025, 12, 6), Manager, Roles.AccessOfficer));

        await using var db = _database.CreateDbContext();
        await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(known => known.IsRestricted, true), Cancellation);
        Assert.Empty(await AboutAsync("accusé", new DateOnly(2025, 12, 5), Manager, Roles.AccessOfficer));
        Assert.Single(await AboutAsync("accusé", new DateOnly(2025, 12, 5)));
    }

    private static LetterDraft Acknowledgement(AccessRequest request, bool isSent)
    {
        var letter = LetterDraft.Begin(
            request, [], new LetterDraftDetails(LetterLanguage.French, Received, Guid.NewGuid(), Delivery.Email, null, new AcknowledgementFacts()), Calendar, Received, Officer, Now);

        if (isSent)
        {
            letter.Send(request, [], Received, Calendar, Received, Officer, Now);
        }

        return letter;
    }

    /// <summary>The tasks that name it, as that person sees them.</summary>
    private async Task<IReadOnlyList<OfficeTask>> AboutAsync(string words, DateOnly today, Actor? person = null, string role = Roles.AccessOfficer)
    {
        var user = TestUsers.With((person ?? Officer).Id, (person ?? Officer).Name, role);
        await using var db = _database.CreateDbContext();
        db.Reader = new Reader();
        db.Reader.Become(user);
        return [.. (await OfficeDay.TasksAsync(db, user, today, Cancellation)).Where(task => task.Text.Contains(words, StringComparison.Ordinal))];
    }
}
