using AccessRequests.Letters.Requirements;

namespace AccessRequests.Letters.Composition;

/// <summary>
/// Notes are typed where they are referred to, «la Loi[^RLRQ, chapitre ]», and numbered through the letter once its words are
/// final. In titles and tables, which nothing can refer from, the mark stays as it was typed and is an obstacle.
/// </summary>
internal sealed class Notes
{
    public const string Opening = "[^";
    private const char Closing = ']';

    private int _count;

    public static IReadOnlyList<LetterBlock> Numbered(IReadOnlyList<LetterBlock> blocks)
    {
        var notes = new Notes();
        return [.. blocks.Select(notes.Number)];
    }

    public static IEnumerable<LetterObstacle> Unreferable(IReadOnlyList<LetterBlock> blocks, LetterPlaces places) =>
        from block in blocks
        where block.ToText().Contains(Opening, StringComparison.Ordinal)
        select new LetterObstacle(
            places.Of(block),
            $"Le paragraphe « {block.Id} » a une note « [^… » qui n’est pas fermée, ou dans un titre, un tableau ou une citation, où rien n’y renvoie. Fermez-la d’un crochet, ou écrivez-la ailleurs.");

    private LetterBlock Number(LetterBlock block) => block switch
    {
        LetterParagraph paragraph => paragraph with { Spans = Number(paragraph.Spans), Items = [.. paragraph.Items.Select(Number)] },
        LetterItems items => items with { Items = [.. items.Items.Select(Number)] },
        _ => block,
    };

    private LetterItem Number(LetterItem item) => item with { Spans = Number(item.Spans) };

    private IReadOnlyList<LetterSpan> Number(IReadOnlyList<LetterSpan> spans)
    {
        if (!spans.Any(span => span.Text.Contains(Opening, StringComparison.Ordinal)))
        {
            return spans;
        }

        List<LetterSpan> words = [];
        List<LetterSpan>? note = null;

        foreach (var span in spans)
        {
            if (span.Link is not null)
            {
                (note ?? words).Add(span);
                continue;
            }

            var rest = span.Text;

            while (rest.Length > 0)
            {
                var end = note is null ? rest.IndexOf(Opening, StringComparison.Ordinal) : rest.IndexOf(Closing);
                MergeFields.Append(note ?? words, end < 0 ? rest : rest[..end]);

                if (end < 0)
                {
                    break;
                }

                rest = rest[(end + (note is null ? Opening.Length : 1))..];

                if (note is not null)
                {
                    words.Add(new LetterSpan($"{++_count}") { Note = note });
                }

                note = note is null ? [] : null;
            }
        }

        return note is null ? words : spans;
    }
}
