using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.Requests;

/// <summary>Art. 52: silence after the last day.</summary>
public sealed class DeemedDenialTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    [Fact]
    public void Scenario_20_The_day_after_the_last_one_the_request_is_deemed_denied_and_stays_workable()
    {
        var request = TestCase.Request();

        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2025, 12, 22)));
        Assert.True(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2025, 12, 23)));
        Assert.Equal(new DateOnly(2026, 1, 21), request.Limits(ConsultedParties.None, Calendar).First.ReviewOfSilence.Due);
        Assert.Null(request.ObstacleToEditing);
    }

    [Fact]
    public void A_point_that_the_letter_left_for_later_is_denied_by_the_same_last_day()
    {
        var request = TestCase.Request();
        var today = new DateOnly(2025, 12, 10);
        request.Decide(1, PointOutcome.Released, null, TestCase.Officer, TestCase.Now);
        request.Decide(2, PointOutcome.ToFollow, null, TestCase.Officer, TestCase.Now);
        request.EditLetter(new LetterDetails(today, null, Delivery.Email), [], TestCase.Officer, TestCase.Now);
        request.SubmitForApproval([], TestCase.Officer, TestCase.Now);
        var package = TestCase.Package(request);
        request.Approve([], package, "f", TestCase.Manager, "Gestionnaire", TestCase.Now);
        request.Send(package, null, new SendingDetails(today, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), today, TestCase.Officer, TestCase.Now);

        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2025, 12, 22)));
        Assert.True(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2025, 12, 23)));
    }

    [Fact]
    public void An_extension_given_in_time_moves_the_silence_too()
    {
        var request = TestCase.Request();
        request.Extend(10, "Motif", new DateOnly(2025, 12, 22), Calendar, TestCase.Officer, TestCase.Now);

        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2025, 12, 31)));
        Assert.Equal(new DateOnly(2026, 1, 30), request.Limits(ConsultedParties.None, Calendar).First.ReviewOfSilence.Due);
    }

    [Fact]
    public void What_an_extension_would_change_is_told_before_it_is_given()
    {
        var request = TestCase.Request();

        Assert.Equal(new DateOnly(2025, 12, 31), request.IfExtended(10, Calendar).Due);
        Assert.Null(request.Extension);
    }
}
