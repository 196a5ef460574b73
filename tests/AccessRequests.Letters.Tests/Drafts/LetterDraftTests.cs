using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Tests.Drafts;

public sealed class LetterDraftTests
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly Actor Manager = new(Guid.NewGuid(), "Hélène Gagnon");
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Received = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public void The_notice_of_an_extension_extends_the_time_limit_by_being_sent()
    {
        var request = Log();
        var letter = Begin(request, new ExtensionFacts(7, "Le repérage n’est pas terminé."));

        letter.Send(request, [], Today, Calendar, Today, Officer, Now);

        Assert.Equal(new Extension(7, "Le repérage n’est pas terminé.", Today), request.Extension);
        Assert.Equal(new DateOnly(2026, 3, 30), request.Clocks(Calendar).Granted.Due);
        Assert.Contains(request.History, entry => entry.Act == HistoryAct.DeadlineExtended);
    }

    [Theory]
    [InlineData(Delivery.Email, "Laboratoire Dufour inc.\n12, rue des Pins", false)]
    [InlineData(Delivery.Email, "Laboratoire Dufour inc.", false)]
    [InlineData(Delivery.RegisteredPost, "Laboratoire Dufour inc.\nacces@dufour.example", false)]
    [InlineData(Delivery.Post, "Laboratoire Dufour inc.\n", false)]
    [InlineData(Delivery.Email, "Laboratoire Dufour inc.\n12, rue des Pins\nacces@dufour.example", true)]
    [InlineData(Delivery.RegisteredPost, "Laboratoire Dufour inc.\n12, rue des Pins", true)]
    public void A_letter_to_a_third_party_leaves_only_the_way_that_its_address_allows(Delivery delivery, string recipient, bool leaves)
    {
        var request = Log();
        var letter = LetterDraft.Begin(
            request, [], new LetterDraftDetails(LetterLanguage.French, Today, Guid.NewGuid(), delivery, recipient, new ThirdPartyNoticeFacts(["Contrat"])), Calendar, Today, Officer, Now);

        Assert.Equal(
            leaves ? [] : [ObstacleKind.LetterWithoutAddress],
            letter.ObstaclesToSending(request, [], Today, Today).Select(obstacle => obstacle.Kind));
    }

    [Theory]
    [InlineData("Laboratoire Dufour inc.\n12, rue des Pins", Delivery.Post)]
    [InlineData("Laboratoire Dufour inc.\nacces@dufour.example", Delivery.Email)]
    [InlineData("Laboratoire Dufour inc.\n12, rue des Pins\nacces@dufour.example", Delivery.Post)]
    [InlineData("Laboratoire Dufour inc.\n", Delivery.Post)]
    public void It_is_sent_by_mail_unless_only_an_email_is_known(string recipient, Delivery delivery) => Assert.Equal(delivery, LetterDraft.DeliveryTo(recipient));

    [Fact]
    public void After_the_twentieth_day_no_notice_of_extension_is_begun()
    {
        var late = new DateOnly(2026, 3, 24);

        Assert.Equal(ObstacleKind.ExtensionTooLate, LetterDraft.ObstacleToBeginning(LetterKind.Extension, Log(), [], Calendar, late)?.Kind);
        Assert.Equal(ObstacleKind.CommissionAskedTooLate, LetterDraft.ObstacleToBeginning(LetterKind.CommissionApplication, Log(), [], Calendar, late)?.Kind);
    }

    [Fact]
    public void What_was_sent_changes_no_more()
    {
        var request = Log();
        var letter = Begin(request, new AcknowledgementFacts());
        letter.Send(request, [], Today, Calendar, Today, Officer, Now);

        Assert.Equal(ObstacleKind.LetterSentOnce, Refusal(() => letter.Edit(request, [], Officer, Now)));
        Assert.Equal(ObstacleKind.LetterSentOnce, Refusal(() => letter.Send(request, [], Today, Calendar, Today, Officer, Now)));
        Assert.Equal(ObstacleKind.LetterSentOnce, Refusal(() => letter.Remove(request, Officer, Now)));
    }

    [Fact]
    public void Of_a_letter_that_was_sent_another_is_begun_where_a_file_may_have_several_and_nowhere_else()
    {
        var request = Log();
        var several = Begin(request, new PrecisionFacts(["Quelle période ?"], Today));
        several.Send(request, [], Today, Calendar, Today, Officer, Now);
        var once = Begin(request, new AcknowledgementFacts());
        once.Send(request, [], Today, Calendar, Today, Officer, Now);

        Assert.Contains("Commencez-en une autre", several.ObstacleToEditing!.InFrench(), StringComparison.Ordinal);
        Assert.Null(LetterDraft.ObstacleToBeginning(LetterKind.PrecisionRequest, request, [several, once], Calendar, Today));
        Assert.DoesNotContain("ommencez-en une autre", once.ObstacleToEditing!.InFrench(), StringComparison.Ordinal);
        Assert.Equal(ObstacleKind.LetterExists, LetterDraft.ObstacleToBeginning(LetterKind.Acknowledgement, request, [several, once], Calendar, Today)?.Kind);
    }

    [Fact]
    public void A_letter_that_lacks_something_does_not_leave_and_says_what()
    {
        var request = Log();
        var letter = Begin(request, new WithdrawalFacts(null));

        var violation = Assert.Throws<RuleViolationException>(
            () => letter.Send(request, [new LetterObstacle("withdrawal", "La date manque.")], Today.AddDays(1), Calendar, Today, Officer, Now));

        Assert.Equal([ObstacleKind.LetterIncomplete, ObstacleKind.LetterSentOutOfBounds], violation.Obstacles.Select(obstacle => obstacle.Kind));
        Assert.Contains("La date manque.", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_decides_takes_four_eyes()
    {
        var request = Log();
        var letter = Begin(request, new ThirdPartyDecisionFacts(["Contrat"], true));

        Assert.Equal(ObstacleKind.LetterNotApproved, Refusal(() => letter.Send(request, [], Today, Calendar, Today, Officer, Now)));
        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, Refusal(() => letter.Approve(request, [], Officer, "Gestionnaire", Now)));

        letter.Approve(request, [], Manager, "Gestionnaire", Now);

        Assert.Equal(ObstacleKind.LetterApproved, Refusal(() => letter.Edit(request, [], Officer, Now)));
        letter.Send(request, [], Today, Calendar, Today, Officer, Now);
        Assert.Equal(LetterDraftStatus.Sent, letter.Status);
    }

    [Fact]
    public void A_decision_to_release_leaves_on_the_day_that_its_fifteen_days_are_counted_from()
    {
        var request = Log();
        var letter = Begin(request, new ThirdPartyDecisionFacts(["Contrat"], true));
        letter.Approve(request, [], Manager, "Gestionnaire", Now);

        Assert.Equal(
            [ObstacleKind.LetterNotMailedOnItsDate],
            letter.ObstaclesToSending(request, [], Today.AddDays(1), Today.AddDays(1)).Select(obstacle => obstacle.Kind));
        Assert.Empty(letter.ObstaclesToSending(request, [], Today, Today.AddDays(1)));
    }

    [Fact]
    public void The_notice_of_an_extension_already_recorded_says_the_same_days()
    {
        var request = Log();
        request.Extend(5, "Motif", Today, Calendar, Officer, Now);
        var letter = Begin(request, new ExtensionFacts(10));

        Assert.Equal([ObstacleKind.LetterContradictsExtension], letter.ObstaclesToSending(request, [], Today, Today).Select(obstacle => obstacle.Kind));
    }

    [Fact]
    public void A_file_is_acknowledged_once()
    {
        var request = Log();
        var letter = Begin(request, new AcknowledgementFacts());

        Assert.Equal(ObstacleKind.LetterExists, LetterDraft.ObstacleToBeginning(LetterKind.Acknowledgement, request, [letter], Calendar, Today)?.Kind);
        Assert.Null(LetterDraft.ObstacleToBeginning(LetterKind.PrecisionRequest, request, [letter], Calendar, Today));
    }

    [Fact]
    public void The_history_tells_every_step_and_names_no_addressee()
    {
        var request = Log();
        var letter = Begin(request, new ThirdPartyNoticeFacts(["Contrat"]), "Laboratoire Dufour inc.\nacces@dufour.example");
        letter.Send(request, [], Today, Calendar, Today, Officer, Now);

        Assert.Equal([HistoryAct.RequestLogged, HistoryAct.OfficeLetterBegun, HistoryAct.OfficeLetterSent], request.History.Select(entry => entry.Act));
        Assert.All(request.History, entry => Assert.DoesNotContain("Dufour", $"{entry.Before} {entry.After}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_letter_that_confirms_a_withdrawal_closes_the_file_by_being_sent()
    {
        var request = Log();
        var letter = Begin(request, new WithdrawalFacts(Today));

        letter.Send(request, [], Today, Calendar, Today, Officer, Now);

        Assert.Equal(RequestStatus.Withdrawn, request.Status);
        Assert.Contains(request.History, entry => entry.Act == HistoryAct.RequestWithdrawn && entry.After!.StartsWith("Désistement communiqué le 10 mars 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void A_withdrawal_already_recorded_is_confirmed_without_being_recorded_twice()
    {
        var request = Log();
        request.Withdraw("Par téléphone", Officer, Now);
        var letter = Begin(request, new WithdrawalFacts(Today));

        letter.Send(request, [], Today, Calendar, Today, Officer, Now);

        Assert.Single(request.History, entry => entry.Act == HistoryAct.RequestWithdrawn);
    }

    [Fact]
    public void A_late_notice_to_a_third_party_is_warned_of_and_leaves_as_late()
    {
        var request = Log();
        var letter = Begin(request, new ThirdPartyNoticeFacts(["Contrat"]), "Laboratoire Dufour inc.\nacces@dufour.example");
        var late = new DateOnly(2026, 3, 24);

        Assert.Empty(letter.Warnings(request, Calendar, Today));
        Assert.Equal(
            [(ObstacleKind.LetterBackdated, Today), (ObstacleKind.ThirdPartyNoticeLate, new DateOnly(2026, 3, 23))],
            letter.Warnings(request, Calendar, late).Select(warning => (warning.Kind, warning.Day!.Value)));

        letter.Send(request, [], late, Calendar, late, Officer, Now);

        Assert.EndsWith("envoyée le 24 mars 2026, en retard (dernier jour : 23 mars 2026, art. 49)", request.History[^1].After, StringComparison.Ordinal);
        Assert.Empty(letter.Warnings(request, Calendar, late));
    }

    [Fact]
    public void Whoever_is_told_after_the_first_twenty_days_that_the_Commission_was_asked_is_told_late()
    {
        var request = Log();
        var letter = Begin(request, new CommissionApplicationFacts(Today, CommissionGround.Number, "Quarante demandes en un mois."));
        letter.Approve(request, [], Manager, "Gestionnaire", Now);
        var late = new DateOnly(2026, 3, 24);

        Assert.Contains(new Obstacle(ObstacleKind.CommissionNoticeLate, Day: new DateOnly(2026, 3, 23)), letter.Warnings(request, Calendar, late));
        letter.Send(request, [], late, Calendar, late, Officer, Now);

        Assert.EndsWith("en retard (dernier jour : 23 mars 2026, art. 47, al. 1, 8°)", request.History[^1].After, StringComparison.Ordinal);
        var extended = Log();
        extended.Extend(10, "Volume", Today, Calendar, Officer, Now);
        Assert.Equal(ObstacleKind.CommissionAskedTooLate, LetterDraft.ObstacleToBeginning(LetterKind.CommissionApplication, extended, [], Calendar, late)?.Kind);
    }

    [Fact]
    public void What_is_not_held_without_a_unit_that_searched_is_warned_of()
    {
        var record = TestCases.Record with { Points = [.. TestCases.Record.Points.Select(point => point with { Outcome = PointOutcome.NotHeld })] };
        var decision = new DecisionLetter(record, DecisionWording.Of(Log()), null, Calendar);
        var composed = decision.Compose();

        Assert.Equal(
            record.Points.Select(point => point.Name),
            decision.Warnings(composed, record.DecidedOn!.Value).Where(warning => warning.Kind == ObstacleKind.PointNotHeldWithoutSearch).Select(warning => warning.Subject!));
        Assert.DoesNotContain((decision with { IsSearchCertified = true }).Warnings(composed, record.DecidedOn!.Value), warning => warning.Kind == ObstacleKind.PointNotHeldWithoutSearch);
        Assert.Equal(decision.Fingerprint(), (decision with { IsSearchCertified = true }).Fingerprint());
    }

    [Fact]
    public void A_decision_dated_within_a_time_limit_that_has_ended_is_late_all_the_same()
    {
        var decision = new DecisionLetter(TestCases.Record with { DecidedOn = new DateOnly(2025, 12, 22) }, DecisionWording.Of(Log()), null, Calendar);

        Assert.Empty(decision.Warnings(decision.Compose(), new DateOnly(2025, 12, 22)));
        Assert.Equal(
            [(ObstacleKind.LetterBackdated, new DateOnly(2025, 12, 22)), (ObstacleKind.LetterDatedWithinElapsedTime, new DateOnly(2025, 12, 22))],
            decision.Warnings(decision.Compose(), new DateOnly(2026, 1, 5)).Select(warning => (warning.Kind, warning.Day!.Value)));
    }

    [Fact]
    public void A_decision_on_personal_information_waits_for_the_verified_identity()
    {
        var record = TestCases.Read("personal-information.json").Record;
        var today = record.DecidedOn!.Value;

        Assert.Empty(Decided(record).Obstacles(today));
        Assert.Contains(Decided(record with { IdentityVerifiedOn = null }).Obstacles(today), obstacle => obstacle.InFrench().Contains("art. 94", StringComparison.Ordinal));
        Assert.Contains(Decided(record with { IdentityVerifiedOn = today.AddDays(1) }).Obstacles(today), obstacle => obstacle.InFrench().Contains("après la date de la lettre", StringComparison.Ordinal));

        static DecisionLetter Decided(DecisionRecord record) => new(record, DecisionWording.Of(Log()), null, Calendar);
    }

    [Fact]
    public void An_estimate_whose_prices_changed_meanwhile_does_not_leave_until_it_is_read_again()
    {
        var request = Log();
        var price = FeePrice.Enter(new DateOnly(2025, 4, 1), 0.45m, 9.30m, "avis", Manager, Now);
        var letter = Begin(request, new FeeFacts([new FeeLine("", 240, 0) { Kind = FeeKind.Page }], 0).PricedBy(price));

        Assert.Null(letter.ObstacleToPrices(price));
        Assert.Equal(ObstacleKind.LetterPricesChanged, letter.ObstacleToPrices(FeePrice.Enter(new DateOnly(2025, 4, 1), 0.46m, 9.30m, "avis corrigé", Manager, Now))?.Kind);
        Assert.Equal(ObstacleKind.LetterPricesChanged, letter.ObstacleToPrices(null)?.Kind);
        Assert.Null(Begin(request, new AcknowledgementFacts()).ObstacleToPrices(null));

        letter.Send(request, [], Today, Calendar, Today, Officer, Now);
        Assert.Null(letter.ObstacleToPrices(null));
    }

    private static ObstacleKind Refusal(Action act) => Assert.Single(Assert.Throws<RuleViolationException>(act).Obstacles).Kind;

    private static LetterDraft Begin(AccessRequest request, LetterFacts facts, string? recipient = null) => LetterDraft.Begin(
        request, [], new LetterDraftDetails(LetterLanguage.French, Today, Guid.NewGuid(), Delivery.Email, recipient, facts), Calendar, Today, Officer, Now);

    private static AccessRequest Log() => AccessRequest.Log(
        "2026-041",
        new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Now, "Texte", "un guide"),
        Received,
        ["Un guide"],
        Officer,
        Now);
}
