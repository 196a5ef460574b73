using System.Text.RegularExpressions;
using AccessRequests.Domain.Detection;

namespace AccessRequests.Domain;

/// <summary>
/// A day as people write it in Québec: «2026-11-20», «20/11/2026», «20 novembre 2026», «1er déc. 2026», «vendredi 20 nov. 2026». The year has four digits and comes first or
/// last; a day that the calendar does not have, or that falls on another weekday than the one written, is none.
/// </summary>
public static partial class WrittenDay
{
    private static readonly string[] Months = [.. FrenchDate.Months.Select(FoldedText.Of)];

    public static DateOnly? TryParse(string? text)
    {
        var match = Written().Match(FoldedText.Of((text ?? "").Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim()));
        var month = match.Groups["month"].Value;

        if (!match.Success || (char.IsAsciiDigit(month[0]) ? int.Parse(month, null) : MonthOf(month)) is not (>= 1 and <= 12 and var number))
        {
            return null;
        }

        var (year, day) = (int.Parse(match.Groups["year"].Value, null), int.Parse(match.Groups["day"].Value, null));

        if (year < 1 || day < 1 || day > DateTime.DaysInMonth(year, number))
        {
            return null;
        }

        var written = new DateOnly(year, number, day);
        var weekday = match.Groups["weekday"].Value;
        return weekday.Length == 0 || FrenchDate.Weekdays[(int)written.DayOfWeek] == weekday ? written : null;
    }

    /// <summary>Of a name or its abbreviation; null for one that could be two months («jui»).</summary>
    private static int? MonthOf(string name)
    {
        var found = name.Length < 3 ? [] : Enumerable.Range(1, 12).Where(month => Months[month - 1].StartsWith(name, StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    [GeneratedRegex(@"^(?:(?<year>\d{4})(?<separator>[-/. ])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})|(?<day>\d{1,2})(?<separator>[-/. ])(?<month>\d{1,2})\k<separator>(?<year>\d{4})|(?:(?<weekday>[a-z]{5,8}),?\s+)?(?:le\s+)?(?<day>\d{1,2})(?:er)?[\s-]+(?<month>[a-z]{3,9})\.?[\s-]+(?<year>\d{4}))$")]
    private static partial Regex Written();
}
