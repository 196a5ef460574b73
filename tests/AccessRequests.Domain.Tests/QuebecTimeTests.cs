using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Domain.Tests;

public sealed class QuebecTimeTests
{
    [Theory]
    [InlineData("2026-03-10T02:00:00Z", "2026-03-09")]
    [InlineData("2026-03-10T03:59:00Z", "2026-03-09")]
    [InlineData("2026-03-10T04:00:00Z", "2026-03-10")]
    [InlineData("2025-12-22T04:59:00Z", "2025-12-21")]
    [InlineData("2025-12-22T05:00:00Z", "2025-12-22")]
    [InlineData("2025-12-02T04:30:00Z", "2025-12-01")] // 23:30
    [InlineData("2026-03-08T04:59:00Z", "2026-03-07")] // the day that loses an hour
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08")]
    [InlineData("2026-03-09T03:59:00Z", "2026-03-08")]
    [InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("2026-11-01T03:59:00Z", "2026-10-31")] // the day that gains one
    [InlineData("2026-11-01T04:00:00Z", "2026-11-01")]
    [InlineData("2026-11-02T04:59:00Z", "2026-11-01")]
    [InlineData("2026-11-02T05:00:00Z", "2026-11-02")]
    public void The_legal_day_turns_at_midnight_in_Québec_in_summer_and_in_winter(string instant, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant, null));

        Assert.Equal(DateOnly.Parse(day, null), clock.QuebecToday());
    }

    [Theory]
    [InlineData("2025-12-01", "16:12", "2025-12-01T21:12:00Z")]
    [InlineData("2026-07-02", "16:12", "2026-07-02T20:12:00Z")]
    [InlineData("2026-03-08", "02:30", "2026-03-08T07:30:00Z")] // skipped: taken as 3:30
    [InlineData("2026-11-01", "01:30", "2026-11-01T05:30:00Z")] // twice: the first
    public void A_time_on_the_wall_is_one_instant(string day, string time, string instant)
    {
        Assert.Equal(DateTimeOffset.Parse(instant, null), QuebecTime.ToInstant(DateOnly.Parse(day, null), TimeOnly.Parse(time, null)));
    }
}
