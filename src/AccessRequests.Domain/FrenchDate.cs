namespace AccessRequests.Domain;

/// <summary>Dates as they are written in French: «1er décembre 2025». Independent of the machine's culture.</summary>
public static class FrenchDate
{
    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    public static string Of(DateOnly day) => $"{(day.Day == 1 ? "1er" : day.Day)} {Months[day.Month - 1]} {day.Year}";

    /// <summary>«lundi 22 décembre 2025».</summary>
    public static string WithWeekday(DateOnly day) => $"{Days[(int)day.DayOfWeek]} {Of(day)}";
}
