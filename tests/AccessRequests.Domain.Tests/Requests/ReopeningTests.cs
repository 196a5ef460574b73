using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.Requests;

/// <summary>A letter of 15 December 2025 decides points 1 and 2 and announces point 3 for later; the last day is 22 December.</summary>
public sealed class ReopeningTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly First = new(2025, 12, 15);
    private static readonly DateOnly Second = new(2025, 12, 20);
    private static readonly Actor Reader = new(Guid.NewGuid(), "Luc");

    private readonly AccessRequest _request = TestCase.Request();
    private readonly RequestedDocument _given;
    private readonly RequestedDocument _waiting;

    public ReopeningTests()
    {
        _given = TestCase.Document(_request, points: 1);
        _waiting = TestCase.Document(_request, points: 3);
        _request.Decide(1, PointOutcome.Released, null, TestCase.Officer, TestCase.Now);
        _request.Decide(2, PointOutcome.NotHeld, null, TestCase.Officer, TestCase.Now);
        _request.Decide(3, PointOutcome.ToFollow, null, TestCase.Officer, TestCase.Now);
    }

    [Fact]
    public void The_documents_of_a_point_to_come_wait_and_stop_no_letter()
    {
        var record = Record();

        Assert.Equal([_given.Title], record.Documents.Select(document => document.Title));
        Assert.Equal([1], record.Documents[0].Points);
        Assert.DoesNotContain(record.Obstacles(), obstacle => obstacle.Kind is ObstacleKind.DocumentOfPendingPoint or ObstacleKind.DocumentNotReviewed && obstacle.Point == "3");
        Assert.False(_request.Decides(_waiting.Points));
    }

    [Fact]
    public void A_document_of_a_point_to_come_and_of_one_that_is_decided_is_told_and_nobody_is_asked_to_call_it_not_relevant()
    {
        _waiting.Change(_request, new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1, 3]), TestCase.Officer, TestCase.Now);

        var obstacle = Assert.Single(Record().Obstacles(), obstacle => obstacle.Kind == ObstacleKind.DocumentOfPendingPoint);
        Assert.Contains("Détachez-le de l’un des deux", obstacle.InFrench(), StringComparison.Ordinal);
        Assert.DoesNotContain("pertinent", obstacle.InFrench(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_letter_decides_what_the_first_left_and_recalls_the_rest_by_its_date()
    {
        Send(First);
        _request.Reopen("Point 3 annoncé.", TestCase.Officer, At(First));

        var record = Record();

        Assert.Equal([(3, null)], record.Points.Select(point => (point.Number, point.Outcome)));
        Assert.Contains(record.Obstacles(), obstacle => obstacle.Kind == ObstacleKind.PointWithoutOutcome && obstacle.Subject == "3");
        Assert.Equal((First, "1, 2"), Assert.Single(record.Recalled!.Select(earlier => (earlier.DecidedOn, string.Join(", ", earlier.Points)))));
        Assert.Equal([3], Assert.Single(record.Documents).Points);
        Assert.DoesNotContain("1", record.Annexed); // art. 1 said that nothing is held for point 2, in the first letter
        Assert.Equal("Point 3 annoncé. — à décider : point 3", _request.History[^1].After);
    }

    [Fact]
    public void While_the_first_letter_stands_the_record_is_what_it_said()
    {
        var before = Record().Points.Select(point => (point.Number, point.Outcome)).ToList();

        Send(First);

        Assert.Null(Record().Recalled);
        Assert.Equal(before, Record().Points.Select(point => (point.Number, point.Outcome)));
    }

    [Fact]
    public void What_a_letter_decided_changes_no_more_until_it_is_decided_again()
    {
        Send(First);
        _request.Reopen("Point 3 annoncé.", TestCase.Officer, At(First));

        var refusal = Assert.Single(Assert.Throws<RuleViolationException>(() => _request.Decide(1, PointOutcome.Withheld, null, TestCase.Officer, At(First))).Obstacles);
        Assert.Equal((ObstacleKind.PointSettled, First), (refusal.Kind, refusal.Day));
        Assert.Equal(ObstacleKind.DocumentSettled, TestCase.Refused(() => _given.Mark(_request, "37")));
        Assert.Equal(ObstacleKind.DocumentSettled, TestCase.Refused(() => _given.SetAside(_request, TestCase.Officer, At(First))));
        Assert.Equal(ObstacleKind.DocumentSettled, TestCase.Refused(() => _given.SetPagesAside(_request, [1], null, [_given], TestCase.Officer, At(First))));
        Assert.Equal(ObstacleKind.DocumentSettled, TestCase.Refused(() => TestCase.Document(_request, points: 1)));

        _request.DecideAnew(1, TestCase.Officer, At(First));
        _given.Mark(_request, "37");
        _request.Decide(1, PointOutcome.PartlyReleased, null, TestCase.Officer, At(First));

        var record = Record();
        Assert.Equal([(1, (DateOnly?)First), (3, null)], record.Points.Select(point => (point.Number, point.Replaces)));
        Assert.Equal([2], Assert.Single(record.Recalled!).Points);
    }

    [Fact]
    public void A_corrected_decision_replaces_all_of_the_first_unless_some_points_are_chosen()
    {
        _request.Decide(3, PointOutcome.NotHeld, null, TestCase.Officer, TestCase.Now);
        Send(First);
        _request.Reopen("Une page manquait.", TestCase.Officer, At(First));

        Assert.Null(Record().Recalled);
        Assert.All(Record().Points, point => Assert.Equal(First, point.Replaces));

        Send(Second);
        _request.Reopen("Une autre page manquait.", TestCase.Officer, At(Second), [1]);

        Assert.Equal([(1, (DateOnly?)Second)], Record().Points.Select(point => (point.Number, point.Replaces)));
        Assert.Equal((Second, "2, 3"), Assert.Single(Record().Recalled!.Select(earlier => (earlier.DecidedOn, string.Join(", ", earlier.Points)))));
    }

    [Fact]
    public void Documents_that_were_held_when_the_file_is_opened_again_leave_with_the_letter_to_come()
    {
        Send(First, new Obstacle(ObstacleKind.ThirdPartyDecisionNotExecutory, Day: Second));
        _request.Reopen("Le tiers renonce.", TestCase.Officer, At(First));

        Assert.Null(Record().Recalled);
        Assert.True(_request.Decides(_given.Points));
    }

    [Fact]
    public void A_letter_that_leaves_nothing_to_decide_or_precedes_the_one_it_recalls_is_refused()
    {
        Send(First);
        _request.Reopen("Point 3 annoncé.", TestCase.Officer, At(First));
        _request.EditLetter(new LetterDetails(First.AddDays(-1), null, Delivery.Email), [], TestCase.Officer, At(First));

        var early = Assert.Single(Record().Obstacles(), obstacle => obstacle.Kind == ObstacleKind.DecisionBeforeEarlierLetter);
        Assert.Equal("La lettre rappelle celle du 15 décembre 2025 et ne peut la précéder. Corrigez sa date.", early.InFrench());

        _request.Decide(3, PointOutcome.NotHeld, null, TestCase.Officer, At(First));
        Send(Second);
        _request.Reopen("Erreur.", TestCase.Officer, At(Second), [3]);
        Assert.DoesNotContain(Record().Obstacles(), obstacle => obstacle.Kind == ObstacleKind.NothingLeftToDecide);
        Assert.Contains(
            (Record() with { Points = [] }).Obstacles(), obstacle => obstacle.Kind == ObstacleKind.NothingLeftToDecide);
    }

    [Fact]
    public void A_point_left_for_later_is_denied_by_its_last_day_whether_or_not_the_file_was_opened_for_it()
    {
        Send(First);
        _request.Reopen("Point 3 annoncé.", TestCase.Officer, At(First));
        var limits = _request.Limits(ConsultedParties.None, Calendar);

        Assert.Empty(_request.DeniedPoints(limits, new DateOnly(2025, 12, 22)));
        Assert.Equal([3], _request.DeniedPoints(limits, new DateOnly(2025, 12, 23)).Select(point => point.Number));
    }

    [Fact]
    public void What_was_published_stays_published_and_the_second_package_has_a_publication_of_its_own()
    {
        Send(First);
        _request.Publish(First, "https://www.exemple.example/1", Calendar, First, Reader, At(First));
        _request.Reopen("Point 3 annoncé.", TestCase.Officer, At(First));
        var first = _request.LastSent!;

        Assert.Equal(First, first.PublishedOn);
        Assert.Null(_request.ObstacleToUnpublishing(first)); // it can still be taken down while the file is open

        _request.Decide(3, PointOutcome.Released, null, TestCase.Officer, At(Second));
        Send(Second);
        var second = _request.LastSent!;
        var due = _request.PublicationLimit(second, Calendar)!.Due;
        _request.Publish(Second, "https://www.exemple.example/2", Calendar, Second, Reader, At(Second), second);

        Assert.Equal(new DateOnly(2025, 12, 26), due); // Christmas is the fifth day
        Assert.Equal(["https://www.exemple.example/1", "https://www.exemple.example/2"], _request.Sendings.Select(sending => sending.PublicationAddress));
        Assert.Equal("20 décembre 2025 — https://www.exemple.example/2 — lettre du 20 décembre 2025", _request.History[^1].After);

        _request.Unpublish("Un nom est resté.", Reader, At(Second), first);
        Assert.Equal([null, Second], _request.Sendings.Select(sending => sending.PublishedOn));
    }

    [Fact]
    public void What_left_before_a_reopening_is_still_to_be_published_in_its_five_days()
    {
        Send(First);
        _request.Reopen("Point 3 annoncé.", TestCase.Officer, At(First));
        var first = _request.LastSent!;

        Assert.Null(_request.ObstacleToPublishing(Reader.Id, First, First, first));
        Assert.Equal(new DateOnly(2025, 12, 20), _request.PublicationLimit(first, Calendar)!.Due);
        Assert.Equal(ObstacleKind.PublicLetterOfEarlierSending, _request.ObstacleToPublicLetter(first)?.Kind);
    }

    private DecisionRecord Record() =>
        DecisionRecord.Gather(_request, [_given, _waiting], Office, null, TestCase.Catalogue, [], First).LeftBy(_request);

    private static Organisation Office { get; } =
        Organisation.Found(new Letterhead("Ministère", "Accès", "Montréal", null, null, null, null, "le Ministère", ""), "#####", CalendarPolicy.InterpretationAct);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero);

    private void Send(DateOnly on, Obstacle? release = null)
    {
        _request.EditLetter(new LetterDetails(on, null, Delivery.Email), [], TestCase.Officer, At(on));
        _request.SubmitForApproval([], TestCase.Officer, At(on));
        Package package = TestCase.Package(_request);
        _request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", At(on));
        _request.Send(package, release, new SendingDetails(on, Delivery.Email, null), _request.Limits(ConsultedParties.None, Calendar), on, TestCase.Officer, At(on));
    }
}
