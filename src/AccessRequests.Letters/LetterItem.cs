namespace AccessRequests.Letters;

public sealed record LetterItem(int Number, IReadOnlyList<LetterSpan> Spans);
