using AccessRequests.Letters.Requirements;

namespace AccessRequests.Letters.Composition;

/// <summary>
/// Notes are typed where they are referred to, «la Loi[^RLRQ, chapitre ]», and numbered through the letter once its words are
/// final. In headings, tables, quotations and lines, which nothing can refer from, the mark stays as it was typed and is an obstacle.
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
        select new LetterObstacle(places.Of(block), PlaceOf(block) is { } place
            ? $"Une note « [^… » du paragraphe « {block.Id} » est dans {place}, d’où rien ne peut renvoyer au bas de la page. Placez-la dans un paragraphe ou dans un élément de liste."
            : $"Une note « [^… » du paragraphe « {block.Id} » n’est pas fermée, ou en contient une autre. Fermez chacune d’un crochet « ] ».");

    /// <summary>The words where no note can be referred from, or null for those where one can.</summary>
    private static string? PlaceOf(LetterBlock block) => block switch
    {
        LetterHeading => "un intertitre",
        LetterTable => "un tableau",
        LetterQuotation => "une citation",
        LetterArticle => "le texte d’un article",
        LetterParagraph { Part: LetterPart.Subject } => "l’objet",
        LetterParagraph { Part: LetterPart.Reference } => "une référence",
        LetterLines => "l’en-tête, une adresse, une signature ou un titre",
        _ => null,
    };

    private LetterBlock Number(LetterBlock block) => block switch
    {
        LetterParagraph paragraph when PlaceOf(block) is null => paragraph with { Spans = Number(paragraph.Spans), Items = [.. paragraph.Items.Select(Number)] },
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
