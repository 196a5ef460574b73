using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.Sendings;

/// <summary>Case 30198: received on 1 December 2025, last day Monday 22 December, decided and sent on 5 January 2026.</summary>
public sealed class SendingTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Decided = new(2026, 1, 5);
    private static readonly Actor Reader = new(Guid.NewGuid(), "Luc");
    private static readonly DateTimeOffset Then = new(2026, 1, 5, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_late_decision_is_sent_and_told_late_by_its_days_under_its_policy()
    {
        var (request, package) = Approved();

        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, "accusé 42"), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);

        Assert.Equal(RequestStatus.Sent, request.Status);
        Assert.False(request.IsUnanswered);
        Assert.Equal(
            "Lettre du 5 janvier 2026, envoyée le 5 janvier 2026 — Par courriel — preuve : accusé 42 — en retard de 14 jours (dernier jour : 22 décembre 2025, Loi d’interprétation (P1))",
            request.History[^1].After);
    }

    [Fact]
    public void Scenario_23_The_review_runs_from_the_decision_and_the_publication_from_the_sending()
    {
        var (request, package) = Approved();
        Assert.Null(request.Clocks(Calendar).Review);

        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);
        request.RecordReceipt(new DateOnly(2026, 1, 8), new DateOnly(2026, 1, 9), TestCase.Officer, Then);

        var clocks = request.Clocks(Calendar);
        Assert.Equal((new DateOnly(2026, 2, 4), CalendarPolicy.CommissionRules), (clocks.Review!.Due, clocks.Review.Policy));
        Assert.Equal(new DateOnly(2026, 2, 9), clocks.ReviewFromReceipt!.Due); // 7 February is a Saturday
        Assert.Equal(new DateOnly(2026, 1, 10), clocks.Publication!.Due);
    }

    [Fact]
    public void Scenario_23_Personal_information_is_never_published()
    {
        var (request, package) = Approved(RequestKind.PersonalInformation);

        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);

        Assert.Null(request.Clocks(Calendar).Publication);
        Assert.Equal(ObstacleKind.PersonalInformationNeverPublished, request.ObstacleToPublishing(Reader.Id, Decided, Decided)?.Kind);
    }

    [Fact]
    public void Scenario_23_Someone_else_than_who_prepared_the_answer_publishes_it_and_a_late_one_is_recorded_late()
    {
        var (request, package) = Approved();
        Assert.Equal(ObstacleKind.RequestNotSent, request.ObstacleToPublishing(Reader.Id, Decided, Decided)?.Kind);
        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);
        var (published, today) = (new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 13));

        Assert.Equal(ObstacleKind.PublicationByTheSamePerson, request.ObstacleToPublishing(TestCase.Officer.Id, published, today)?.Kind);
        Assert.Equal(ObstacleKind.PublicationOutOfBounds, request.ObstacleToPublishing(Reader.Id, new DateOnly(2026, 1, 4), today)?.Kind);
        Assert.Equal(ObstacleKind.PublicationOutOfBounds, request.ObstacleToPublishing(Reader.Id, new DateOnly(2026, 1, 14), today)?.Kind);
        request.Publish(published, "https://www.exemple.example/acces/30198", Calendar, today, Reader, Then);

        Assert.Equal((published, "Luc"), (request.Sent!.PublishedOn, request.Sent.PublishedBy));
        Assert.Equal("12 janvier 2026 — https://www.exemple.example/acces/30198 — en retard de 2 jours", request.History[^1].After);
        Assert.Equal(ObstacleKind.AlreadyPublished, request.ObstacleToPublishing(Reader.Id, published, today)?.Kind);

        request.Unpublish("Un nom est resté", Reader, Then);

        Assert.Null(request.Sent.PublishedOn);
        Assert.Equal("12 janvier 2026 — https://www.exemple.example/acces/30198", request.History[^1].Before);
        Assert.Equal(ObstacleKind.NotPublished, TestCase.Refused(() => request.Unpublish("Encore", Reader, Then)));
    }

    [Fact]
    public void Nothing_is_sent_without_the_verified_package_of_the_approved_decision()
    {
        var (request, package) = Approved();
        var details = new SendingDetails(Decided, Delivery.Email, null);

        Assert.Equal(ObstacleKind.PackageMissing, TestCase.Refused(() => request.Send(null, null, details, request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then)));
        package.Begin();
        Assert.Equal(ObstacleKind.PackageMissing, TestCase.Refused(() => request.Send(package, null, details, request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then)));
        Assert.Equal(RequestStatus.Approved, request.Status);
    }

    [Theory]
    [InlineData("2026-01-04")]
    [InlineData("2026-01-06")]
    public void The_sending_lies_between_the_letter_and_today(string day)
    {
        var (request, package) = Approved();
        var sentOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            ObstacleKind.SendingOutOfBounds,
            TestCase.Refused(() => request.Send(package, null, new SendingDetails(sentOn, Delivery.Post, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then)));
    }

    [Fact]
    public void What_is_approved_days_after_the_date_of_its_letter_has_not_left_before_its_approval()
    {
        var (request, package) = Approved(at: Then.AddDays(3));
        var (before, that) = (Decided.AddDays(2), Decided.AddDays(3));

        var refusal = request.ObstacleToSending(package, null, before, that);
        request.Send(package, null, new SendingDetails(that, Delivery.Post, null), request.Limits(ConsultedParties.None, Calendar), that, TestCase.Officer, Then.AddDays(3));

        Assert.Equal((ObstacleKind.SendingOutOfBounds, that), (refusal!.Kind, refusal.Day));
        Assert.Equal(that, request.Sent!.SentOn);
    }

    [Fact]
    public void What_was_sent_stays_at_hand_when_the_file_is_opened_again_for_a_corrected_decision()
    {
        var (request, package) = Approved();
        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.RequestSent, request.ObstacleToEditing?.Kind);

        request.Reopen("Une page manquait.", TestCase.Officer, Then);

        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Null(request.ObstacleToEditing);
        Assert.Null(package.ObstacleToDownload(request));
        Assert.False(package.IsOfTheDecision(request));
        Assert.Single(request.Sendings);
        Assert.Equal(new DateOnly(2026, 2, 4), request.Clocks(Calendar).Review!.Due);
    }

    [Fact]
    public void A_decision_that_corrects_or_completes_an_answer_is_neither_early_nor_late()
    {
        var (request, package) = Approved();
        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);
        request.Reopen("Une page manquait.", TestCase.Officer, Then);
        var later = Decided.AddDays(60);
        request.EditLetter(new LetterDetails(later, null, Delivery.Email), [], TestCase.Officer, Then.AddDays(60));
        request.SubmitForApproval([], TestCase.Officer, Then.AddDays(60));
        var second = TestCase.Package(request);
        request.Approve([], second, "f", TestCase.Manager, "Gestionnaire", Then.AddDays(60));

        request.Send(second, null, new SendingDetails(later, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), later, TestCase.Officer, Then.AddDays(60));

        Assert.Equal("Lettre du 6 mars 2026, envoyée le 6 mars 2026 — Par courriel — décision de plus, après une réponse", request.History[^1].After);
        Assert.Equal(Decided, request.AnsweredOn);
    }

    [Fact]
    public void A_letter_that_answers_without_documents_leaves_nothing_to_publish()
    {
        var request = TestCase.Request();

        request.AnswerByLetter(Guid.NewGuid(), Decided, new SendingDetails(Decided, Delivery.Post, null), Calendar, TestCase.Officer, Then);

        Assert.Null(request.Clocks(Calendar).Publication);
        Assert.Equal(ObstacleKind.NothingToPublish, request.ObstacleToPublishing(Reader.Id, Decided, Decided)?.Kind);
    }

    [Fact]
    public void The_letter_that_decides_a_correction_answers_the_request_and_opens_its_review()
    {
        var request = TestCase.Request(kind: RequestKind.Correction);
        var sent = new DateOnly(2025, 12, 12);

        request.AnswerByLetter(Guid.NewGuid(), new DateOnly(2025, 12, 11), new SendingDetails(sent, Delivery.Post, null), Calendar, TestCase.Officer, Then);

        Assert.Equal((RequestStatus.Sent, sent), (request.Status, request.AnsweredOn));
        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2026, 6, 1)));
        Assert.Equal(new DateOnly(2026, 1, 12), request.Clocks(Calendar).Review!.Due); // the thirtieth day is a Saturday
        Assert.Equal(
            ObstacleKind.RequestSent,
            TestCase.Refused(() => request.AnswerByLetter(Guid.NewGuid(), sent, new SendingDetails(sent, Delivery.Post, null), Calendar, TestCase.Officer, Then)));
    }

    [Fact]
    public void Documents_that_a_third_party_held_do_not_leave_through_the_old_package_once_the_file_is_opened_again()
    {
        var (request, package) = Approved();
        var executory = new DateOnly(2026, 1, 20);
        request.Send(
            package, new Obstacle(ObstacleKind.ThirdPartyDecisionNotExecutory, Day: executory), new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);
        Assert.Null(package.ObstacleToItsDocuments(request));

        request.Reopen("Le tiers a demandé la révision.", TestCase.Officer, Then);

        Assert.Null(package.ObstacleToDownload(request));
        Assert.Equal(ObstacleKind.DocumentsWereHeld, package.ObstacleToItsDocuments(request)?.Kind);
    }

    [Fact]
    public void A_document_on_which_a_decision_was_sent_stays_in_the_file_and_one_added_since_may_go()
    {
        var request = TestCase.Request();
        var decided = TestCase.Document(request);
        request.EditLetter(new LetterDetails(Decided, null, Delivery.Email), [], TestCase.Officer, Then);
        request.SubmitForApproval([], TestCase.Officer, Then);
        var package = TestCase.Package(request);
        request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", Then);
        request.Send(package, null, new SendingDetails(Decided, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Decided, TestCase.Officer, Then);
        request.Reopen("Une page manquait.", TestCase.Officer, Then);
        var since = RequestedDocument.Add(
            request, DocumentId.New(), new DocumentDetails("Ajout", DocumentKind.Report, Decided, null, null, [1]), new StoredOriginal(Guid.NewGuid(), 1, "b", 1), TestCase.Officer, Then.AddHours(1));

        Assert.Equal(ObstacleKind.DocumentDecided, decided.ObstacleToRemoval(request)?.Kind);
        Assert.Null(since.ObstacleToRemoval(request));
        since.Withhold(request, TestCase.Catalogue, new PassageCitation(["37"], "Avis"), TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.DocumentDecided, since.ObstacleToRemoval(request)?.Kind);
    }

    [Fact]
    public void The_history_hashes_what_a_database_can_store()
    {
        var entry = HistoryEntry.OfInstallation(HistoryAct.RequestsExported, TestCase.Officer, Then, after: "avant\0après\u0007\nligne");

        Assert.Equal("avantaprès\nligne", entry.After);
    }

    [Fact]
    public void A_withdrawn_request_is_due_no_more_and_can_be_opened_again()
    {
        var request = TestCase.Request();

        request.Withdraw("Courriel du 12 décembre.", TestCase.Officer, Then);

        Assert.Equal(ObstacleKind.RequestWithdrawn, request.ObstacleToEditing?.Kind);
        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2026, 3, 1)));
        request.Reopen("La personne revient.", TestCase.Officer, Then);
        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Equal(ObstacleKind.ReopeningWithoutReason, TestCase.Refused(() => request.Withdraw(" ", TestCase.Officer, Then)));
    }

    [Fact]
    public void Another_day_of_reception_is_told_why_and_the_former_one_stays()
    {
        var request = TestCase.Request();
        var details = new RequestDetails(request.Kind, request.Form, request.Channel, request.ReceivedAt, request.Text, request.Subject);
        IReadOnlyList<EditedPoint> points = [.. request.Points.Select(point => new EditedPoint(point.Text, point.Number))];
        var later = new DateOnly(2025, 12, 3);

        Assert.Equal(ObstacleKind.ReceptionChangedWithoutReason, TestCase.Refused(() => request.Edit(details, later, points, [], TestCase.Officer, Then)));
        request.Edit(details, later, points, [], TestCase.Officer, Then, "Adressée d’abord à un autre organisme");

        Assert.Equal(later, request.ReceivedOn);
        Assert.Equal((TestCase.Received, "Adressée d’abord à un autre organisme"), (request.FormerReceptions[0].ReceivedOn, request.FormerReceptions[0].Reason));
        Assert.Equal(new DateOnly(2025, 12, 23), request.Clocks(Calendar).Granted.Due);
    }

    private static (AccessRequest Request, Package Package) Approved(RequestKind kind = RequestKind.AdministrativeDocuments, DateTimeOffset? at = null)
    {
        var request = TestCase.Request(kind: kind);
        request.EditLetter(new LetterDetails(Decided, null, Delivery.Email), [], TestCase.Officer, Then);
        request.SubmitForApproval([], TestCase.Officer, Then);
        var package = TestCase.Package(request);
        request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", at ?? Then);
        return (request, package);
    }
}
