using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AccessRequests.Domain.Requests;

/// <summary>
/// How file numbers are made: «AAAA» stands for the year of reception and a run of «#» for the next number, zero-filled
/// to the run's length. «AAAA-####» gives 2026-0001 and starts again each year; «#####» gives 30198 after 30197.
/// </summary>
public sealed class NumberFormat
{
    public const int MaxLength = 40;

    private const string Year = "AAAA";
    private readonly string _pattern;
    private readonly int _start;
    private readonly int _length;

    private NumberFormat(string pattern, int start, int length)
    {
        _pattern = pattern;
        _start = start;
        _length = length;
    }

    /// <summary>Null when the pattern has no run of «#», or more than one.</summary>
    public static NumberFormat? TryParse(string? pattern)
    {
        var start = pattern?.IndexOf('#', StringComparison.Ordinal) ?? -1;

        if (start < 0 || pattern!.Length > MaxLength)
        {
            return null;
        }

        var end = start;

        while (end < pattern.Length && pattern[end] == '#')
        {
            end++;
        }

        return pattern.IndexOf('#', end) < 0 ? new NumberFormat(pattern, start, end - start) : null;
    }

    /// <summary>One more than the highest number of this format and year among those in use.</summary>
    public string Next(IEnumerable<string> inUse, int year)
    {
        var shape = new StringBuilder("^")
            .Append(Regex.Escape(_pattern[.._start].Replace(Year, Text(year), StringComparison.Ordinal)))
            .Append("(?<n>\\d{1,9})")
            .Append(Regex.Escape(_pattern[(_start + _length)..].Replace(Year, Text(year), StringComparison.Ordinal)))
            .Append('$')
            .ToString();

        var highest = inUse
            .Select(number => Regex.Match(number, shape))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture))
            .DefaultIfEmpty(0)
            .Max();

        return Format(year, highest + 1);
    }

    public string Format(int year, int sequence) =>
        string.Concat(
                _pattern.AsSpan(0, _start),
                sequence.ToString(CultureInfo.InvariantCulture).PadLeft(_length, '0'),
                _pattern.AsSpan(_start + _length))
            .Replace(Year, Text(year), StringComparison.Ordinal);

    private static string Text(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
