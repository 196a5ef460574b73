using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Documents;

/// <summary>What the law says of a passage, as a reviewer puts it.</summary>
/// <param name="Reason">See <see cref="Passage.Reason"/>.</param>
public sealed record PassageCitation(IReadOnlyCollection<string> Provisions, string Reason)
{
    public IReadOnlyCollection<GroundFact> Facts { get; init; } = [];

    /// <summary>See <see cref="Passage.Note"/>.</summary>
    public string? Note { get; init; }

    public bool IsThatOf(Passage passage, ProvisionCatalogue catalogue) =>
        passage.Reason == Reason.Trim()
        && passage.Note == Note
        && passage.Provisions.SequenceEqual(catalogue.Complete(Provisions))
        && passage.Facts.ToHashSet().SetEquals(Facts.Where(fact => !fact.IsEmpty));

    public static PassageCitation Of(Passage passage) => new(passage.Provisions, passage.Reason) { Facts = passage.Facts, Note = passage.Note };
}
