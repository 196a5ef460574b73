using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.Letters;

/// <summary>Only what no letter could be composed from; what the law requires is told by the letter itself, with its article.</summary>
internal sealed class LetterFactsFormValidator : AbstractValidator<LetterFactsForm>
{
    private const int MaxLines = 50;
    private const int MaxTextLength = 5000;

    public LetterFactsFormValidator()
    {
        RuleFor(form => form.On).IsDayOfTheAct();
        RuleFor(form => form.Since).IsDayOfTheAct();
        RuleFor(form => form.Until).IsDayOfTheAct();
        RuleFor(form => form.Items).MaximumLength(MaxTextLength).WithName("Liste");
        RuleFor(form => form.Items).Must(items => items.Count(letter => letter == '\n') < MaxLines).WithMessage($"La liste a au plus {MaxLines} lignes.");
        RuleFor(form => form.Reason).MaximumLength(Extension.ReasonMaxLength).WithName("Motif");
        RuleFor(form => form.Reference).MaximumLength(100).WithName("Référence");
        RuleFor(form => form.Address).MaximumLength(500).WithName("Adresse");
        RuleFor(form => form.Provisions).MaximumLength(200).WithName("Articles");
        RuleFor(form => form.Days).InclusiveBetween(1, Extension.MaxDays).WithMessage($"Une prolongation est de 1 à {Extension.MaxDays} jours (art. 47 et 98).")
            .When(form => form.Kind == LetterKind.Extension);
        RuleFor(form => form.Fees).Must(fees => fees.Count <= MaxLines).WithMessage($"L’estimation a au plus {MaxLines} lignes.");
        RuleForEach(form => form.Fees).SetValidator(new FeeLineFormValidator());
        RuleFor(form => form.Deposit).InclusiveBetween(0, FeeLineFormValidator.MaxAmount).WithMessage("Le dépôt n’est pas négatif.");
        RuleForEach(form => form.Refused).ChildRules(refused =>
        {
            refused.RuleFor(item => item.Information).NotEmpty().WithMessage("Indiquez le renseignement.").MaximumLength(500).WithName("Renseignement");
            refused.RuleFor(item => item.Reason).MaximumLength(1000).WithName("Motif");
        });
    }
}
