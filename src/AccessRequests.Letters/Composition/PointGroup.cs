using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Letters.Composition;

/// <summary>Points decided alike, with the documents that answer them.</summary>
internal sealed record PointGroup(
    PointOutcome Outcome, int First, IReadOnlyList<DecidedPoint> Points, IReadOnlyList<DecidedDocument> Documents)
{
    /// <summary>What these documents are refused under, in numeric order; 14 says how it applies.</summary>
    public IReadOnlyList<ProvisionReference> Grounds
    {
        get
        {
            if (!Documents.Any(document => document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld))
            {
                return [];
            }

            var numbers = Documents.SelectMany(document => document.Provisions).Append(ProvisionCatalogue.Severance).Distinct();
            return [.. numbers.Order(ProvisionNumberComparer.Instance).SelectMany(ReferencesTo)];
        }
    }

    /// <summary>One per outcome, in the order of the request; referrals are told apart, body by body.</summary>
    public static IReadOnlyList<PointGroup> Of(DecisionRecord record) =>
        [.. record.Points
            .Select((point, position) => (Point: point, Position: position))
            .Where(one => one.Point.Outcome is not null and not PointOutcome.Referred)
            .GroupBy(one => (Outcome: one.Point.Outcome!.Value, Provisions: string.Join(';', one.Point.Provisions)))
            .Select(group => new PointGroup(group.Key.Outcome, group.First().Position, [.. group.Select(one => one.Point)], DocumentsOf(record, [.. group.Select(one => one.Point)])))
            .OrderBy(group => group.First)];

    /// <summary>What points are called, a whole point in place of all its parts.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyCollection<DecidedPoint> points, DecisionRecord record) =>
        [.. points
            .Select(point => point.Under is { } whole && record.Points.Where(other => other.Under == whole).All(points.Contains) ? $"{whole.Number}" : point.Name)
            .Distinct()];

    /// <summary>An article is cited whole when any document cites it so.</summary>
    private IEnumerable<ProvisionReference> ReferencesTo(string number)
    {
        var citing = Documents.Where(document => document.Provisions.Contains(number)).ToList();
        var narrow = citing.Select(document => document.References.Where(reference => reference.Number == number).ToList()).ToList();

        return citing.Count == 0 || narrow.Any(references => references.Count == 0 || references.Any(reference => reference.IsWhole))
            ? [new ProvisionReference(number)]
            : narrow.SelectMany(references => references).Distinct()
                .OrderBy(reference => reference.Subsection ?? 0)
                .ThenBy(reference => reference.Paragraph ?? "", ProvisionNumberComparer.Instance);
    }

    private static List<DecidedDocument> DocumentsOf(DecisionRecord record, IReadOnlyList<DecidedPoint> points) =>
        [.. record.Documents.Where(document =>
            document.Outcome != ReleaseOutcome.NotRelevant && document.Points.Any(number => points.Any(point => point.Number == number)))];
}
