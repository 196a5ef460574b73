namespace AccessRequests.Domain.Deadlines;

/// <summary>
/// A time limit with the reasons for its last day. It is computed from events each time it is asked for and never stored.
/// </summary>
/// <param name="Article">The article that sets the limit, for instance «47, al. 1».</param>
/// <param name="Start">Day 0: the event, which is not counted.</param>
/// <param name="Days">Calendar days.</param>
/// <param name="Nominal">The last day as counted, before it is put off.</param>
/// <param name="Rolls">Each day that could not be the last one, with the reason in French; empty when the limit ends as counted.</param>
/// <param name="Due">The last day, until midnight in Québec.</param>
public sealed record Deadline(
    string Article, DateOnly Start, int Days, DateOnly Nominal, IReadOnlyList<Roll> Rolls, DateOnly Due, CalendarPolicy Policy)
{
    /// <summary>How many days after the last day <paramref name="day"/> falls; zero or less when it is in time.</summary>
    public int DaysLate(DateOnly day) => day.DayNumber - Due.DayNumber;

    public bool HasPassed(DateOnly today) => today > Due;

    /// <summary>When an office can do what had to wait for the end of the limit.</summary>
    public DateOnly FirstOfficeDayAfter(LegalCalendar calendar)
    {
        var day = Due.AddDays(1);

        while (!calendar.IsOfficeDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The holidays that part the last useful day from a last day on a Saturday: why it is not the Friday.</summary>
    public IEnumerable<(DateOnly Day, string Name)> HolidaysBefore(LegalCalendar calendar)
    {
        for (var day = LastUsefulDay(calendar)?.AddDays(1) ?? Due; day < Due; day = day.AddDays(1))
        {
            if (calendar.HolidayName(day) is { } name)
            {
                yield return (day, name);
            }
        }
    }

    /// <summary>
    /// Under the Loi d'interprétation a limit may end on a Saturday: the last working day before it, which is when
    /// an office can still act. Null when the last day is itself a working day.
    /// </summary>
    public DateOnly? LastUsefulDay(LegalCalendar calendar)
    {
        if (Due.DayOfWeek != DayOfWeek.Saturday)
        {
            return null;
        }

        var day = Due.AddDays(-1);

        while (!calendar.IsOfficeDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}
