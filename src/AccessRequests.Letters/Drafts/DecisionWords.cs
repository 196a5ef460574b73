using AccessRequests.Letters.Editing;

namespace AccessRequests.Letters.Drafts;

/// <summary>What officers made of the composed words of a decision, kept as one value.</summary>
/// <param name="GroupsPoints">Which points share a paragraph.</param>
/// <param name="Edits">In the order in which they were made.</param>
public sealed record DecisionWords(PointGrouping GroupsPoints, IReadOnlyList<LetterEdit> Edits)
{
    public bool Equals(DecisionWords? other) => other is not null && GroupsPoints == other.GroupsPoints && Edits.SequenceEqual(other.Edits);

    public override int GetHashCode() => HashCode.Combine(GroupsPoints, Edits.Count);
}
