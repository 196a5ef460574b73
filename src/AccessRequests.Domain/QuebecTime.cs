using System.Globalization;

namespace AccessRequests.Domain;

/// <summary>Legal days are those of Québec, wherever the server and the browser are.</summary>
public static class QuebecTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    /// <summary>The legal day: at 23:30 on the 9th in Québec it is already the 10th in UTC, but still the 9th here.</summary>
    public static DateOnly QuebecToday(this TimeProvider time) => DayOf(time.GetUtcNow());

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToQuebec(instant).DateTime);

    public static DateTimeOffset ToQuebec(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>As people read a moment: « le 9 décembre 2025 à 23 h 30 ».</summary>
    public static string InFrench(DateTimeOffset instant)
    {
        var local = ToQuebec(instant);
        return $"le {FrenchDate.Of(DateOnly.FromDateTime(local.DateTime))} à {local.ToString("H'\u00a0h\u00a0'mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>
    /// The instant of a wall-clock time in Québec. The hour that spring skips is taken as the one after it, the hour that
    /// autumn repeats as its first passing.
    /// </summary>
    public static DateTimeOffset ToInstant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);

        if (Zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
