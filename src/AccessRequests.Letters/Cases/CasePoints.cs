using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Letters.Cases;

/// <summary>The points of a case, some of them in lettered parts, and the numbers by which the rest of the file names them.</summary>
internal sealed partial class CasePoints
{
    /// <summary>A part is named by a number beyond those of points: the third point's second part is 3002.</summary>
    private const int PartsBase = 1000;

    private readonly List<DecidedPoint> _points = [];

    public IReadOnlyList<DecidedPoint> All => _points;

    public static CasePoints Read(CaseReader file)
    {
        var points = new CasePoints();

        foreach (var point in file.Objects("points"))
        {
            points.Add(point);
        }

        foreach (var number in points._points.CountBy(point => point.Number).Where(count => count.Value > 1).Select(count => count.Key))
        {
            file.Report("points", $"le point {number} figure plus d’une fois");
        }

        points._points.Sort((one, other) => Order(one).CompareTo(Order(other)));
        return points;
    }

    /// <summary>The points named by a list of numbers (3) and parts («3a»); the number of a point in parts names all of them.</summary>
    public IReadOnlyList<int> Named(CaseReader reader, string name, bool required = true)
    {
        var names = reader.Names(name, required);
        List<int> numbers = [];

        foreach (var text in names)
        {
            var found = Find(text).ToList();

            if (found.Count == 0)
            {
                reader.Report(name, $"le point « {text} » n’existe pas dans « points »");
            }

            numbers.AddRange(found);
        }

        return [.. numbers.Distinct().Order()];
    }

    private IEnumerable<int> Find(string name)
    {
        var match = Form().Match(name.Trim());

        if (!match.Success)
        {
            return [];
        }

        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return _points
            .Where(point => match.Groups[2].Success
                ? point.Under?.Number == number && string.Equals(point.Letter, match.Groups[2].Value, StringComparison.OrdinalIgnoreCase)
                : point.Under is { } whole ? whole.Number == number : point.Number == number)
            .Select(point => point.Number);
    }

    private void Add(CaseReader point)
    {
        var number = point.Integer("number");
        var text = point.Text("text");
        var outcome = point.OptionalChoice<PointOutcome>("outcome");
        var note = point.OptionalText("note");
        var provisions = Provisions(point);
        var parts = point.Objects("parts");

        if (parts.Count == 0)
        {
            _points.Add(new DecidedPoint(number, text, outcome, note) { Provisions = provisions });
        }

        var whole = new PointHeading(number, text);

        for (var i = 0; i < parts.Count; i++)
        {
            var own = Provisions(parts[i]);
            _points.Add(new DecidedPoint(
                (number * PartsBase) + i + 1,
                parts[i].Text("text"),
                parts[i].OptionalChoice<PointOutcome>("outcome") ?? outcome,
                parts[i].OptionalText("note") ?? note)
            {
                Under = whole,
                Letter = parts[i].OptionalText("letter") ?? $"{(char)('a' + (i % 26))}",
                Provisions = own.Count > 0 ? own : provisions,
            });
            parts[i].ReportUnknown();
        }

        point.ReportUnknown();
    }

    private static List<string> Provisions(CaseReader point) =>
        [.. point.Texts("provisions").Distinct().Order(ProvisionNumberComparer.Instance)];

    private static int Order(DecidedPoint point) => point.Under is null ? point.Number * PartsBase : point.Number;

    [GeneratedRegex(@"^(\d{1,4}) ?(?:([a-z])\)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
