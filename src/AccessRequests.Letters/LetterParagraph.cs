namespace AccessRequests.Letters;

public sealed record LetterParagraph(LetterPart Part, IReadOnlyList<LetterSpan> Spans) : LetterBlock(Part)
{
    /// <summary>A list that the words announce; empty when they stand alone.</summary>
    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    public override string ToText() => Written(TextOf, NotesOf, "");

    public override string ToSource() => Written(SourceOf, _ => "", "  ");

    /// <param name="indent">Before an item inside another, by which it is known when it is read again.</param>
    private string Written(Func<IEnumerable<LetterSpan>, string> words, Func<IEnumerable<LetterSpan>, string> notes, string indent) =>
        words(Spans) + notes(Spans) + string.Concat(Items.Select(item => $"\n{(item.Level > 1 ? indent : "")}{item.Label} {words(item.Spans)}{notes(item.Spans)}"));
}
