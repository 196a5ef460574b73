using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.Retention;

/// <summary>Case 30198, decided on 5 January 2026: its review runs until 4 February, by the Commission's rules.</summary>
public sealed class FileRetentionTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Decided = new(2026, 1, 5);
    private static readonly DateTimeOffset Then = new(2026, 1, 5, 20, 0, 0, TimeSpan.Zero);
    private static readonly RetentionRule FiveYears = RetentionRule.Enter("Règle 4-210", 5, TestCase.Manager, TestCase.Now);

    [Fact]
    public void Years_run_from_the_last_day_of_the_last_recourse_and_end_before_the_day_of_destruction()
    {
        var retention = Of(Sent());

        Assert.Equal(new DateOnly(2026, 2, 4), retention.RecoursesEnd);
        var review = retention.Recourses.Single(recourse => recourse.What.StartsWith("Révision de la décision", StringComparison.Ordinal));
        Assert.Equal(("Décision connue", new DateOnly(2026, 1, 5), 30, "135"), (review.Event, review.Limit!.Start, review.Limit.Days, review.Limit.Article));
        Assert.Equal(new DateOnly(2031, 2, 5), retention.DestroyableFrom);
        Assert.Null(FileRetention.Of(Sent(), FileRecourses.None, Decided, Calendar, rule: null).DestroyableFrom);
    }

    [Fact]
    public void The_receipt_of_the_decision_puts_the_end_off()
    {
        var request = Sent();
        request.RecordReceipt(new DateOnly(2026, 1, 8), new DateOnly(2026, 1, 9), TestCase.Officer, Then);

        Assert.Equal(new DateOnly(2026, 2, 9), Of(request).RecoursesEnd);
    }

    [Fact]
    public void A_review_keeps_the_file_until_the_appeal_from_it_has_run_out()
    {
        var request = Sent();
        var review = CommissionReview.Open(request, "1029384-S", new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 1), TestCase.Officer, Then);
        review.End(request, "Demande rejetée", null, new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 1), TestCase.Officer, Then);

        Assert.Equal(new DateOnly(2027, 3, 31), Of(request, review).RecoursesEnd);
        Assert.Equal(ObstacleKind.FileOnHold, request.ObstacleToDestruction(Of(request, review), null, new DateOnly(2040, 1, 1))?.Kind);
        request.LiftHold(null, null, "Recours épuisés", TestCase.Manager, Then);
        Assert.Null(request.ObstacleToDestruction(Of(request, review), null, new DateOnly(2032, 4, 1)));
    }

    [Fact]
    public void A_request_that_is_withdrawn_is_kept_until_nobody_can_have_its_silence_reviewed()
    {
        var request = TestCase.Request();
        request.Withdraw("Par courriel", TestCase.Officer, TestCase.Now);

        // 22 December 2025 and thirty days.
        Assert.Equal(new DateOnly(2026, 1, 21), FileRetention.Of(request, FileRecourses.None, TestCase.Today, Calendar, FiveYears).RecoursesEnd);
    }

    [Fact]
    public void A_decision_that_left_counts_from_when_it_was_told_though_the_file_was_reopened_and_withdrawn()
    {
        var request = Sent(sentOn: new DateOnly(2026, 3, 1));
        request.Reopen("Le demandeur revient", TestCase.Officer, Then);
        request.Withdraw("Par courriel", TestCase.Officer, Then);

        // Sent two months after its date: thirty days from the sending, 31 March, and the silence of before ended on 21 January.
        Assert.Equal(new DateOnly(2026, 3, 31), Of(request).RecoursesEnd);
        Assert.Contains(Of(request).Recourses, recourse => recourse.What == "Révision du refus réputé (art. 52 et 135)");
    }

    [Fact]
    public void Third_parties_the_Commission_and_letters_that_decide_have_their_days_too()
    {
        var request = Sent();
        var party = ThirdParty.Identify(TestCase.Request(), 1, "Fournisseur fictif", "1, rue", [DocumentId.New()], TestCase.Officer, TestCase.Now);
        var asked = FileStep.Record(StepKind.CommissionApplied, TestCase.Today, "Répétition", TestCase.Request(), [], Calendar, TestCase.Today, TestCase.Officer, TestCase.Now);
        FileRecourses With(params FileStep[] steps) => FileRecourses.None with { Steps = steps, DecidingLetters = [new DateOnly(2026, 3, 2)], Consulted = new ConsultedParties([party], []) };

        Assert.Equal("la demande faite à la Commission (art. 137.1)", With(asked).Underway);
        var answered = FileStep.Record(StepKind.CommissionAnswered, new DateOnly(2026, 4, 1), "1034567-J", TestCase.Request(), [asked], Calendar, new DateOnly(2026, 4, 1), TestCase.Officer, TestCase.Now);
        Assert.Null(With(asked, answered).Underway);
        Assert.Equal(new DateOnly(2026, 4, 1), FileRetention.Of(request, With(asked), Decided, Calendar, FiveYears).RecoursesEnd);
        Assert.Equal(new DateOnly(2026, 5, 1), FileRetention.Of(request, With(asked, answered), Decided, Calendar, FiveYears).RecoursesEnd);
    }

    [Fact]
    public void Nothing_is_destroyed_while_anything_runs()
    {
        var request = Sent();
        var old = new DateOnly(2031, 2, 5);
        ObstacleKind? Refusal(DateOnly day, string? open = null, RetentionRule? rule = null) =>
            request.ObstacleToDestruction(FileRetention.Of(request, FileRecourses.None, Decided, Calendar, rule ?? FiveYears), open, day)?.Kind;

        Assert.Null(Refusal(old));
        Assert.Equal(ObstacleKind.RetentionNotOver, Refusal(old.AddDays(-1)));
        Assert.Equal(ObstacleKind.RecourseStillOpen, Refusal(old, "la révision 12"));
        Assert.Equal(ObstacleKind.RetentionRuleMissing, request.ObstacleToDestruction(FileRetention.Of(request, FileRecourses.None, Decided, Calendar, null), null, old)?.Kind);

        request.Hold("Poursuite", TestCase.Manager, Then);
        Assert.Equal(ObstacleKind.FileOnHold, Refusal(old));
        request.LiftHold(null, null, "Terminée", TestCase.Manager, Then);

        request.Reopen("Le demandeur revient", TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.FileNotEnded, Refusal(old));
        Assert.Equal(ObstacleKind.FileNotEnded, TestCase.Request().ObstacleToDestruction(null, null, old)?.Kind);
    }

    [Fact]
    public void It_takes_two_people_and_leaves_the_register_without_words()
    {
        var request = Sent();
        var applicant = Applicant.Of(request.Id, new ApplicantDetails("Fatou Exemple", null, "fatou@exemple.example", null, null, ApplicantCategory.Individual));
        var retention = Of(request);
        var today = new DateOnly(2031, 2, 5);
        void Destroy(Actor actor) => request.Destroy(request.ObstacleToDestruction(retention, null, today), retention, "2 documents", today, actor, Then);

        Assert.Throws<InvalidOperationException>(() => applicant.Forget(request));
        Assert.Equal(ObstacleKind.DestructionNotProposed, TestCase.Refused(() => Destroy(TestCase.Manager)));
        request.ProposeDestruction(request.ObstacleToDestruction(retention, null, today), retention, TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.DestructionProposedByTheSamePerson, TestCase.Refused(() => Destroy(TestCase.Officer)));
        Destroy(TestCase.Manager);
        applicant.Forget(request);

        Assert.Equal(
            "Détruit le 5 février 2031 par Hélène, sur proposition de Julie — Règle 4-210 : 5 ans après le 4 février 2026 — 2 documents",
            request.DestructionCertificate);
        Assert.Equal((AccessRequest.DestroyedWords, AccessRequest.DestroyedWords), (request.Text, request.Subject));
        Assert.All(request.Points, point => Assert.Equal(AccessRequest.DestroyedWords, point.Text));
        Assert.Equal((3, new DateOnly(2026, 1, 5)), (request.Points.Count, request.AnsweredOn));
        Assert.Empty(applicant.Names);
        Assert.Equal(ApplicantCategory.Individual, applicant.Category);
        Assert.Equal(ObstacleKind.FileDestroyed, TestCase.Refused(() => request.Reopen("Encore", TestCase.Officer, Then)));
        Assert.Equal(ObstacleKind.FileDestroyed, TestCase.Refused(() => Destroy(TestCase.Manager)));
        Assert.Equal(ObstacleKind.FileDestroyed, request.ObstacleToEditing?.Kind);
    }

    [Fact]
    public void A_proposal_survives_neither_another_rule_nor_a_hold_nor_a_reopening()
    {
        var request = Sent();
        var retention = Of(request);
        ObstacleKind? ToConfirming(FileRetention now) => request.ObstacleToConfirmingDestruction(now, TestCase.Manager.Id)?.Kind;
        request.ProposeDestruction(null, retention, TestCase.Officer, Then);
        Assert.Null(ToConfirming(retention));
        Assert.Equal(ObstacleKind.DestructionUnderAnotherRule, ToConfirming(retention with { Rule = RetentionRule.Enter("Règle 4-211", 1, TestCase.Manager, Then) }));

        request.Hold("Poursuite", TestCase.Manager, Then);
        request.LiftHold(null, null, "Terminée", TestCase.Manager, Then);
        Assert.Equal(ObstacleKind.DestructionNotProposed, ToConfirming(retention));

        request.ProposeDestruction(null, retention, TestCase.Officer, Then);
        request.Reopen("Le demandeur revient", TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.DestructionNotProposed, ToConfirming(retention));
    }

    private static FileRetention Of(AccessRequest request, params CommissionReview[] reviews) => FileRetention.Of(request, FileRecourses.None with { Reviews = reviews }, Decided, Calendar, FiveYears);

    private static AccessRequest Sent(DateOnly? sentOn = null)
    {
        var request = TestCase.Request();
        request.EditLetter(new LetterDetails(Decided, Guid.NewGuid(), Delivery.Email), [], TestCase.Officer, TestCase.Now);
        request.SubmitForApproval([], TestCase.Officer, TestCase.Now);
        var package = TestCase.Package(request);
        request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", TestCase.Now);
        request.Send(package, null, new SendingDetails(sentOn ?? Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), sentOn ?? Decided, TestCase.Officer, Then);
        return request;
    }
}
