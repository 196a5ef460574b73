using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.ThirdParties;

/// <summary>The third-party example of the domain report: a request of Monday 2 March 2026 (art. 49).</summary>
public sealed class ThirdPartyTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Informed = new(2026, 3, 20);
    private static readonly DateTimeOffset Then = new(2026, 3, 20, 15, 0, 0, TimeSpan.Zero);

    private readonly AccessRequest _request = AccessRequest.Log(
        "2026-7",
        new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Then, "Texte", "un contrat"),
        new DateOnly(2026, 3, 2),
        ["Le contrat"],
        TestCase.Officer,
        Then);

    private readonly DocumentId _document = DocumentId.New();

    [Fact]
    public void Scenario_19_Silence_is_consent_then_fifteen_days_to_decide_and_fifteen_before_release()
    {
        var party = Told();
        Assert.Equal(new DateOnly(2026, 3, 23), party.Clocks(_request, Calendar).Notice.Due);
        Assert.Equal(new DateOnly(2026, 4, 9), party.Clocks(_request, Calendar).Observations!.Due);
        Assert.False(party.IsDeemedToConsent(_request, Calendar, new DateOnly(2026, 4, 9)));

        Assert.True(party.IsDeemedToConsent(_request, Calendar, new DateOnly(2026, 4, 10)));
        Assert.Equal(new DateOnly(2026, 4, 24), party.Clocks(_request, Calendar).Decision!.Due);
        Assert.Equal(ObstacleKind.ThirdPartyUndecided, Release(party, new DateOnly(2026, 4, 10)));

        var mailed = new DateOnly(2026, 4, 24);
        party.Decide(_request, releases: true, mailed, Calendar, mailed, TestCase.Officer, Then);

        var blocked = party.ObstacleToRelease(_request, Calendar, new DateOnly(2026, 5, 9));
        Assert.Equal((ObstacleKind.ThirdPartyDecisionNotExecutory, new DateOnly(2026, 5, 10)), (blocked!.Kind, blocked.Day!.Value));
        Assert.Null(party.ObstacleToApproving(_request, Calendar, mailed));
        Assert.Null(Release(party, new DateOnly(2026, 5, 10)));

        // Their review is counted as reviews are: its last day, a Saturday, goes to Monday.
        Assert.Equal((new DateOnly(2026, 5, 11), CalendarPolicy.CommissionRules), (party.Clocks(_request, Calendar).Review!.Due, party.Clocks(_request, Calendar).Review!.Policy));
    }

    [Fact]
    public void Observations_start_the_fifteen_days_and_allow_a_refusal()
    {
        var party = Told();
        party.Observe(_request, new DateOnly(2026, 4, 1), "Le prix est confidentiel.", Calendar, new DateOnly(2026, 4, 1), TestCase.Officer, Then);

        Assert.Equal((new DateOnly(2026, 4, 16), true), (party.Clocks(_request, Calendar).Decision!.Due, party.Clocks(_request, Calendar).IsAnswered));
        party.Decide(_request, releases: false, new DateOnly(2026, 4, 2), Calendar, new DateOnly(2026, 4, 2), TestCase.Officer, Then);

        Assert.Equal(ObstacleKind.ThirdPartyRefusalContradicted, Release(party, new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public void A_decision_is_not_mailed_before_they_were_heard_so_that_a_wrong_year_does_not_end_their_fifteen_days()
    {
        var party = Told();
        party.Observe(_request, new DateOnly(2026, 4, 1), "Le prix est confidentiel.", Calendar, new DateOnly(2026, 4, 1), TestCase.Officer, Then);

        var obstacle = party.ObstacleToDecision(_request, releases: true, new DateOnly(2025, 4, 2), Calendar, new DateOnly(2026, 4, 2));

        Assert.Equal((ObstacleKind.ThirdPartyDayOutOfBounds, new DateOnly(2026, 4, 1)), (obstacle!.Kind, obstacle.Day!.Value));
        Assert.Null(party.ObstacleToDecision(_request, releases: true, new DateOnly(2026, 4, 1), Calendar, new DateOnly(2026, 4, 2)));
    }

    [Fact]
    public void Nothing_is_decided_while_they_may_still_be_heard_and_silence_cannot_lead_to_a_refusal()
    {
        var party = Told();

        Assert.Equal(
            ObstacleKind.ThirdPartyMayStillObserve,
            TestCase.Refused(() => party.Decide(_request, true, new DateOnly(2026, 4, 9), Calendar, new DateOnly(2026, 4, 9), TestCase.Officer, Then)));
        Assert.Equal(
            ObstacleKind.ThirdPartySilenceIsConsent,
            TestCase.Refused(() => party.Decide(_request, false, new DateOnly(2026, 4, 10), Calendar, new DateOnly(2026, 4, 10), TestCase.Officer, Then)));
    }

    [Fact]
    public void Each_state_says_what_is_still_owed()
    {
        var party = Identified();
        Assert.Equal(ObstacleKind.ThirdPartyNotNotified, Release(party, Informed));
        party.Notify(_request, new DateOnly(2026, 3, 18), false, [], Calendar, Informed, TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.ThirdPartyNotInformed, Release(party, Informed));
        party.Inform(_request, Informed, Informed, TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.ThirdPartyMayStillObserve, Release(party, Informed));
        party.Consent(_request, Informed, Informed, TestCase.Officer, Then);
        Assert.Null(Release(party, Informed));
    }

    [Fact]
    public void Their_review_suspends_the_release_until_it_ends()
    {
        var party = Told();
        var mailed = new DateOnly(2026, 4, 24);
        party.Decide(_request, true, mailed, Calendar, mailed, TestCase.Officer, Then);
        party.AskReview(_request, new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 4), TestCase.Officer, Then);

        Assert.Equal(ObstacleKind.ThirdPartyReviewPending, Release(party, new DateOnly(2026, 8, 1)));
        party.EndReview(_request, new DateOnly(2026, 9, 1), releases: true, new DateOnly(2026, 9, 1), TestCase.Officer, Then);

        // The order of the Commission is carried out thirty days after it came, the time to appeal (arts. 144 and 147): Thursday 1 October is the last of them.
        var held = party.ObstacleToRelease(_request, Calendar, new DateOnly(2026, 10, 1));
        Assert.Equal((ObstacleKind.ThirdPartyDecisionNotExecutory, new DateOnly(2026, 10, 2)), (held!.Kind, held.Day!.Value));
        Assert.Null(Release(party, new DateOnly(2026, 10, 2)));
    }

    [Fact]
    public void What_they_say_after_their_days_is_kept_and_does_not_undo_their_silence()
    {
        var party = Told();
        var late = new DateOnly(2026, 4, 20);
        party.Observe(_request, late, "Trop tard.", Calendar, late, TestCase.Officer, Then);

        Assert.True(party.IsDeemedToConsent(_request, Calendar, late));
        Assert.Equal((new DateOnly(2026, 4, 24), false), (party.Clocks(_request, Calendar).Decision!.Due, party.Clocks(_request, Calendar).IsAnswered));
        Assert.Equal(ObstacleKind.ThirdPartySilenceIsConsent, TestCase.Refused(() => party.Decide(_request, false, late, Calendar, late, TestCase.Officer, Then)));
        Assert.Equal("Tiers 1 — observations présentées le 20 avril 2026, après l’expiration de leurs vingt jours : consentement réputé (art. 49, al. 3)", _request.History[^1].After);
    }

    [Fact]
    public void The_third_party_of_a_point_that_a_first_letter_left_for_later_is_still_heard()
    {
        var party = Told();
        _request.Decide(1, PointOutcome.ThirdPartyConsulted, null, TestCase.Officer, Then);
        _request.EditLetter(new LetterDetails(Informed, null, Delivery.Email), [], TestCase.Officer, Then);
        _request.SubmitForApproval([], TestCase.Officer, Then);
        var package = TestCase.Package(_request);
        _request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", Then);
        _request.Send(package, null, new SendingDetails(Informed, Delivery.Email, null), _request.Limits(ConsultedParties.None, Calendar), Informed, TestCase.Officer, Then);

        var heard = new DateOnly(2026, 4, 1);
        party.Observe(_request, heard, "Le prix est confidentiel.", Calendar, heard, TestCase.Officer, Then);
        party.Decide(_request, false, heard, Calendar, heard, TestCase.Officer, Then);

        Assert.Equal((heard, heard, false), (party.ObservedOn, party.DecisionMailedOn, party.Releases));
    }

    [Fact]
    public void A_late_notice_is_told_late_and_an_extension_gives_it_no_day()
    {
        _request.Extend(10, "Motif", new DateOnly(2026, 3, 20), Calendar, TestCase.Officer, Then);
        var party = Identified();

        party.Notify(_request, new DateOnly(2026, 3, 25), false, [], Calendar, new DateOnly(2026, 3, 25), TestCase.Officer, Then);

        Assert.Equal(new DateOnly(2026, 3, 23), party.Clocks(_request, Calendar).Notice.Due);
        Assert.Equal("Tiers 1 — avis envoyé le 25 mars 2026, en retard de 2 jours", _request.History[^1].After);
    }

    [Fact]
    public void Only_those_whose_documents_leave_hold_the_release()
    {
        var party = Identified();

        Assert.NotNull(ThirdParty.ObstacleToRelease([party], [_document], _request, Calendar, Informed));
        Assert.Null(ThirdParty.ObstacleToRelease([party], [DocumentId.New()], _request, Calendar, Informed));
    }

    [Fact]
    public void The_history_never_names_them()
    {
        var party = Told();
        party.Observe(_request, Informed, "Acme Fictif inc. s’oppose.", Calendar, Informed, TestCase.Officer, Then);

        Assert.DoesNotContain(_request.History, entry => (entry.Before + entry.After).Contains("Acme", StringComparison.Ordinal));
    }

    private ObstacleKind? Release(ThirdParty party, DateOnly today) => party.ObstacleToRelease(_request, Calendar, today)?.Kind;

    private ThirdParty Identified() => ThirdParty.Identify(_request, 1, "Acme Fictif inc.", "1, rue Fictive", [_document], TestCase.Officer, Then);

    private ThirdParty Told()
    {
        var party = Identified();
        party.Notify(_request, new DateOnly(2026, 3, 18), false, [], Calendar, Informed, TestCase.Officer, Then);
        party.Inform(_request, Informed, Informed, TestCase.Officer, Then);
        return party;
    }
}
