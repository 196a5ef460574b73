namespace AccessRequests.Domain.Deadlines;

/// <summary>
/// The days that a time limit may not end on in Québec. Holidays are computed for any Gregorian year;
/// days proclaimed by the government (I-16, art. 61, 23° j) are given.
/// </summary>
/// <param name="policy">The policy until another takes effect.</param>
/// <param name="proclaimed">The days that the government decreed, with their French names.</param>
/// <param name="changes">The policies that took effect later, by their first day.</param>
/// <param name="reviewChanges">The same for the clocks of a review.</param>
public sealed class LegalCalendar(
    CalendarPolicy policy,
    IReadOnlyDictionary<DateOnly, string>? proclaimed = null,
    IReadOnlyDictionary<DateOnly, CalendarPolicy>? changes = null,
    IReadOnlyDictionary<DateOnly, CalendarPolicy>? reviewChanges = null)
{
    private readonly IReadOnlyDictionary<DateOnly, string> _proclaimed = proclaimed ?? new Dictionary<DateOnly, string>();
    private readonly IReadOnlyDictionary<DateOnly, CalendarPolicy> _changes = changes ?? new Dictionary<DateOnly, CalendarPolicy>();

    /// <summary>The same holidays for the clocks of a review, whatever the answer ran under: by the Commission's rules, until the office dated another policy for them.</summary>
    public LegalCalendar OfReviews() => new(CalendarPolicy.CommissionRules, _proclaimed, reviewChanges);

    /// <summary>The policy of a time limit that starts that day. One that already runs is not changed by a later policy.</summary>
    public CalendarPolicy PolicyOn(DateOnly start) =>
        _changes.Where(change => change.Key <= start).OrderBy(change => change.Key).Select(change => (CalendarPolicy?)change.Value).LastOrDefault() ?? policy;

    /// <summary>Counts calendar days from <paramref name="start"/>, which is day 0, and puts the end off while it may not end there.</summary>
    public Deadline Count(DateOnly start, int days, string article)
    {
        var current = PolicyOn(start);
        var nominal = start.AddDays(days);
        var due = nominal;
        var rolls = new List<Roll>();

        if (WhyNotLastDay(nominal, current) is not null)
        {
            for (; WhyNotWorkingDay(due, current) is { } reason; due = due.AddDays(1))
            {
                rolls.Add(new Roll(due, reason));
            }
        }

        return new Deadline(article, start, days, nominal, rolls, due, current);
    }

    /// <summary>The French name of the holiday, or null. The order of the list is that of I-16, art. 61, 23°.</summary>
    public string? HolidayName(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "jour de l’An",
        (6, 24) => "fête nationale",
        (7, 1) => "fête du Canada",
        (7, 2) when day.DayOfWeek == DayOfWeek.Monday => "fête du Canada, reportée du dimanche",
        (12, 25) => "Noël",
        (5, >= 18 and <= 24) when day.DayOfWeek == DayOfWeek.Monday => "Journée nationale des patriotes",
        (9, <= 7) when day.DayOfWeek == DayOfWeek.Monday => "fête du Travail",
        (10, >= 8 and <= 14) when day.DayOfWeek == DayOfWeek.Monday => "Action de grâces",
        _ when day == Easter(day.Year).AddDays(-2) => "Vendredi saint",
        _ when day == Easter(day.Year).AddDays(1) => "lundi de Pâques",
        _ => _proclaimed.GetValueOrDefault(day),
    };

    /// <summary>Neither a weekend nor a holiday.</summary>
    public bool IsOfficeDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && HolidayName(day) is null;

    /// <summary>Every holiday of a year that is not just a Sunday, in order.</summary>
    public IEnumerable<(DateOnly Day, string Name)> HolidaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            if (HolidayName(day) is { } name)
            {
                yield return (day, name);
            }
        }
    }

    /// <summary>Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private string? WhyNotLastDay(DateOnly day, CalendarPolicy current) => current switch
    {
        CalendarPolicy.InterpretationAct => SundayOrHoliday(day),
        CalendarPolicy.CommissionRules or CalendarPolicy.ClosedOffices => WhyNotWorkingDay(day, current),
    };

    private string? WhyNotWorkingDay(DateOnly day, CalendarPolicy current) =>
        SundayOrHoliday(day)
        ?? (day.DayOfWeek == DayOfWeek.Saturday ? "samedi" : null)
        ?? (current, day.Month, day.Day) switch
        {
            (CalendarPolicy.CommissionRules or CalendarPolicy.ClosedOffices, 12, 26) => "26 décembre",
            (CalendarPolicy.CommissionRules or CalendarPolicy.ClosedOffices, 1, 2) => "2 janvier",
            (CalendarPolicy.ClosedOffices, 12, 24) => "bureaux fermés le 24 décembre",
            (CalendarPolicy.ClosedOffices, 12, 31) => "bureaux fermés le 31 décembre",
            _ => null,
        };

    private string? SundayOrHoliday(DateOnly day) =>
        HolidayName(day) ?? (day.DayOfWeek == DayOfWeek.Sunday ? "dimanche" : null);
}
