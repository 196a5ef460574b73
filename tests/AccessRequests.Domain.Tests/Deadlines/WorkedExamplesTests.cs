using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Tests.Deadlines;

/// <summary>The worked examples of the domain report, each with its number there: a line is a start, a number of days and three last days.</summary>
public sealed class WorkedExamplesTests
{
    [Theory]
    [InlineData(1, "2025-12-01", 20, "2025-12-21", "2025-12-22", "2025-12-22", "2025-12-22")]
    [InlineData(2, "2025-12-01", 30, "2025-12-31", "2025-12-31", "2025-12-31", "2026-01-05")]
    [InlineData(3, "2025-12-22", 10, "2026-01-01", "2026-01-02", "2026-01-05", "2026-01-05")]
    [InlineData(4, "2025-12-12", 20, "2026-01-01", "2026-01-02", "2026-01-05", "2026-01-05")]
    [InlineData(5, "2025-12-12", 30, "2026-01-11", "2026-01-12", "2026-01-12", "2026-01-12")]
    [InlineData(6, "2025-12-05", 20, "2025-12-25", "2025-12-26", "2025-12-29", "2025-12-29")]
    [InlineData(7, "2025-11-26", 30, "2025-12-26", "2025-12-26", "2025-12-29", "2025-12-29")]
    [InlineData(8, "2026-03-14", 20, "2026-04-03", "2026-04-07", "2026-04-07", "2026-04-07")]
    [InlineData(9, "2026-03-15", 20, "2026-04-04", "2026-04-04", "2026-04-07", "2026-04-07")]
    [InlineData(10, "2026-03-17", 20, "2026-04-06", "2026-04-07", "2026-04-07", "2026-04-07")]
    [InlineData(11, "2026-04-28", 20, "2026-05-18", "2026-05-19", "2026-05-19", "2026-05-19")]
    [InlineData(12, "2026-04-30", 20, "2026-05-20", "2026-05-20", "2026-05-20", "2026-05-20")]
    [InlineData(12, "2026-04-30", 30, "2026-05-30", "2026-05-30", "2026-06-01", "2026-06-01")]
    [InlineData(13, "2026-06-04", 20, "2026-06-24", "2026-06-25", "2026-06-25", "2026-06-25")]
    [InlineData(14, "2026-06-04", 30, "2026-07-04", "2026-07-04", "2026-07-06", "2026-07-06")]
    [InlineData(15, "2026-06-11", 20, "2026-07-01", "2026-07-02", "2026-07-02", "2026-07-02")]
    [InlineData(16, "2026-08-18", 20, "2026-09-07", "2026-09-08", "2026-09-08", "2026-09-08")]
    [InlineData(17, "2026-09-22", 20, "2026-10-12", "2026-10-13", "2026-10-13", "2026-10-13")]
    [InlineData(18, "2026-11-25", 30, "2026-12-25", "2026-12-28", "2026-12-28", "2026-12-28")]
    [InlineData(19, "2024-02-09", 20, "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData(19, "2024-02-09", 30, "2024-03-10", "2024-03-11", "2024-03-11", "2024-03-11")]
    [InlineData(20, "2029-06-11", 20, "2029-07-01", "2029-07-03", "2029-07-03", "2029-07-03")]
    [InlineData(21, "2026-01-05", 30, "2026-02-04", "2026-02-04", "2026-02-04", "2026-02-04")]
    [InlineData(22, "2025-12-22", 30, "2026-01-21", "2026-01-21", "2026-01-21", "2026-01-21")]
    [InlineData(23, "2026-01-05", 5, "2026-01-10", "2026-01-10", "2026-01-12", "2026-01-12")]
    [InlineData(24, "2026-03-02", 20, "2026-03-22", "2026-03-23", "2026-03-23", "2026-03-23")]
    [InlineData(25, "2026-03-20", 20, "2026-04-09", "2026-04-09", "2026-04-09", "2026-04-09")]
    [InlineData(26, "2026-04-09", 15, "2026-04-24", "2026-04-24", "2026-04-24", "2026-04-24")]
    [InlineData(27, "2026-04-01", 15, "2026-04-16", "2026-04-16", "2026-04-16", "2026-04-16")]
    [InlineData(28, "2026-04-24", 15, "2026-05-09", "2026-05-09", "2026-05-11", "2026-05-11")]
    public void The_last_day_is_that_of_the_example(int example, string start, int days, string nominal, string p1, string p2, string p3)
    {
        var first = DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(example is >= 1 and <= 28);
        Assert.Equal(nominal, Iso(new LegalCalendar(CalendarPolicy.InterpretationAct).Count(first, days, "47").Nominal));
        Assert.Equal(p1, Iso(new LegalCalendar(CalendarPolicy.InterpretationAct).Count(first, days, "47").Due));
        Assert.Equal(p2, Iso(new LegalCalendar(CalendarPolicy.CommissionRules).Count(first, days, "47").Due));
        Assert.Equal(p3, Iso(new LegalCalendar(CalendarPolicy.ClosedOffices).Count(first, days, "47").Due));
    }

    [Fact]
    public void After_a_last_day_on_a_Saturday_an_office_acts_from_Monday_and_before_it_past_the_holidays()
    {
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct);

        // Example 28, in practice.
        Assert.Equal("2026-05-11", Iso(calendar.Count(new DateOnly(2026, 4, 24), 15, "49, al. 4").FirstOfficeDayAfter(calendar)));

        // Example 9: the Friday before is Good Friday.
        var saturday = calendar.Count(new DateOnly(2026, 3, 15), 20, "47, al. 1");
        Assert.Equal("2026-04-02", Iso(saturday.LastUsefulDay(calendar)!.Value));
        Assert.Equal([(new DateOnly(2026, 4, 3), "Vendredi saint")], saturday.HolidaysBefore(calendar));
        Assert.Empty(calendar.Count(new DateOnly(2026, 5, 10), 20, "47, al. 1").HolidaysBefore(calendar));
    }

    [Fact]
    public void A_roll_says_which_day_and_why()
    {
        var deadline = new LegalCalendar(CalendarPolicy.InterpretationAct).Count(new DateOnly(2026, 3, 14), 20, "47, al. 1");

        Assert.Equal(
            [
                new Roll(new DateOnly(2026, 4, 3), "Vendredi saint"),
                new Roll(new DateOnly(2026, 4, 4), "samedi"),
                new Roll(new DateOnly(2026, 4, 5), "dimanche"),
                new Roll(new DateOnly(2026, 4, 6), "lundi de Pâques"),
            ],
            deadline.Rolls);
    }

    [Fact]
    public void A_limit_that_stays_on_a_Saturday_names_the_last_working_day_before_it()
    {
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct);

        var deadline = calendar.Count(new DateOnly(2026, 3, 15), 20, "47, al. 1");

        Assert.Equal(new DateOnly(2026, 4, 4), deadline.Due);
        Assert.Equal(new DateOnly(2026, 4, 2), deadline.LastUsefulDay(calendar));
    }

