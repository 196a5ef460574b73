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

    /// <summary>In the order of the request; referrals are told apart, body by body.</summary>
    public static IReadOnlyList<PointGroup> Of(LetterRecord letter) => Of(letter.File, letter.Form.NamesPoints ? letter.Form.GroupsPoints : PointGrouping.Outcome);

    private static IReadOnlyList<PointGroup> Of(DecisionRecord record, PointGrouping grouping) =>
        [.. record.Points
            .Select((point, position) => (Point: point, Position: position))
            .Where(one => one.Point.Outcome is not null and not PointOutcome.Referred)
            .GroupBy(one => (Outcome: one.Point.Outcome!.Value, Provisions: string.Join(';', one.Point.Provisions), Grounds: grouping == PointGrouping.OutcomeAndGrounds ? GroundsOf(one.Point, record) : "", Position: grouping == PointGrouping.EachPoint ? one.Position : 0, Place: one.Point.Outcome is PointOutcome.AlreadyAnswered or PointOutcome.OnSite ? one.Point.Note : ""))
            .Select(group => new PointGroup(group.Key.Outcome, group.First().Position, [.. group.Select(one => one.Point)], DocumentsOf(record, [.. group.Select(one => one.Point)])))
            .OrderBy(group => group.First)];

    /// <summary>
    /// One decision for all: what is given or refused holds for all that the body keeps, as in the model, even beside a referral; that
    /// nothing is held or told holds for its points alone.
    /// </summary>
    public static bool IsSingle(IReadOnlyList<PointGroup> groups, DecisionRecord record) =>
        groups.Count == 1
        && (groups[0].Outcome.HasDocuments() || record.Referrals.All(referral => referral.Points.Count == 0));

    /// <summary>The id of its paragraph.</summary>
    public string IdIn(bool isSingle) => isSingle ? "decision" : $"decision.{IdOf(Points[0])}";

    public static string IdOf(DecidedPoint point) => point.Under is { } whole ? $"{whole.Number}{point.Letter}" : $"{point.Number}";

    /// <summary>What points are called, a whole point in place of all its parts.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyCollection<DecidedPoint> points, DecisionRecord record) =>
        [.. points
            .Select(point => point.Under is { } whole && record.Points.Where(other => other.Under == whole).All(points.Contains) ? whole.Name : point.Name)
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

    private static string GroundsOf(DecidedPoint point, DecisionRecord record) =>
        string.Join(';', new PointGroup(point.Outcome!.Value, 0, [point], DocumentsOf(record, [point])).Grounds);

    private static List<DecidedDocument> DocumentsOf(DecisionRecord record, IReadOnlyList<DecidedPoint> points) =>
        [.. record.Documents.Where(document =>
            document.Outcome != ReleaseOutcome.NotRelevant && document.Points.Any(number => points.Any(point => point.Number == number)))];
}
