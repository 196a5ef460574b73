using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Reports;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Tests.Reports;

/// <summary>The year from 1 April 2025 to 31 March 2026.</summary>
public sealed class AnnualReportTests
{
    private static readonly ReportedRequest Seed = new(
        RequestKind.AdministrativeDocuments,
        new DateOnly(2025, 12, 1),
        new DateOnly(2026, 1, 5),
        [PointOutcome.Referred, PointOutcome.Referred, PointOutcome.PartlyReleased, PointOutcome.PartlyReleased, PointOutcome.Released],
        ["14", "37", "39", "53", "54", "37"]);

    [Fact]
    public void Scenario_24_A_file_of_35_days_counts_once_as_31_days_and_more_partly_accepted_with_its_provisions()
    {
        var report = AnnualReport.Of(2025, [Seed], accommodations: 1, reviews: 2);

        Assert.Equal(35, Seed.ElapsedDays);
        Assert.Equal((0, 0, 1), (Handled(report, 0, 20), Handled(report, 21, 30), Handled(report, 31, null)));
        Assert.Equal(
            [0, 1, 0, 0],
            Enum.GetValues<ReportedOutcome>().Select(outcome => report.Handled(RequestKind.AdministrativeDocuments, outcome)));
        Assert.Equal([("14", 1), ("37", 1), ("39", 1), ("53", 1), ("54", 1)], report.Provisions(ReportedOutcome.PartlyAccepted));
        Assert.Equal((1, 2), (report.Accommodations, report.Reviews));
    }

    [Fact]
    public void Scenario_24_What_was_open_and_what_came_are_what_was_closed_and_what_stays()
    {
        var report = AnnualReport.Of(
            2025,
            [
                Seed,
                Seed with { ReceivedOn = new DateOnly(2025, 3, 20), ClosedOn = new DateOnly(2025, 4, 9) },
                Seed with { ReceivedOn = new DateOnly(2025, 3, 1), ClosedOn = new DateOnly(2025, 3, 31) },
                Seed with { ReceivedOn = new DateOnly(2026, 3, 30), ClosedOn = new DateOnly(2026, 4, 2) },
                Seed with { ReceivedOn = new DateOnly(2026, 3, 31), ClosedOn = null },
                Seed with { ReceivedOn = new DateOnly(2026, 4, 1), ClosedOn = null },
            ],
            0,
            0);

        Assert.Equal((1, 3, 2, 2), (report.OpenAtStart, report.Received, report.Closed, report.OpenAtEnd));
        Assert.Equal(report.OpenAtStart + report.Received, report.Closed + report.OpenAtEnd);
    }

    [Theory]
    [InlineData(ReportedOutcome.Accepted, PointOutcome.Released, PointOutcome.Referred)]
    [InlineData(ReportedOutcome.Refused, PointOutcome.Withheld, PointOutcome.NotConfirmed)]
    [InlineData(ReportedOutcome.PartlyAccepted, PointOutcome.Released, PointOutcome.Withheld)]
    [InlineData(ReportedOutcome.Other, PointOutcome.Referred, PointOutcome.NotHeld)]
    public void Points_that_decide_nothing_on_access_do_not_change_what_the_others_say(ReportedOutcome expected, PointOutcome first, PointOutcome second) =>
        Assert.Equal(expected, (Seed with { Outcomes = [first, second] }).Outcome);

    [Fact]
    public void A_withdrawal_is_neither_accepted_nor_refused() => Assert.Equal(ReportedOutcome.Other, (Seed with { Outcomes = [] }).Outcome);

    private static int Handled(AnnualReport report, int from, int? to) => report.Handled(RequestKind.AdministrativeDocuments, from, to);
}
