using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using AccessRequests.Web.Steps;
using AccessRequests.Web.ThirdParties;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

        await Assert.ThrowsAsync<AccessDeniedException>(() => follow.LiftHoldAsync(_request.Id, "fini", officer, Cancellation));
        var open = await Assert.ThrowsAsync<RuleViolationException>(() => follow.LiftHoldAsync(_request.Id, "fini", manager, Cancellation));
        Assert.Equal(ObstacleKind.ReviewStillOpen, Assert.Single(open.Obstacles).Kind);

        await using var db = Database.CreateDbContext();
        await follow.EndAsync(db.CommissionReviews.Single().Id, new ReviewEndForm { Outcome = "Désistement", EndedOn = new DateTime(2025, 12, 1) }, officer, Cancellation);
        await follow.LiftHoldAsync(_request.Id, "Recours épuisés", manager, Cancellation);
        Assert.Null((await db.Requests.AsNoTracking().SingleAsync(Cancellation)).HoldReason);
    }

    [Fact]
    public void Without_a_document_the_panel_of_third_parties_says_what_to_do_first()
    {
        SignInAs(Roles.AccessOfficer);

        var panel = Open<ThirdPartiesPanel>(Given);

        Assert.Contains("Importez d’abord les documents", panel.Markup, StringComparison.Ordinal);
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
