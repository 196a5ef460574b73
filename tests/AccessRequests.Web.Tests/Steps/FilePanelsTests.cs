using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using AccessRequests.Web.Steps;
using AccessRequests.Web.Tests.Dashboard;
using AccessRequests.Web.ThirdParties;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AccessRequests.Web.Tests.Steps;

/// <summary>The panels of steps and third parties of a request logged on 1 December 2025 at noon.</summary>
public sealed class FilePanelsTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    private readonly AccessRequest _request;

    public FilePanelsTests()
    {
        Services.AddSingleton<RecordStep>();
        Services.AddSingleton<ConsultUnit>();
        Services.AddSingleton<FollowReview>();
        Services.AddSingleton<ActOnThirdParty>();
        Services.AddSingleton<BeginLetter>();
        var now = Clock.GetUtcNow();
        _request = AccessRequest.Log(
            "2025-9",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"),
            new DateOnly(2025, 12, 1),
            ["Le guide"],
            Officer,
            now);
        Database.Given(
            Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct),
            _request);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void The_steps_say_what_comes_next_and_record_it_with_its_line_of_history()
    {
        SignInAs(Roles.AccessOfficer);
        var panel = Open<StepsPanel>(parameters =>
        {
            Given(parameters);
            parameters.Add(steps => steps.Documents, []).Add(steps => steps.Limits, _request.Limits(ConsultedParties.None, Calendar));
        });
        Assert.Contains("L’accusé de réception (art. 46) n’est pas parti", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("Aucun tarif n’est en vigueur", panel.Markup, StringComparison.Ordinal);

        panel.FindAll("form")[0].Submit();

        panel.WaitForAssertion(() => Assert.Contains("Précisions demandées sans lettre (art. 42)", panel.Find(".walk").TextContent, StringComparison.Ordinal));
        using var db = Database.CreateDbContext();
        Assert.Equal(HistoryAct.StepRecorded, db.History.AsNoTracking().OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).First().Act);
    }

    [Fact]
    public async Task A_review_holds_the_file_and_only_a_manager_lifts_the_hold()
    {
        var (officer, manager) = (TestUsers.With(Roles.AccessOfficer), TestUsers.With(Roles.Manager));
        var follow = Services.GetRequiredService<FollowReview>();
        await follow.OpenAsync(_request.Id, new ReviewForm { FileNumber = "1029384-S", NoticeOn = new DateTime(2025, 12, 1) }, officer, Cancellation);

        await using var db = Database.CreateDbContext();
        var hold = (await db.Requests.AsNoTracking().SingleAsync(Cancellation)).HoldReason;

        await Assert.ThrowsAsync<AccessDeniedException>(() => follow.LiftHoldAsync(_request.Id, hold, "fini", officer, Cancellation));
        var open = await Assert.ThrowsAsync<RuleViolationException>(() => follow.LiftHoldAsync(_request.Id, hold, "fini", manager, Cancellation));
        Assert.Equal(ObstacleKind.ReviewStillOpen, Assert.Single(open.Obstacles).Kind);

        await follow.EndAsync(db.CommissionReviews.Single().Id, new ReviewEndForm { Outcome = "Désistement", EndedOn = new DateTime(2025, 12, 1) }, officer, Cancellation);
        await follow.LiftHoldAsync(_request.Id, hold, "Recours épuisés", manager, Cancellation);
        Assert.Null((await db.Requests.AsNoTracking().SingleAsync(Cancellation)).HoldReason);
    }

    [Fact]
    public async Task The_outcome_of_a_review_and_what_was_released_after_it_stay_on_the_file()
    {
        var officer = TestUsers.With(Roles.AccessOfficer);
        var follow = Services.GetRequiredService<FollowReview>();
        await follow.OpenAsync(_request.Id, new ReviewForm { FileNumber = "1029384-S", NoticeOn = new DateTime(2025, 12, 1) }, officer, Cancellation);
        await using var db = Database.CreateDbContext();
        await follow.EndAsync(db.CommissionReviews.Single().Id, new ReviewEndForm { Outcome = "Entente en médiation", ReleasedAfter = "le guide", EndedOn = new DateTime(2025, 12, 1) }, officer, Cancellation);
        SignInAs(Roles.AccessOfficer);

        var panel = Open<StepsPanel>(parameters =>
        {
            Given(parameters);
            parameters.Add(steps => steps.Documents, []).Add(steps => steps.Limits, _request.Limits(ConsultedParties.None, Calendar));
        });

        var review = panel.Find("section[aria-labelledby=commission] article").TextContent;
        Assert.Contains("terminée le 1er décembre 2025", review, StringComparison.Ordinal);
        Assert.Contains("Entente en médiation Communiqué ensuite : le guide", review, StringComparison.Ordinal);
        Assert.Equal("1029384-S — Entente en médiation — communiqué ensuite : le guide", db.History.AsNoTracking().Single(entry => entry.Act == HistoryAct.ReviewClosed).After);
    }

    [Fact]
    public void Without_a_document_the_panel_of_third_parties_says_what_to_do_first()
    {
        SignInAs(Roles.AccessOfficer);

        var panel = Open<ThirdPartiesPanel>(Given);

        Assert.Contains("Importez d’abord les documents", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_decision_to_release_the_day_is_told_from_which_documents_may_leave_and_nothing_is_asked_of_the_office_before()
    {
        var request = OfficeFile.Log("2026-7", new DateOnly(2026, 3, 2));
        var document = OfficeFile.Document(request);
        var party = OfficeFile.Party(request, document);
        party.Inform(request, new DateOnly(2026, 3, 20));
        var (late, mailed) = (new DateOnly(2026, 4, 20), new DateOnly(2026, 4, 24));
        party.Observe(request, late, "Trop tard.", Calendar, late, OfficeFile.Officer, OfficeFile.Now);
        party.Decide(request, releases: true, mailed, Calendar, mailed, OfficeFile.Officer, OfficeFile.Now);
        Database.Given(request, document, party);
        SignInAs(Roles.AccessOfficer);

        var panel = Open<ThirdPartiesPanel>(parameters => parameters.Add(panel => panel.Request, request).Add(panel => panel.Calendar, Calendar).Add(panel => panel.Today, mailed));

        Assert.Contains("Rien ne part avant le dimanche 10 mai 2026 ; en pratique, à compter du lundi 11 mai 2026.", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".warning"));
        var decision = panel.FindAll(".columns > div").Single(chain => chain.TextContent.Contains("Décision mise à la poste", StringComparison.Ordinal));
        Assert.Contains("Fin du délai", decision.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_party_is_tied_to_a_document_past_those_that_the_list_shows()
    {
        var documents = Enumerable.Range(1, 501).Select(i => RequestedDocument.Add(
            _request,
            DocumentId.New(),
            new DocumentDetails($"Contrat n° {i}", DocumentKind.DecisionNote, null, null, null, [1]),
            new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 1),
            Officer,
            Clock.GetUtcNow().AddSeconds(i))).ToList();
        Database.Given([.. documents]);
        SignInAs(Roles.AccessOfficer);
        var panel = Open<ThirdPartiesPanel>(Given);
        var list = panel.FindComponents<MudSelect<Guid>>()[^1];
        Assert.Contains("500 documents proposés sur 501", panel.Markup, StringComparison.Ordinal);

        await panel.InvokeAsync(() => list.Instance.SelectedValuesChanged.InvokeAsync([documents[0].Id.Value]));
        await panel.InvokeAsync(() => panel.FindComponents<MudTextField<string>>().Single(field => field.Instance.Label == "Chercher un document par son titre").Instance.ValueChanged.InvokeAsync("n° 501"));
        Assert.Contains("1 document proposé sur 501", panel.Markup, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.FindComponents<MudSelect<Guid>>()[^1].Instance.SelectedValuesChanged.InvokeAsync([documents[500].Id.Value]));

        Assert.Contains("2 documents choisis", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_list_leaves_out_is_said_and_can_be_seen()
    {
        Database.Given([.. Enumerable.Range(1, 21).Select(i => (object)new OutboxMessage
        {
            Key = $"k{i}",
            To = "julie@example.org",
            Subject = $"Avis {i}",
            Body = "",
            RequestId = _request.Id,
            CreatedAt = Clock.GetUtcNow().AddMinutes(i),
            NextTryAt = Clock.GetUtcNow(),
        })]);
        SignInAs(Roles.AccessOfficer);
        var panel = Open<StepsPanel>(parameters =>
        {
            Given(parameters);
            parameters.Add(steps => steps.Documents, []).Add(steps => steps.Limits, _request.Limits(ConsultedParties.None, Calendar));
        });
        Assert.Contains("Les 20 plus récents de 21 avis.", panel.Find("section[aria-labelledby=mail]").TextContent, StringComparison.Ordinal);

        panel.FindAll("button").Single(button => button.TextContent.Trim() == "Voir les précédents").Click();

        Assert.Equal(21, panel.FindAll("section[aria-labelledby=mail] li").Count);
    }

    [Fact]
    public async Task What_is_asked_of_a_unit_leaves_by_email_without_who_asks_and_the_history_says_so()
    {
        var officer = TestUsers.With(Roles.AccessOfficer);
        var consult = Services.GetRequiredService<ConsultUnit>();
        await using (var given = Database.CreateDbContext())
        {
            given.Applicants.Add(Applicant.Of(_request.Id, new ApplicantDetails("Camille Fictif", null, "camille@courriel.example", null, null, ApplicantCategory.Individual)));
            await given.SaveChangesAsync(Cancellation);
        }

        var named = new ConsultationForm { Unit = "Direction des ponts", Email = "ponts@exemples.example", Asked = "Les rapports que demande CAMILLE FICTIF", DueOn = new DateTime(2025, 12, 8) };
        var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => consult.AskAsync(_request.Id, named, officer, Cancellation));
        Assert.Equal(ObstacleKind.ConsultationNamesApplicant, Assert.Single(refusal.Obstacles).Kind);

        await consult.AskAsync(_request.Id, new ConsultationForm { Unit = "Direction des ponts", Email = "ponts@exemples.example", Asked = "Les rapports de 2025", DueOn = new DateTime(2025, 12, 8) }, officer, Cancellation);
        await consult.AskAsync(_request.Id, new ConsultationForm { Unit = "Archives", Asked = "Le registre", DueOn = new DateTime(2025, 12, 8) }, officer, Cancellation);

        await using var db = Database.CreateDbContext();
        var message = Assert.Single(await db.Outbox.AsNoTracking().Where(message => message.Key.StartsWith("consultation:")).ToListAsync(Cancellation));
        Assert.Equal(("ponts@exemples.example", "Demande 2025-9 : documents à repérer, réponse attendue le 8 décembre 2025", _request.Id), (message.To, message.Subject, message.RequestId));
        Assert.Contains("Les rapports de 2025", message.Body, StringComparison.Ordinal);
        Assert.Contains("Veuillez répondre au plus tard le lundi 8 décembre 2025", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", message.Body, StringComparison.OrdinalIgnoreCase);
        var history = await db.History.AsNoTracking().Where(entry => entry.Act == HistoryAct.UnitAsked).Select(entry => entry.After).ToListAsync(Cancellation);
        Assert.Contains("Direction des ponts — réponse attendue le 8 décembre 2025 — par courriel à ponts@exemples.example — Les rapports de 2025", history);
        Assert.Contains("Archives — réponse attendue le 8 décembre 2025 — Le registre", history);
    }

    [Fact]
    public async Task An_application_to_the_Commission_is_confirmed_on_its_ground_and_its_answer_bears_the_number_of_the_file()
    {
        var officer = TestUsers.With(Roles.AccessOfficer);
        var steps = Services.GetRequiredService<RecordStep>();
        var on = new DateTime(2025, 12, 1);

        var click = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => steps.ExecuteAsync(_request.Id, new StepForm { Kind = StepKind.CommissionApplied, On = on }, officer, Cancellation));
        Assert.Equal([nameof(StepForm.Note), nameof(StepForm.IsConfirmed)], click.Errors.Select(error => error.PropertyName));
        await steps.ExecuteAsync(_request.Id, new StepForm { Kind = StepKind.CommissionApplied, On = on, Note = "Dixième demande semblable", IsConfirmed = true }, officer, Cancellation);

        var blind = await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => steps.ExecuteAsync(_request.Id, new StepForm { Kind = StepKind.CommissionAuthorised, On = on, IsConfirmed = true }, officer, Cancellation));
        Assert.Equal("Indiquez le numéro de dossier de la Commission.", Assert.Single(blind.Errors).ErrorMessage);
        await steps.ExecuteAsync(_request.Id, new StepForm { Kind = StepKind.CommissionAuthorised, On = on, CommissionFile = "1034567-J", IsConfirmed = true }, officer, Cancellation);

        await using var db = Database.CreateDbContext();
        Assert.Equal(["Dixième demande semblable", "dossier 1034567-J de la Commission"], await db.FileSteps.AsNoTracking().OrderBy(step => step.RecordedAt).ThenBy(step => step.Id).Select(step => step.Note).ToListAsync(Cancellation));
        Assert.Equal(RequestStatus.Disregarded, (await db.Requests.AsNoTracking().SingleAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task Nobody_but_those_of_the_file_records_a_step()
    {
        var reviewer = TestUsers.With(Roles.Reviewer);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Services.GetRequiredService<RecordStep>().ExecuteAsync(_request.Id, new StepForm(), reviewer, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Services.GetRequiredService<ConsultUnit>().AskAsync(_request.Id, new ConsultationForm(), reviewer, Cancellation));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Services.GetRequiredService<FollowReview>().OpenAsync(_request.Id, new ReviewForm(), reviewer, Cancellation));
    }

    private void Given<TPanel>(ComponentParameterCollectionBuilder<TPanel> parameters)
        where TPanel : FilePanel => parameters
            .Add(panel => panel.Request, _request)
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 1));
}
