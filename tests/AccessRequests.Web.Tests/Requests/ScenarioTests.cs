using AccessRequests.Web.Requests;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>Acceptance scenarios of the domain report that need the application, by their numbers there.</summary>
public sealed class ScenarioTests
{
    [Fact]
    public void Scenario_02_A_request_of_half_past_eleven_in_the_evening_is_received_that_day_in_Québec()
    {
        var form = new LogRequestForm { ReceivedDate = new DateTime(2025, 12, 1), ReceivedTime = new TimeSpan(23, 40, 0) };

        Assert.Equal(new DateTimeOffset(2025, 12, 2, 4, 40, 0, TimeSpan.Zero), form.ToDetails().ReceivedAt);
        Assert.Equal(new DateOnly(2025, 12, 1), form.ReceivedOn);
    }
}
