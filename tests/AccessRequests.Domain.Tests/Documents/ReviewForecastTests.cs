using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;

namespace AccessRequests.Domain.Tests.Documents;

/// <summary>Thursday 4 December 2025 with the answer due on Monday 22 December.</summary>
public sealed class ReviewForecastTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Today = new(2025, 12, 4);
    private static readonly DateOnly Due = new(2025, 12, 22);

    [Fact]
    public void Pages_left_are_read_on_office_days_at_the_middle_of_ones_last_days()
    {
        var forecast = Of(200, 3, 90, 80, 300, 85);

        // 85 a day: Thursday, Friday and, after the weekend, Monday.
        Assert.Equal((85, new DateOnly(2025, 12, 8), false), (forecast.PagesPerDay!.Value, forecast.ReadyOn!.Value, forecast.MissesItsDay));
        Assert.Equal(
            "Il reste 200 pages à lire. À votre rythme (85 pages par jour de révision), vous aurez fini le lundi 8 décembre 2025, avant le dernier jour pour répondre (lundi 22 décembre 2025).",
            forecast.InFrench());
    }

    [Fact]
    public void Holidays_are_no_days_of_review_and_a_missed_day_is_said_with_what_to_do()
    {
        var forecast = Of(20 * 14, 20, 20);

        // Fourteen office days from 4 December end on the 23rd; the 22nd is the last day.
        Assert.Equal((new DateOnly(2025, 12, 23), true), (forecast.ReadyOn!.Value, forecast.MissesItsDay));
        Assert.Contains("demandez de l’aide ou une prolongation", forecast.InFrench(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2025, 12, 26), Of(20 * 16, 20, 20).ReadyOn);
    }

    [Fact]
    public void Without_enough_to_tell_a_pace_nothing_is_promised()
    {
        Assert.Equal("Il reste 1 page à lire ; dernier jour pour répondre : lundi 22 décembre 2025.", Of(1, 5, 4).InFrench());
        Assert.Equal("Toutes les pages à communiquer sont lues.", Of(0, 50, 50).InFrench());
    }

    [Fact]
    public void A_day_that_passed_is_not_said_to_come()
    {
        var forecast = ReviewForecast.Of(8, [], Due, new DateOnly(2026, 1, 5), Calendar);

        Assert.True(forecast.MissesItsDay);
        Assert.Equal("Il reste 8 pages à lire ; le dernier jour pour répondre, le lundi 22 décembre 2025, est passé.", forecast.InFrench());
    }

    private static ReviewForecast Of(int left, params int[] days) => ReviewForecast.Of(left, days, Due, Today, Calendar);
}
