using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Letters;

/// <summary>Points decided alike, with the documents that answer them.</summary>
internal sealed record PointGroup(PointOutcome Outcome, IReadOnlyList<DecidedPoint> Points, IReadOnlyList<DecidedDocument> Documents)
{
    public IReadOnlyList<int> Numbers => [.. Points.Select(point => point.Number)];

    /// <summary>The articles that these documents are refused under, in numeric order; 14 says how they apply.</summary>
    public IReadOnlyList<string> Grounds => Documents.Any(document => document.Outcome is ReleaseOutcome.PartlyReleased or ReleaseOutcome.Withheld)
        ? [.. Documents
            .SelectMany(document => document.Provisions)
            .Append(ProvisionCatalogue.Severance)
            .Distinct()
            .Order(ProvisionNumberComparer.Instance)]
        : [];

    /// <summary>One per outcome, in the order of the request; referrals are told apart, body by body.</summary>
    public static IReadOnlyList<PointGroup> Of(DecisionRecord record) =>
        [.. record.Points
            .Where(point => point.Outcome is not null and not PointOutcome.Referred)
            .GroupBy(point => point.Outcome!.Value)
            .Select(group => new PointGroup(group.Key, [.. group.OrderBy(point => point.Number)], DocumentsOf(record, [.. group])))
            .OrderBy(group => group.Points[0].Number)];

    private static List<DecidedDocument> DocumentsOf(DecisionRecord record, IReadOnlyList<DecidedPoint> points) =>
        [.. record.Documents.Where(document =>
            document.Outcome != ReleaseOutcome.NotRelevant && document.Points.Any(number => points.Any(point => point.Number == number)))];
}
