namespace AccessRequests.Domain.Documents;

/// <summary>What a list says of the marks of a document, counted where they are kept: it may have twenty thousand.</summary>
/// <param name="All">Removed ones included.</param>
/// <param name="Present">Those that were not removed.</param>
/// <param name="Undecided">Those that someone must still retain or dismiss.</param>
/// <param name="WithheldPages">The pages that a retained mark hides whole, in order.</param>
public sealed record MarkTally(int All, int Present, int Retained, int Undecided, IReadOnlyList<int> WithheldPages);
