using AccessRequests.Domain.Documents;

namespace AccessRequests.Letters.Grounds;

/// <summary>One hidden passage, in the order of the document.</summary>
/// <param name="Reason">In a few words that do not themselves reveal the passage.</param>
/// <param name="Hidden">What stands under it; given by whoever makes the table for the Commission, and kept nowhere.</param>
public sealed record GroundsPassage(int Page, IReadOnlyList<string> Provisions, string Reason, bool IsWholePage = false, string? Hidden = null, string? Note = null)
{
    public static GroundsPassage From(Passage passage, string? hidden = null, string? note = null) =>
        new(passage.Page, passage.Provisions, passage.Reason, passage.IsWholePage, hidden, note);
}
