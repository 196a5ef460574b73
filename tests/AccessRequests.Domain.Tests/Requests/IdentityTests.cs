using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Tests.Requests;

public sealed class IdentityTests
{
    private static readonly DateOnly Today = new(2025, 12, 10);

    [Fact]
    public void The_verification_is_recorded_and_the_history_tells_the_day_without_the_proof()
    {
        var request = TestCase.Request(kind: RequestKind.PersonalInformation);

        request.VerifyIdentity(new IdentityCheck(Today, "permis de conduire"), Today, TestCase.Officer, TestCase.Now);

        Assert.Equal(new IdentityCheck(Today, "permis de conduire"), request.Identity);
        var entry = request.History[^1];
        Assert.Equal((HistoryAct.IdentityVerified, "10 décembre 2025"), (entry.Act, entry.After));
        Assert.Contains(TestCase.Officer.Id, request.Decision.Drafters);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(1)]
    public void It_happens_between_reception_and_today(int days) =>
        Assert.Equal(
            ObstacleKind.IdentityCheckOutOfBounds,
            TestCase.Refused(() => TestCase.Request(kind: RequestKind.Correction).VerifyIdentity(new IdentityCheck(Today.AddDays(days), "mandat"), Today, TestCase.Officer, TestCase.Now)));

    [Fact]
    public void Documents_of_the_administration_are_for_anyone() =>
        Assert.Equal(
            ObstacleKind.IdentityNotNeeded,
            TestCase.Refused(() => TestCase.Request().VerifyIdentity(new IdentityCheck(Today, "mandat"), Today, TestCase.Officer, TestCase.Now)));
}
