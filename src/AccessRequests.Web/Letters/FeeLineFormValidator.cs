using AccessRequests.Letters.Facts;
using FluentValidation;

namespace AccessRequests.Web.Letters;

/// <summary>What no amount could be computed from; what is never charged is told by the letter itself, with its article.</summary>
internal sealed class FeeLineFormValidator : AbstractValidator<FeeLineForm>
{
    internal const decimal MaxAmount = 1_000_000;
    private const int MaxDescriptionLength = 200;

    public FeeLineFormValidator()
    {
        RuleFor(line => line.Kind).NotNull().WithMessage("Choisissez la nature de ce qui est facturé.");
        RuleFor(line => line.Kind).IsInEnum().WithMessage("Choisissez la nature de ce qui est facturé.");
        RuleFor(line => line.Description).NotEmpty().WithMessage("Décrivez le support.").When(line => line.Kind == FeeKind.Medium);
        RuleFor(line => line.Description).MaximumLength(MaxDescriptionLength).WithName("Description");
        RuleFor(line => line.Quantity).InclusiveBetween(0.01m, MaxAmount).WithMessage("La quantité est plus grande que zéro.").When(line => !line.IsDisbursed);
        RuleFor(line => line.Quantity).Must(decimal.IsInteger).WithMessage("Le nombre de pages ou de fichiers est entier.").When(line => line.Kind is FeeKind.Page or FeeKind.Electronic);
        RuleFor(line => line.Price).InclusiveBetween(0.01m, MaxAmount).WithMessage("Indiquez le prix unitaire, plus grand que zéro.").When(line => line is { TakesPrice: true, IsDisbursed: false });
        RuleFor(line => line.Price).InclusiveBetween(0.01m, MaxAmount).WithMessage("Indiquez le montant déboursé, plus grand que zéro.").When(line => line.IsDisbursed);
        RuleFor(line => line.Price).Must(price => decimal.Round(price, 2) == price).WithMessage("Le montant a au plus deux décimales.").When(line => line.IsDisbursed);
    }
}
