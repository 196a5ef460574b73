using System.Globalization;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Provisions;
using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Cases;

/// <summary>The points of a case in the order of its request, some of them in lettered parts, and the names by which the rest of the file means them.</summary>
internal sealed partial class CasePoints
{
    /// <summary>A part is named by a number beyond those of points: the third point's second part is 3002.</summary>
    private const int PartsBase = 1000;

    private readonly List<DecidedPoint> _points = [];
    private bool _isLettered;

    public IReadOnlyList<DecidedPoint> All => _points;

    public static CasePoints Read(CaseReader file)
    {
        var points = new CasePoints();
        var read = file.Objects("points");
        points._isLettered = file.OptionalChoice<ItemMarker>("pointMarker") == ItemMarker.Letter;

        for (var i = 0; i < read.Count; i++)
        {
            points.Add(read[i], i + 1);
        }

        foreach (var number in points._points.CountBy(point => point.Number).Where(count => count.Value > 1).Select(count => count.Key))
        {
            file.Report("points", $"le point {number} figure plus d’une fois");
        }

        foreach (var label in points._points.Select(point => point.Label?.TrimEnd('.')).OfType<string>().CountBy(label => label, StringComparer.OrdinalIgnoreCase).Where(count => count.Value > 1))
        {
            file.Report("points", $"l’étiquette « {label.Key} » désigne plus d’un point");
        }

        return points;
    }

    /// <summary>The points named by a list of numbers (3), parts («3a») and labels («1.1»); the name of a point in parts means all of them.</summary>
    public IReadOnlyList<int> Named(CaseReader reader, string name, bool required = true)
    {
        var names = reader.Names(name, required);
        HashSet<int> numbers = [];

        foreach (var text in names)
        {
            var found = Find(text.Trim()).ToList();

            if (found.Count == 0)
            {
                reader.Report(name, $"le point « {text} » n’existe pas dans « points »");
            }

            numbers.UnionWith(found);
        }

        return [.. _points.Select(point => point.Number).Where(numbers.Contains).Distinct()];
    }

    private IEnumerable<int> Find(string name)
    {
        var labelled = _points.Where(point => IsCalled(point.Label, name) || IsCalled(point.Under?.Label, name)).ToList();
        var match = Form().Match(name);

        if (labelled.Count > 0 || !match.Success)
        {
            return labelled.Select(point => point.Number);
        }

        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return _points
            .Where(point => match.Groups[2].Success
                ? point.Under?.Number == number && string.Equals(point.Letter, match.Groups[2].Value, StringComparison.OrdinalIgnoreCase)
                : point.Under is { } whole ? whole.Number == number : point.Number == number)
            .Select(point => point.Number);
    }

    private void Add(CaseReader point, int position)
    {
        var label = Label(point);
        var number = point.Integer("number", otherwise: label is null ? null : position);
        label ??= _isLettered ? $"{(char)('a' + ((Math.Max(number, 1) - 1) % 26))})" : null; // paragraphs call a point what the list does
        var text = point.Text("text");
        var outcome = point.OptionalChoice<PointOutcome>("outcome");
        var note = point.OptionalText("note");
        var provisions = Provisions(point);
        var parts = point.Objects("parts");

        if (parts.Count == 0)
        {
            _points.Add(new DecidedPoint(number, text, outcome, note) { Label = label, Provisions = provisions });
        }

        var whole = new PointHeading(number, text) { Label = label };

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
                Label = Label(parts[i]),
                Provisions = own.Count > 0 ? own : provisions,
            });
            parts[i].ReportUnknown();
        }

        point.ReportUnknown();
    }

    private static string? Label(CaseReader point) => point.OptionalText("label")?.Trim() is { Length: > 0 } label ? label : null;

    private static bool IsCalled(string? label, string name) =>
        label is not null && string.Equals(label.TrimEnd('.'), name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static List<string> Provisions(CaseReader point) =>
        [.. point.Texts("provisions").Distinct().Order(ProvisionNumberComparer.Instance)];

    [GeneratedRegex(@"^(\d{1,4}) ?(?:([a-z])\)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
