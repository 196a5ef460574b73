using AccessRequests.Letters.Editing;
using FluentValidation;

namespace AccessRequests.Web.Letters;

/// <summary>The words that officers put in place of composed ones, or beside them.</summary>
public sealed record LetterEditsForm(IReadOnlyList<LetterEdit> Edits);

internal sealed class LetterEditsFormValidator : AbstractValidator<LetterEditsForm>
{
    public LetterEditsFormValidator()
    {
        RuleFor(form => form.Edits).Must(edits => edits.Count <= LetterEdits.MaxCount)
            .WithMessage($"Une lettre a au plus {LetterEdits.MaxCount} modifications. Rétablissez des paragraphes ou corrigez le modèle.");
        RuleForEach(form => form.Edits).Must(edit => TextOf(edit) is not { } text || (!string.IsNullOrWhiteSpace(text) && text.Length <= LetterEdits.MaxTextLength))
            .WithMessage($"Un paragraphe a de 1 à {LetterEdits.MaxTextLength} caractères. Pour l’enlever, choisissez « Retirer ».");
    }

    private static string? TextOf(LetterEdit edit) => edit switch
    {
        ReplaceParagraph replace => replace.Text,
        AddParagraph { Content: AddedText added } => added.Text,
        _ => null,
    };
}