    [Fact]
    public void A_day_decreed_by_the_government_puts_the_limit_off()
    {
        var decreed = new Dictionary<DateOnly, string> { [new DateOnly(2026, 5, 20)] = "jour décrété" };

        Assert.Equal(new DateOnly(2026, 5, 21), new LegalCalendar(CalendarPolicy.InterpretationAct, decreed).Count(new DateOnly(2026, 4, 30), 20, "47").Due);
    }

    [Fact]
    public void A_policy_governs_the_requests_received_from_its_first_day_and_no_earlier_one()
    {
        var changes = new Dictionary<DateOnly, CalendarPolicy> { [new DateOnly(2025, 12, 1)] = CalendarPolicy.ClosedOffices };
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct, changes: changes);

        Assert.Equal((new DateOnly(2026, 1, 5), CalendarPolicy.ClosedOffices), Of(calendar.Count(new DateOnly(2025, 12, 1), 30, "47, al. 2")));
        Assert.Equal((new DateOnly(2025, 12, 30), CalendarPolicy.InterpretationAct), Of(calendar.Count(new DateOnly(2025, 11, 30), 30, "47, al. 2")));
        Assert.Equal(CalendarPolicy.CommissionRules, calendar.OfReviews().PolicyOn(new DateOnly(2026, 1, 1)));

        static (DateOnly Due, CalendarPolicy Policy) Of(Deadline deadline) => (deadline.Due, deadline.Policy);
    }

    /// <summary>The review of a decision of 5 January 2026 ends on Wednesday 4 February, of 1 December 2025 on Wednesday 31 December.</summary>
    [Fact]
    public void A_policy_of_reviews_governs_those_that_begin_from_its_first_day_and_leaves_the_answer_alone()
    {
        var changes = new Dictionary<DateOnly, CalendarPolicy> { [new DateOnly(2025, 12, 1)] = CalendarPolicy.ClosedOffices };
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct, reviewChanges: changes);

        Assert.Equal(new DateOnly(2026, 1, 5), calendar.OfReviews().Count(new DateOnly(2025, 12, 1), 30, "135").Due);
        Assert.Equal(CalendarPolicy.CommissionRules, calendar.OfReviews().Count(new DateOnly(2025, 11, 30), 30, "135").Policy);
        Assert.Equal((new DateOnly(2025, 12, 31), CalendarPolicy.InterpretationAct), (calendar.Count(new DateOnly(2025, 12, 1), 30, "47, al. 2").Due, calendar.PolicyOn(new DateOnly(2025, 12, 1))));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
