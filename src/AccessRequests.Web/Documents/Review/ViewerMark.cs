using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Documents.Review;

/// <summary>A mark as the viewer draws it, in the page's user space.</summary>
/// <param name="Boxes">Left, bottom, right, top of each; empty for a whole page.</param>
/// <param name="Look">«reserved», «proposed», «retained», «dismissed», «kept» or «pending»: the class that draws it, told apart by more than colour.</param>
public sealed record ViewerMark(Guid Id, int Page, IReadOnlyList<double[]> Boxes, string Label, string Look)
{
    /// <remarks>Articles alone make its label: thousands of marks share the few there are.</remarks>
    public static ViewerMark Of(Passage passage) => new(
        passage.Id.Value,
        passage.Page,
        [.. passage.Areas.Select(area => new[] { area.Left, area.Bottom, area.Right, area.Top })],
        string.Intern(passage.KeepsVisible ? passage.Provisions.Count == 0 ? "laissé visible" : $"{passage.Label} – laissé visible" : passage.Label),
        passage.KeepsVisible ? "kept" : passage.Status switch
        {
            PassageStatus.Reserved => "reserved",
            PassageStatus.Proposed => "proposed",
            PassageStatus.Retained => "retained",
            PassageStatus.Dismissed => "dismissed",
        });

    /// <summary>A selection that is not a mark yet.</summary>
    public static ViewerMark Pending(SelectionHint hint) => new(Guid.CreateVersion7(), hint.Page, hint.Boxes, "à marquer", "pending");

    /// <summary>What turns some marks into others: of thousands, an act changes one, and only that one travels to the browser.</summary>
    public static (IReadOnlyList<Guid> Gone, IReadOnlyList<ViewerMark> Shown) Change(IReadOnlyList<ViewerMark> before, IReadOnlyList<ViewerMark> now)
    {
        var same = 0;

        while (same < before.Count && same < now.Count && ReferenceEquals(before[same], now[same]))
        {
            same++;
        }

        var gone = before.Skip(same).ToDictionary(mark => mark.Id);
        var shown = now.Skip(same).Where(mark => !gone.Remove(mark.Id, out var known) || !known.IsDrawnLike(mark)).ToList();
        return ([.. gone.Keys], shown);
    }

    private bool IsDrawnLike(ViewerMark other) =>
        ReferenceEquals(this, other)
        || (Page == other.Page && Label == other.Label && Look == other.Look
        && Boxes.Count == other.Boxes.Count && Boxes.Zip(other.Boxes).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));
}
