using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Editing;

/// <summary>
/// Puts an officer's edits onto composed blocks. What follows from recorded facts is locked; the rest may be reworded, moved or
/// removed, and the conditions of the law are checked on the result.
/// </summary>
internal sealed class EditedLetter(IEnumerable<LetterBlock> composed, Grammar grammar)
{
    private readonly List<LetterBlock> _blocks = [.. composed];
    private readonly List<LetterObstacle> _obstacles = [];

    public IReadOnlyList<LetterBlock> Blocks => _blocks;

    public IReadOnlyList<LetterObstacle> Obstacles => _obstacles;

    public void Apply(IReadOnlyList<LetterEdit> edits)
    {
        for (var i = 0; i < edits.Count; i++)
        {
            Apply(edits[i], $"paragraphs[{i}]");
        }
    }

    private void Apply(LetterEdit edit, string where)
    {
        var index = IndexOf(edit.Paragraph);

        if (index < 0)
        {
            Report(
                where,
                $"Le paragraphe « {edit.Paragraph} » n’est pas dans la lettre. Paragraphes : {string.Join(", ", _blocks.Select(block => block.Id))}.",
                $"Vous aviez modifié le paragraphe « {ParagraphNames.InFrench(edit.Paragraph)} », qui n’est plus dans la lettre. Abandonnez cette modification au bas de l’aperçu.");
            return;
        }

        switch (edit)
        {
            case AddParagraph add:
                var added = Contents.Block(add.Content, PartBeside(_blocks[index]), grammar);
                _blocks.Insert(add.Before ? index : index + 1, added with { Id = add.Id, IsAdded = true });
                break;
            case MoveParagraph move when IsHead(_blocks[index]) && IndexOf(move.Beside) is >= 0 and var beside && IsHead(_blocks[beside]):
                Move(index, move, where);
                break;
            case RemoveParagraph when _blocks[index].Part is LetterPart.Reference or LetterPart.Subject:
                _blocks.RemoveAt(index);
                break;
            case var _ when _blocks[index].IsLocked:
                Report(where, $"Le paragraphe « {edit.Paragraph} » suit ce qui est consigné et ne se modifie pas ici. Corrigez le dossier ou le modèle.");
                break;
            case ReplaceParagraph replace:
                Replace(index, replace, where);
                break;
            case RemoveParagraph:
                Remove(index, where);
                break;
            case MoveParagraph move:
                Move(index, move, where);
                break;
        }
    }

    private void Remove(int index, string where)
    {
        var block = _blocks[index];
        _blocks.RemoveAt(index);

        if (block is LetterParagraph { Part: LetterPart.Referral, IsAdded: false })
        {
            Report(where, $"Le paragraphe « {block.Id} » dit ce qui est décidé (art. 47 et 50). Reformulez-le plutôt que de le retirer.");
        }
    }

    private void Replace(int index, ReplaceParagraph edit, string where)
    {
        var block = _blocks[index];
        var composed = block.Replaced ?? block.ToText();

        if (edit.Was is { } was && Plain(was) != Plain(composed))
        {
            Report(where, $"Le texte proposé du paragraphe « {edit.Paragraph} » a changé depuis qu’il a été remplacé. Relisez-le et confirmez votre texte.");
        }

        _blocks[index] = Contents.Paragraph(edit.Text, block.Part, grammar) with
        {
            Id = block.Id,
            IsAdded = block.IsAdded,
            Replaced = block.IsAdded ? null : composed,
        };
    }

    private void Move(int index, MoveParagraph edit, string where)
    {
        var block = _blocks[index];
        _blocks.RemoveAt(index);
        var beside = IndexOf(edit.Beside);

        if (beside < 0)
        {
            _blocks.Insert(index, block);
            Report(
                where,
                $"Le paragraphe « {edit.Beside} » n’est pas dans la lettre : « {edit.Paragraph} » reste à sa place. Choisissez un autre endroit.",
                $"Vous aviez placé le paragraphe « {ParagraphNames.InFrench(edit.Paragraph)} » près d’un autre qui n’est plus dans la lettre. Placez-le ailleurs.");
            return;
        }

        _blocks.Insert(edit.Before ? beside : beside + 1, block);
    }

    /// <summary>Offices order what stands before the recital in their own ways: what is locked there may change its place, not its words.</summary>
    private static bool IsHead(LetterBlock block) => block.Part is LetterPart.Letterhead or LetterPart.Delivery or LetterPart.Date or LetterPart.Addressee
        or LetterPart.Reference or LetterPart.Subject or LetterPart.Salutation;

    private static LetterPart PartBeside(LetterBlock block) =>
        block.Part is LetterPart.AnnexTitle or LetterPart.AnnexArticle or LetterPart.AnnexText ? LetterPart.AnnexText : LetterPart.Body;

    private int IndexOf(string id) => _blocks.FindIndex(block => block.Id == id);

    private void Report(string where, string sentence) => _obstacles.Add(new LetterObstacle(where, sentence));

    private void Report(string where, string sentence, string told) => _obstacles.Add(new LetterObstacle(where, sentence) { Told = told });

    private static string Plain(string text) => PlainText.Of(text).Trim();
}
