using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.Steps;

/// <summary>The acts of a file beside its documents and its decision. Case 30198, on 10 December 2025.</summary>
public sealed class FileActsTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Today = new(2025, 12, 10);

    [Fact]
    public void A_unit_that_would_answer_after_the_applicant_must_be_answered_is_warned_of()
    {
        var request = TestCase.Request();
        var due = request.Clocks(Calendar).Granted.Due;

        Assert.Null(Consultation.WarningOf(due, request, request.Limits(ConsultedParties.None, Calendar)));
        var warning = Consultation.WarningOf(due.AddDays(1), request, request.Limits(ConsultedParties.None, Calendar));
        Assert.Equal((ObstacleKind.ConsultationDueAfterAnswer, due), (warning!.Kind, warning.Day!.Value));
    }

    [Fact]
    public void The_Commission_is_asked_once_and_within_the_time_to_answer()
    {
        var request = TestCase.Request();
        var late = FileStep.ObstacleTo(StepKind.CommissionApplied, request, [], Calendar, new DateOnly(2025, 12, 23));
        Assert.Equal((ObstacleKind.CommissionAskedTooLate, new DateOnly(2025, 12, 22)), (late!.Kind, late.Day!.Value));

        var applied = Record(StepKind.CommissionApplied, request, []);

        Assert.Equal(ObstacleKind.StepAlreadyRecorded, TestCase.Refused(() => Record(StepKind.CommissionApplied, request, [applied])));
        Assert.Equal("Commission saisie (art. 137.1) — 10 décembre 2025 — note", request.History[^1].After);
    }

    [Fact]
    public void A_request_that_the_Commission_allows_to_disregard_ends_is_never_late_and_may_be_opened_again()
    {
        var request = TestCase.Request();
        var applied = Record(StepKind.CommissionApplied, request, []);

        Record(StepKind.CommissionAuthorised, request, [applied]);

        Assert.Equal((RequestStatus.Disregarded, false), (request.Status, request.IsUnanswered));
        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2026, 6, 1)));
        Assert.Equal(ObstacleKind.RequestDisregarded, request.ObstacleToEditing?.Kind);
        request.Reopen("La Cour a infirmé la décision.", TestCase.Officer, TestCase.Now);
        Assert.Equal(RequestStatus.Open, request.Status);
    }

    [Fact]
    public void A_request_that_the_Commission_does_not_let_go_goes_on()
    {
        var request = TestCase.Request();
        var applied = Record(StepKind.CommissionApplied, request, []);

        Record(StepKind.CommissionAnswered, request, [applied]);

        Assert.True(request.IsUnanswered);
        Assert.True(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2025, 12, 23)));
    }

    [Theory]
    [InlineData(StepKind.CommissionAuthorised, ObstacleKind.StepNeedsAnother)]
    [InlineData(StepKind.CommissionAnswered, ObstacleKind.StepNeedsAnother)]
    [InlineData(StepKind.AccommodationGiven, ObstacleKind.StepNeedsAnother)]
    [InlineData(StepKind.PrecisionsReceived, ObstacleKind.StepNeedsAnother)]
    [InlineData(StepKind.FeesAccepted, ObstacleKind.StepNeedsAnother)]
    [InlineData(StepKind.FeesDeclined, ObstacleKind.StepNeedsAnother)]
    [InlineData(StepKind.OralApplicantTold, ObstacleKind.StepForOralRequests)]
    public void A_step_out_of_place_says_why(StepKind kind, ObstacleKind expected) =>
        Assert.Equal(expected, TestCase.Refused(() => Record(kind, TestCase.Request(), [])));

    [Theory]
    [InlineData("2025-11-30")]
    [InlineData("2025-12-11")]
    public void A_step_lies_between_the_reception_and_today(string day)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            ObstacleKind.StepOutOfBounds,
            TestCase.Refused(() => FileStep.Record(StepKind.Forwarded, on, "", TestCase.Request(), [], Calendar, Today, TestCase.Officer, TestCase.Now)));
    }

    [Fact]
    public void What_a_letter_asked_is_answered_from_the_day_on_which_it_left()
    {
        var request = TestCase.Request();
        var (before, asked) = (new AskedByLetter(Today.AddDays(1), Today.AddDays(1)), new AskedByLetter(Today, Today));

        foreach (var kind in new[] { StepKind.PrecisionsReceived, StepKind.FeesAccepted, StepKind.FeesDeclined })
        {
            Assert.Equal(ObstacleKind.StepNeedsAnother, FileStep.ObstacleTo(kind, request, [], Calendar, Today, before)?.Kind);
            FileStep.Record(kind, Today, "note", request, [], Calendar, Today, TestCase.Officer, TestCase.Now, asked);
        }

        Assert.Equal(
            ["Précisions reçues (art. 42) — 10 décembre 2025 — note", "Frais acceptés (art. 11) — 10 décembre 2025 — note", "Frais refusés (art. 11) — 10 décembre 2025 — note"],
            request.History.TakeLast(3).Select(entry => entry.After));
        Assert.Equal(
            "Consignez d’abord : l’envoi de la lettre qui estime les frais (art. 11).",
            FileStep.ObstacleTo(StepKind.FeesAccepted, request, [], Calendar, Today, asked with { FeesOn = null })!.InFrench());
    }

    [Fact]
    public void An_extension_gives_no_day_to_ask_the_Commission()
    {
        var request = TestCase.Request();
        request.Extend(10, "Volume", Today, Calendar, TestCase.Officer, TestCase.Now);

        Assert.Null(FileStep.ObstacleTo(StepKind.CommissionApplied, request, [], Calendar, new DateOnly(2025, 12, 22)));
        Assert.Equal(new DateOnly(2025, 12, 22), FileStep.ObstacleTo(StepKind.CommissionApplied, request, [], Calendar, new DateOnly(2025, 12, 23))?.Day);
    }

    [Fact]
    public void Precisions_stop_no_clock()
    {
        var request = TestCase.Request();
        var before = request.Clocks(Calendar).Granted.Due;

        Record(StepKind.PrecisionsReceived, request, [Record(StepKind.PrecisionsAsked, request, [])]);

        Assert.Equal(before, request.Clocks(Calendar).Granted.Due);
    }

    [Fact]
    public void A_unit_certifies_what_it_searched_and_answers_once()
    {
        var request = TestCase.Request();
        var consultation = Consultation.Ask(request, "Direction des politiques", "Les rapports de 2024", new DateOnly(2025, 12, 15), Today, TestCase.Officer, TestCase.Now);
        Assert.True(consultation.IsLate(new DateOnly(2025, 12, 16)));

        Assert.Equal(ObstacleKind.ConsultationWithoutSearch, TestCase.Refused(() => consultation.Answer(request, false, " ", 30, Today, TestCase.Officer, TestCase.Now)));
        consultation.Answer(request, false, "Classement 3-2, courriels, par J. Fictif", 90, Today, TestCase.Officer, TestCase.Now);

        Assert.False(consultation.IsLate(new DateOnly(2025, 12, 16)));
        Assert.Equal(ObstacleKind.ConsultationAnswered, TestCase.Refused(() => consultation.Answer(request, true, "x", 1, Today, TestCase.Officer, TestCase.Now)));
        Assert.StartsWith("Direction des politiques — aucun document — 90 minutes", request.History[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenario_21_A_review_holds_the_file_until_it_ended_and_the_hold_was_lifted()
    {
        var request = TestCase.Request();
        var document = TestCase.Document(request);
        var review = CommissionReview.Open(request, "1029384-S", Today, Today, TestCase.Officer, TestCase.Now);

        Assert.Equal(ObstacleKind.FileOnHold, TestCase.Refused(() => document.Remove(request, TestCase.Officer, TestCase.Now)));
        Assert.Equal(ObstacleKind.ReviewStillOpen, TestCase.Refused(() => request.LiftHold(review.FileNumber, null, "Terminé", TestCase.Manager, TestCase.Now)));

        review.Move(request, ReviewStage.Mediation, TestCase.Officer, TestCase.Now);
        review.End(request, "Entente en médiation", "le guide", Today, Today, TestCase.Officer, TestCase.Now);
        Assert.Equal(ObstacleKind.FileOnHold, TestCase.Refused(() => document.Remove(request, TestCase.Officer, TestCase.Now)));
        request.LiftHold(null, null, "Recours épuisés", TestCase.Manager, TestCase.Now);
        document.Remove(request, TestCase.Officer, TestCase.Now);

        Assert.Equal(ObstacleKind.ReviewEnded, TestCase.Refused(() => review.Move(request, ReviewStage.Appeal, TestCase.Officer, TestCase.Now)));
    }

    [Fact]
    public void Fees_follow_the_price_of_the_day_less_the_exemption_and_a_file_costs_nothing()
    {
        var old = FeePrice.Enter(new DateOnly(2017, 4, 1), 0.38m, 7.55m, "Gazette 2017", TestCase.Officer, TestCase.Now);
        var recent = FeePrice.Enter(new DateOnly(2024, 4, 1), 0.45m, 9.30m, "Gazette 2024", TestCase.Officer, TestCase.Now);

        Assert.Equal(11.45m, FeePrice.On([recent, old], new DateOnly(2017, 6, 1))!.Due(50, electronically: false));
        Assert.Equal(0m, old.Due(50, electronically: true));
        Assert.Equal(0m, old.Due(10, electronically: false));
        Assert.Same(recent, FeePrice.On([old, recent], new DateOnly(2025, 12, 1)));
        Assert.Null(FeePrice.On([old], new DateOnly(2016, 1, 1)));
        recent.Revoke(TestCase.Officer, TestCase.Now);
        Assert.Same(old, FeePrice.On([old, recent], new DateOnly(2025, 12, 1)));
    }

    private static FileStep Record(StepKind kind, AccessRequest request, IReadOnlyCollection<FileStep> known) =>
        FileStep.Record(kind, Today, "note", request, known, Calendar, Today, TestCase.Officer, TestCase.Now);
}
