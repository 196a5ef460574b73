using AccessRequests.Domain.Deadlines;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Requests;

/// <summary>Art. 47, al. 2.</summary>
public sealed class ExtensionTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    [Fact]
    public void A_notice_on_the_rolled_twentieth_day_extends_to_the_thirtieth_from_reception()
    {
        var request = Request();

        request.Extend(10, "Volume de documents", new DateOnly(2025, 12, 22), Calendar, Officer, Now);

        Assert.Equal(new DateOnly(2025, 12, 31), request.Clocks(Calendar).Due);
    }

    [Fact]
    public void A_notice_the_day_after_is_refused_with_the_day_that_was_the_last() =>
        Assert.Equal(
            new Obstacle(ObstacleKind.ExtensionTooLate, Day: new DateOnly(2025, 12, 22)),
            Request().ObstacleToExtension(Calendar, new DateOnly(2025, 12, 23)));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(12)]
    public void More_than_ten_days_or_none_is_refused(int days) =>
        Assert.Equal(ObstacleKind.ExtensionOutOfBounds, Refused(() => Request().Extend(days, "Motif", Received, Calendar, Officer, Now)));

    [Fact]
    public void A_second_extension_is_refused_and_the_first_stays()
    {
        var request = Request();
        request.Extend(5, "Motif", Received, Calendar, Officer, Now);

        Assert.Equal(ObstacleKind.ExtensionAlreadyGiven, Refused(() => request.Extend(5, "Encore", Received, Calendar, Officer, Now)));
        Assert.Equal(5, request.Extension!.Days);
    }

    [Fact]
    public void The_clock_of_a_referral_is_never_extended()
    {
        var request = Request();
        request.Extend(10, "Motif", Received, Calendar, Officer, Now);

        Assert.Equal(new DateOnly(2025, 12, 22), request.Clocks(Calendar).Referral.Due);
    }
}
