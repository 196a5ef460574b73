using AccessRequests.Domain.Documents;

namespace AccessRequests.Letters.Grounds;

/// <summary>A document with its hidden passages.</summary>
/// <param name="Withheld">The provisions under which it is refused whole, with the reason; null when part of it is released.</param>
public sealed record GroundsDocument(string Title, DateOnly? Date, int PageCount, IReadOnlyList<GroundsPassage> Passages, GroundsPassage? Withheld = null)
{
    /// <param name="hidden">What stands under a passage, read from the original at that moment; null to leave it out.</param>
    /// <param name="note">What the office notes of a passage; null to leave it out.</param>
    public static GroundsDocument From(RequestedDocument document, Func<Passage, string?>? hidden = null, Func<Passage, string?>? note = null) => new(
        document.Title,
        document.Date,
        document.Original.PageCount,
        [.. document.Retained.OrderBy(passage => passage.Page).ThenByDescending(passage => passage.Areas.Count == 0 ? double.MaxValue : passage.Areas.Max(area => area.Top))
            .Select(passage => GroundsPassage.From(passage, hidden?.Invoke(passage), note?.Invoke(passage)))],
        document.Withholding is { } withholding ? new GroundsPassage(1, withholding.Provisions, withholding.Reason) : null);
}
