namespace AccessRequests.Domain.Tests;

public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026/11/20")]
    [InlineData("20/11/2026")]
    [InlineData("20-11-2026")]
    [InlineData("20.11.2026")]
    [InlineData(" 20 novembre 2026 ")]
    [InlineData("20 nov. 2026")]
    [InlineData("20 NOV 2026")]
    [InlineData("20\u00A0novembre 2026")]
    [InlineData("le 20 novembre 2026")]
    [InlineData("vendredi 20 novembre 2026")]
    public void A_day_is_understood_as_people_write_it(string text) => Assert.Equal(new DateOnly(2026, 11, 20), WrittenDay.TryParse(text));

    [Theory]
    [InlineData("1er décembre 2025", 12, 1)]
    [InlineData("3 févr. 2025", 2, 3)]
    [InlineData("15 août 2025", 8, 15)]
    [InlineData("15 aout 2025", 8, 15)]
    [InlineData("4 juill. 2025", 7, 4)]
    [InlineData("5/6/2025", 6, 5)]
    public void The_day_comes_before_the_month(string text, int month, int day) => Assert.Equal(new DateOnly(2025, month, day), WrittenDay.TryParse(text));

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("2026-02-31")]
    [InlineData("29 février 2026")]
    [InlineData("11/20/2026")]
    [InlineData("20/11/26")]
    [InlineData("20 jui 2026")]
    [InlineData("jeudi 20 novembre 2026")]
    [InlineData("20/11-2026")]
    [InlineData("0/11/2026")]
    [InlineData("0000-11-20")]
    [InlineData("demain")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_day_or_could_be_two_is_never_another_day(string? text) => Assert.Null(WrittenDay.TryParse(text));
}
