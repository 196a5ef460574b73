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

    /// <summary>The table was computed outside this program by another form of the computus; what the program computes goes to the test’s output.</summary>
    [Fact]
    public void The_table_of_2020_to_2035_is_this_one()
    {
        const string table = """
            2020 01-01 04-10 04-13 05-18 06-24 07-01 09-07 10-12 12-25
            2021 01-01 04-02 04-05 05-24 06-24 07-01 09-06 10-11 12-25
            2022 01-01 04-15 04-18 05-23 06-24 07-01 09-05 10-10 12-25
            2023 01-01 04-07 04-10 05-22 06-24 07-01 09-04 10-09 12-25
            2024 01-01 03-29 04-01 05-20 06-24 07-01 09-02 10-14 12-25
            2025 01-01 04-18 04-21 05-19 06-24 07-01 09-01 10-13 12-25
            2026 01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25
            2027 01-01 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-25
            2028 01-01 04-14 04-17 05-22 06-24 07-01 09-04 10-09 12-25
            2029 01-01 03-30 04-02 05-21 06-24 07-01 07-02 09-03 10-08 12-25
            2030 01-01 04-19 04-22 05-20 06-24 07-01 09-02 10-14 12-25
            2031 01-01 04-11 04-14 05-19 06-24 07-01 09-01 10-13 12-25
            2032 01-01 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-25
            2033 01-01 04-15 04-18 05-23 06-24 07-01 09-05 10-10 12-25
            2034 01-01 04-07 04-10 05-22 06-24 07-01 09-04 10-09 12-25
            2035 01-01 03-23 03-26 05-21 06-24 07-01 07-02 09-03 10-08 12-25
            """;
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct);

        var computed = string.Join(
            '\n',
            Enumerable.Range(2020, 16).Select(year => $"{year} {string.Join(' ', calendar.HolidaysOf(year).Select(holiday => $"{holiday.Day:MM-dd}"))}"));

        TestContext.Current.TestOutputHelper!.WriteLine(computed);
        Assert.Equal(table, computed);
    }

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
