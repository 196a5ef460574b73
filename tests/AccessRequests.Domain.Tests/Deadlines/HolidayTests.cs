using AccessRequests.Domain.Deadlines;

namespace AccessRequests.Domain.Tests.Deadlines;

public sealed class HolidayTests
{
    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 05-20 06-24 07-01 09-02 10-14 12-25")]
    [InlineData(2025, "01-01 04-18 04-21 05-19 06-24 07-01 09-01 10-13 12-25")]
    [InlineData(2026, "01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25")]
    [InlineData(2027, "01-01 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-25")]
    [InlineData(2028, "01-01 04-14 04-17 05-22 06-24 07-01 09-04 10-09 12-25")]
    [InlineData(2029, "01-01 03-30 04-02 05-21 06-24 07-01 07-02 09-03 10-08 12-25")]
    [InlineData(2030, "01-01 04-19 04-22 05-20 06-24 07-01 09-02 10-14 12-25")]
    public void The_holidays_of_the_year_are_those_of_the_Interpretation_Act(int year, string days) =>
        Assert.Equal(days, string.Join(' ', new LegalCalendar(CalendarPolicy.InterpretationAct).HolidaysOf(year).Select(holiday => $"{holiday.Day:MM-dd}")));

    [Theory]
    [InlineData(9, 30)]
    [InlineData(11, 11)]
    [InlineData(8, 3)]
    public void Days_that_are_holidays_elsewhere_are_none_in_Québec(int month, int day) =>
        Assert.Null(new LegalCalendar(CalendarPolicy.InterpretationAct).HolidayName(new DateOnly(2026, month, day)));

    [Fact]
    public void Every_year_has_its_nine_holidays_and_a_tenth_when_the_first_of_July_is_a_Sunday()
    {
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct);

        for (var year = 2020; year <= 2035; year++)
        {
            var expected = new DateOnly(year, 7, 1).DayOfWeek == DayOfWeek.Sunday ? 10 : 9;
            Assert.Equal(expected, calendar.HolidaysOf(year).Count());
            Assert.Equal(DayOfWeek.Sunday, LegalCalendar.Easter(year).DayOfWeek);
        }
    }
}
