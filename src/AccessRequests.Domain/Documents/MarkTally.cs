using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Documents;

/// <summary>What a list says of the marks of a document, counted where they are kept: it may have twenty thousand.</summary>
/// <param name="All">Removed ones included.</param>
/// <param name="Present">Those that were not removed.</param>
/// <param name="Undecided">Those that someone must still retain or dismiss.</param>
/// <param name="WithheldPages">The pages that a retained mark hides whole, in order.</param>
/// <param name="Citations">What the retained marks cite, each once; null where that was not asked.</param>
public sealed record MarkTally(int All, int Present, int Retained, int Undecided, IReadOnlyList<int> WithheldPages, IReadOnlyList<MarkCitation>? Citations = null);

/// <summary>What marks cite and what was answered of it: thousands of them cite the same few things.</summary>
public sealed record MarkCitation(IReadOnlyList<string> Provisions, IReadOnlyList<GroundFact> Facts);
