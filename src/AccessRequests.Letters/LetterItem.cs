namespace AccessRequests.Letters;

/// <param name="Label">«3.», «a)», «•».</param>
/// <param name="Level">1, or 2 for a part of the item before it.</param>
public sealed record LetterItem(string Label, IReadOnlyList<LetterSpan> Spans, int Level = 1);
