namespace AccessRequests.Domain;

/// <summary>Dates as they are written in French: «1er décembre 2025». Independent of the machine's culture.</summary>
public static class FrenchDate
{
    internal static IReadOnlyList<string> Months { get; } =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>The first is Sunday, as in <see cref="DayOfWeek"/>.</summary>
    internal static IReadOnlyList<string> Weekdays { get; } = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    public static string Of(DateOnly day) => $"{(day.Day == 1 ? "1er" : day.Day)} {Months[day.Month - 1]} {day.Year}";

    /// <summary>«lundi 22 décembre 2025».</summary>
    public static string WithWeekday(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]} {Of(day)}";
}
