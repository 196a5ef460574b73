using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.ThirdParties;

/// <summary>
/// What a third party changes of the last day (arts. 47, 49 and 52). A request of Monday 2 March 2026: its twentieth day is a Sunday, so art. 47 gives until Monday 23 March, and
/// until Wednesday 1 April with ten days more.
/// </summary>
public sealed class AnswerLimitsTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateTimeOffset Then = new(2026, 3, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly OfArticle47 = Day(3, 23);
    private static readonly DateOnly Later = Day(12, 1);

    private readonly AccessRequest _request = Log(RequestKind.AdministrativeDocuments, 1);
    private readonly Guid _document = Guid.NewGuid();

    [Fact]
    public void Where_nobody_is_to_be_heard_art_47_gives_the_day()
    {
        Assert.Equal(OfArticle47, Due(_request));
        Assert.Equal(OfArticle47, Due(_request, [Notified(_request, 1, null, [_document])]));
    }

    [Fact]
    public void Notified_in_time_a_third_party_s_part_is_due_fifteen_days_after_their_twenty_and_is_denied_the_day_after()
    {
        var party = Informed(_request, 1, Day(3, 19), Day(3, 20), _document);
        var limits = Limits(_request, [party], (_document, 1));

        Assert.Equal((Day(4, 24), "49, al. 4", Day(4, 9)), (limits.Due, limits.Last.Article, limits.Last.Start));
        Assert.Equal((party, Day(4, 9), false, false), (limits.First.Party!.Party, limits.First.Party.Observations.Due, limits.First.Party.IsAssumed, limits.First.Party.IsAnswered));
        Assert.False(_request.IsDeemedDenied(limits, Day(3, 24)));
        Assert.False(_request.IsDeemedDenied(limits, Day(4, 24)));
        Assert.True(_request.IsDeemedDenied(limits, Day(4, 25)));
        Assert.Equal((Day(5, 25), CalendarPolicy.CommissionRules), (limits.First.ReviewOfSilence.Due, limits.First.ReviewOfSilence.Policy));
    }

    [Fact]
    public void The_notice_is_in_time_on_the_last_of_the_twenty_days_and_late_on_the_next_whatever_the_extension()
    {
        Assert.Equal(Day(4, 28), Due(_request, [Notified(_request, 1, Day(3, 23), [_document])])); // + 20 is Sunday 12 April, so the 13th, + 15
        Assert.Equal(OfArticle47, Due(_request, [Notified(_request, 2, Day(3, 24), [_document])]));

        _request.Extend(10, "Motif", Day(3, 20), Calendar, TestCase.Officer, Then);
        Assert.Equal(Day(4, 1), Due(_request, [Notified(_request, 3, Day(3, 24), [_document])]));
    }

    [Fact]
    public void Until_they_are_known_to_be_informed_they_are_counted_as_if_they_were_when_the_notice_left()
    {
        var party = Notified(_request, 1, Day(3, 19), [_document]);
        var limits = Limits(_request, [party], (_document, 1));
        Assert.Equal((Day(4, 23), true), (limits.Due, limits.First.Party!.IsAssumed));

        party.Inform(_request, Day(3, 26), Later, TestCase.Officer, Then);

        Assert.Equal(Day(4, 30), Due(_request, [party])); // 26 March + 20 is 15 April, + 15
    }

    [Fact]
    public void An_answer_starts_their_fifteen_days_even_where_they_end_before_the_twenty_of_art_47()
    {
        var party = Informed(_request, 1, Day(3, 3), Day(3, 4), _document);
        party.Observe(_request, Day(3, 5), "Non.", Calendar, Later, TestCase.Officer, Then);
        Assert.Equal((Day(3, 20), true), (Due(_request, [party]), Limits(_request, [party], (_document, 1)).First.Party!.IsAnswered));

        var other = Informed(_request, 2, Day(3, 19), Day(3, 20), _document);
        other.Observe(_request, Day(4, 1), "Non.", Calendar, Later, TestCase.Officer, Then);
        Assert.Equal(Day(4, 16), Due(_request, [other]));
    }

    [Fact]
    public void What_they_say_after_their_twenty_days_gives_no_day_more()
    {
        var party = Informed(_request, 1, Day(3, 19), Day(3, 20), _document);
        party.Observe(_request, Day(4, 15), "Non.", Calendar, Later, TestCase.Officer, Then);

        Assert.Equal(Day(4, 24), Due(_request, [party]));
    }

    [Fact]
    public void Whoever_agrees_within_the_time_of_art_47_is_not_waited_for_and_later_the_fifteen_days_run_from_there()
    {
        var early = Informed(_request, 1, Day(3, 3), Day(3, 4), _document);
        early.Consent(_request, Day(3, 23), Later, TestCase.Officer, Then);
        Assert.Equal(OfArticle47, Due(_request, [early]));

        var waived = ThirdParty.Identify(_request, 2, "Acme", "1, rue", [new DocumentId(_document)], TestCase.Officer, Then);
        waived.Consent(_request, Day(3, 10), Later, TestCase.Officer, Then);
        Assert.Equal(OfArticle47, Due(_request, [waived]));

        var late = Informed(_request, 3, Day(3, 19), Day(3, 20), _document);
        late.Consent(_request, Day(3, 30), Later, TestCase.Officer, Then);
        Assert.Equal(Day(4, 14), Due(_request, [late]));
        Assert.Equal(Day(4, 14), Due(_request, [late, waived])); // who agreed holds nobody else's part back
    }

    [Fact]
    public void A_public_notice_counts_from_the_day_on_which_it_was_published()
    {
        var party = Notified(_request, 1, Day(3, 5), [_document]);
        party.Notify(_request, Day(3, 20), byPublicNotice: true, [], Calendar, Later, TestCase.Officer, Then);
        Assert.Equal(Day(4, 24), Due(_request, [party]));

        party.Notify(_request, Day(3, 26), byPublicNotice: true, [], Calendar, Later, TestCase.Officer, Then);
        Assert.Equal(OfArticle47, Due(_request, [party]));
    }

    [Fact]
    public void With_several_public_notices_nobody_is_deemed_notified_before_the_last_is_out()
    {
        var first = Published(1, Day(3, 5));
        Assert.Equal(Day(4, 9), Due(_request, [first]));
        Assert.True(first.IsDeemedToConsent(_request, Calendar, Day(3, 26)));

        var second = Published(2, Day(3, 20), first);
        Assert.Equal((Day(3, 20), Day(3, 20)), (first.PublicNoticesOutOn, second.PublicNoticesOutOn));
        Assert.Equal(Day(4, 24), Due(_request, [first, second]));
        Assert.False(first.IsDeemedToConsent(_request, Calendar, Day(4, 9)));
        Assert.True(first.IsDeemedToConsent(_request, Calendar, Day(4, 10)));
        Assert.Equal("Tiers 1 — réputé avisé le 20 mars 2026, une fois diffusés tous les avis publics (art. 49, al. 2)", _request.History[^2].After);

        first.Observe(_request, Day(4, 8), "Le prix est confidentiel.", Calendar, Later, TestCase.Officer, Then);
        Assert.False(first.IsDeemedToConsent(_request, Calendar, Day(4, 20)));
    }

    [Fact]
    public void A_public_notice_moves_neither_who_was_reached_by_mail_nor_who_is_decided_on_and_a_corrected_one_moves_nobody_any_more()
    {
        var (mailed, published) = (Informed(_request, 1, Day(3, 5), Day(3, 6), _document), Published(2, Day(3, 5)));
        var last = Published(3, Day(3, 20), mailed, published);
        Assert.Equal((null, Day(3, 20)), (mailed.PublicNoticesOutOn, published.PublicNoticesOutOn));

        last.Notify(_request, Day(3, 20), byPublicNotice: false, [mailed, published, last], Calendar, Later, TestCase.Officer, Then);
        Assert.Equal((Day(3, 5), null), (published.PublicNoticesOutOn, last.PublicNoticesOutOn));

        published.Observe(_request, Day(3, 10), "Le prix est confidentiel.", Calendar, Later, TestCase.Officer, Then);
        published.Decide(_request, releases: false, Day(3, 12), Calendar, Later, TestCase.Officer, Then);
        last.Notify(_request, Day(3, 20), byPublicNotice: true, [mailed, published, last], Calendar, Later, TestCase.Officer, Then);
        Assert.Equal((Day(3, 5), Day(3, 20)), (published.PublicNoticesOutOn, last.PublicNoticesOutOn));
    }

    [Fact]
    public void A_last_public_notice_after_the_twenty_days_leaves_those_of_before_it_with_art_47()
    {
        var first = Published(1, Day(3, 5));
        var late = Published(2, Day(3, 26), first);

        Assert.Equal(OfArticle47, Due(_request, [first]));
        Assert.Equal(OfArticle47, Due(_request, [first, late]));
    }

    [Fact]
    public void A_point_keeps_the_time_of_art_47_as_long_as_one_of_its_documents_is_nobody_s()
    {
        var party = Informed(_request, 1, Day(3, 19), Day(3, 20), _document);

        Assert.Equal(OfArticle47, Limits(_request, [party], (_document, 1), (Guid.NewGuid(), 1)).Due);
        Assert.Equal(OfArticle47, Limits(_request, [party]).Due);
    }

    [Fact]
    public void Of_a_document_of_two_the_first_day_counts_and_a_notice_that_is_missing_gives_none()
    {
        var first = Informed(_request, 1, Day(3, 10), Day(3, 12), _document);
        var second = Informed(_request, 2, Day(3, 19), Day(3, 20), _document);
        Assert.Equal(Day(4, 16), Due(_request, [second, first])); // 12 March + 20 is 1 April, + 15

        Assert.Equal(OfArticle47, Due(_request, [first, Notified(_request, 3, null, [_document])]));
    }

    [Fact]
    public void Each_point_has_its_day_and_the_file_that_of_the_first()
    {
        var request = Log(RequestKind.AdministrativeDocuments, 3);
        var other = Guid.NewGuid();
        var first = Informed(request, 1, Day(3, 19), Day(3, 20), _document);
        var second = Informed(request, 2, Day(3, 10), Day(3, 12), other);
        var limits = Limits(request, [first, second], (_document, 1), (other, 2));

        Assert.Equal([Day(4, 24), Day(4, 16), OfArticle47], limits.Points.Select(point => point.Last.Due));
        Assert.Equal((OfArticle47, true), (limits.Due, limits.Differ));
        Assert.Equal([3], request.DeniedPoints(limits, Day(3, 24)).Select(point => point.Number));
        Assert.Equal([2, 3], request.DeniedPoints(limits, Day(4, 17)).Select(point => point.Number));
        Assert.Equal([1, 2, 3], request.DeniedPoints(limits, Day(4, 25)).Select(point => point.Number));

        Assert.Equal(Day(4, 16), Limits(request, [first, second], (_document, 1), (_document, 3), (other, 2)).Due);
    }

    [Fact]
    public void What_is_referred_or_sought_by_the_person_concerned_waits_for_no_third_party()
    {
        var party = Informed(_request, 1, Day(3, 19), Day(3, 20), _document);
        _request.Decide(1, PointOutcome.NotHeld, null, TestCase.Officer, Then);
        Assert.Equal(OfArticle47, Due(_request, [party]));

        var own = Log(RequestKind.PersonalInformation, 1);
        Assert.Equal(OfArticle47, Due(own, [Informed(own, 1, Day(3, 19), Day(3, 20), _document)]));
    }

    [Fact]
    public void An_extension_gives_a_third_party_s_part_no_day()
    {
        var party = Informed(_request, 1, Day(3, 3), Day(3, 4), _document);
        party.Observe(_request, Day(3, 12), "Non.", Calendar, Later, TestCase.Officer, Then);
        _request.Extend(10, "Motif", Day(3, 20), Calendar, TestCase.Officer, Then);

        Assert.Equal((Day(4, 1), Day(3, 27)), (_request.Clocks(Calendar).Granted.Due, Due(_request, [party])));
    }

    [Fact]
    public void A_third_party_gives_no_day_to_ask_the_Commission_to_disregard_the_request()
    {
        Informed(_request, 1, Day(3, 19), Day(3, 20), _document);

        Assert.Equal(
            (ObstacleKind.CommissionAskedTooLate, OfArticle47),
            FileStep.ObstacleTo(StepKind.CommissionApplied, _request, [], Calendar, Day(3, 24)) is { } late ? (late.Kind, late.Day!.Value) : default);
    }

    [Fact]
    public void A_decision_within_the_third_party_s_time_is_sent_in_time_and_its_file_is_kept_no_longer_for_it()
    {
        var party = Informed(_request, 1, Day(3, 19), Day(3, 20), _document);
        var consulted = new ConsultedParties([party], [new PointedDocument(_document, [1])]);
        var sent = Day(4, 20);
        _request.Decide(1, PointOutcome.Withheld, null, TestCase.Officer, Then);
        _request.EditLetter(new LetterDetails(sent, null, Delivery.Email), [], TestCase.Officer, Then);
        _request.SubmitForApproval([], TestCase.Officer, Then);
        var package = TestCase.Package(_request);
        _request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", Then);
        _request.Send(package, null, new SendingDetails(sent, Delivery.Email, null), _request.Limits(consulted, Calendar), sent, TestCase.Officer, Then);

        Assert.Contains("à temps (dernier jour : 24 avril 2026", _request.History[^1].After, StringComparison.Ordinal);
        Assert.DoesNotContain(
            FileRetention.Of(_request, FileRecourses.None with { Consulted = consulted }, sent, Calendar, null).Recourses,
            recourse => recourse.What.Contains("refus réputé", StringComparison.Ordinal));
        Assert.Contains(
            FileRetention.Of(_request, FileRecourses.None, sent, Calendar, null).Recourses,
            recourse => recourse.What.Contains("refus réputé", StringComparison.Ordinal));
    }

    [Fact]
    public void A_point_that_a_first_letter_left_to_a_third_party_s_time_is_denied_by_the_end_of_it()
    {
        var request = Log(RequestKind.AdministrativeDocuments, 2);
        var party = Informed(request, 1, Day(3, 19), Day(3, 20), _document);
        request.Decide(1, PointOutcome.ThirdPartyConsulted, null, TestCase.Officer, Then);
        request.Decide(2, PointOutcome.NotHeld, null, TestCase.Officer, Then);
        request.EditLetter(new LetterDetails(Day(3, 20), null, Delivery.Email), [], TestCase.Officer, Then);
        request.SubmitForApproval([], TestCase.Officer, Then);
        var package = TestCase.Package(request);
        request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", Then);
        var limits = Limits(request, [party], (_document, 1));
        request.Send(package, null, new SendingDetails(Day(3, 20), Delivery.Email, null), limits, Day(3, 20), TestCase.Officer, Then);

        Assert.Equal(Day(4, 24), request.PendingUntil(limits));
        Assert.False(request.IsDeemedDenied(limits, Day(4, 24)));
        Assert.Equal([1], request.DeniedPoints(limits, Day(4, 25)).Select(point => point.Number));
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    private static AccessRequest Log(RequestKind kind, int points) => AccessRequest.Log(
        "2026-7",
        new RequestDetails(kind, RequestForm.Written, ReceptionChannel.Email, Then, "Texte", "un contrat"),
        Day(3, 2),
        [.. Enumerable.Range(1, points).Select(number => $"Le contrat {number}")],
        TestCase.Officer,
        Then);

    private static ThirdParty Notified(AccessRequest request, int rank, DateOnly? sentOn, IReadOnlyList<Guid> documents)
    {
        var party = ThirdParty.Identify(request, rank, "Acme Fictif inc.", "1, rue Fictive", [.. documents.Select(document => new DocumentId(document))], TestCase.Officer, Then);

        if (sentOn is { } day)
        {
            party.Notify(request, day, byPublicNotice: false, [], Calendar, Later, TestCase.Officer, Then);
        }

        return party;
    }

    private static ThirdParty Informed(AccessRequest request, int rank, DateOnly sentOn, DateOnly on, params Guid[] documents)
    {
        var party = Notified(request, rank, sentOn, documents);
        party.Inform(request, on, Later, TestCase.Officer, Then);
        return party;
    }

    private ThirdParty Published(int rank, DateOnly on, params ThirdParty[] others)
    {
        var party = Notified(_request, rank, null, [_document]);
        party.Notify(_request, on, byPublicNotice: true, others, Calendar, Later, TestCase.Officer, Then);
        party.Inform(_request, on, Later, TestCase.Officer, Then);
        return party;
    }

    /// <summary>Of a request whose first point is answered by the one document.</summary>
    private DateOnly Due(AccessRequest request, params ThirdParty[] parties) => Limits(request, parties, (_document, 1)).Due;

    private static AnswerLimits Limits(AccessRequest request, ThirdParty[] parties, params (Guid Document, int Point)[] documents) =>
        request.Limits(new ConsultedParties(parties, [.. documents.GroupBy(document => document.Document).Select(same => new PointedDocument(same.Key, [.. same.Select(one => one.Point)]))]), Calendar);
}
