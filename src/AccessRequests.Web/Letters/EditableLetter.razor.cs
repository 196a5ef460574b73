using AccessRequests.Letters;
using AccessRequests.Letters.Editing;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Letters;

/// <summary>
/// A letter as it reads, paragraph by paragraph under the officer's hand. It changes nothing by itself: it tells the list of edits
/// that the officer wants.
/// </summary>
public sealed partial class EditableLetter
{
    private const int BeginningLength = 40;

    private Editing? _editing;
    private string _text = "";

    [Parameter, EditorRequired]
    public required LetterContent Letter { get; set; }

    [Parameter]
    public IReadOnlyList<LetterEdit> Edits { get; set; } = [];

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<LetterEdit>> OnEdited { get; set; }

    private IReadOnlyList<string> Removed => [.. Edits.OfType<RemoveParagraph>().Select(edit => edit.Paragraph).Distinct()];

    /// <summary>Edits beside paragraphs that what is recorded no longer makes.</summary>
    private IReadOnlyList<LetterEdit> Orphans =>
        [.. Edits.Where(edit => edit is not RemoveParagraph && !IsInLetter(edit.Paragraph) && !(edit is AddParagraph add && IsInLetter(add.Id)))];

    private bool IsInLetter(string id) => Letter.Blocks.Any(block => block.Id == id);

    private static bool IsEditable(LetterBlock block) => block.Id.Length > 0 && !block.IsLocked;

    private static string Beginning(LetterBlock block)
    {
        var text = block.ToText();
        return text.Length <= BeginningLength ? text : $"{text[..BeginningLength]}…";
    }

    /// <summary>The paragraph that this one would change places with, or null at the ends of what may be moved.</summary>
    private LetterBlock? Neighbour(int index, int step)
    {
        var beside = index + step;
        return beside >= 0 && beside < Letter.Blocks.Count && IsEditable(Letter.Blocks[beside]) ? Letter.Blocks[beside] : null;
    }

    private void Edit(LetterBlock block, string text) => (_editing, _text) = (new Editing(block, false, "Texte du paragraphe"), text);

    private void Add(LetterBlock block) => (_editing, _text) = (new Editing(block, true, "Paragraphe à ajouter"), "");

    private Task MoveAsync(int index, int step) =>
        OnEdited.InvokeAsync(Edits.Moved(Letter.Blocks[index], Neighbour(index, step)!, before: step < 0));

    private async Task SaveAsync()
    {
        var (block, isNew, _) = _editing!;
        await OnEdited.InvokeAsync(isNew ? Edits.AddAfter(block, _text.Trim()) : Edits.Reword(block, _text.Trim()));
        _editing = null;
    }

    private sealed record Editing(LetterBlock Block, bool IsNew, string Label);
}
