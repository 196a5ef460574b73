using AccessRequests.Web.Security;
using FluentValidation;

namespace AccessRequests.Web.Accounts;

public sealed class ChangePasswordForm
{
    public string Email { get; set; } = "";

    public string Current { get; set; } = "";

    /// <summary>Of the second factor, where the account has one.</summary>
    public string Code { get; set; } = "";

    public string New { get; set; } = "";

    public string Repeated { get; set; } = "";
}

internal sealed class ChangePasswordFormValidator : AbstractValidator<ChangePasswordForm>
{
    public ChangePasswordFormValidator()
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage("Indiquez votre adresse de courriel.");
        RuleFor(form => form.Current).NotEmpty().WithMessage("Indiquez votre mot de passe actuel.");
        RuleFor(form => form.Code).MaximumLength(CodeForm.MaxLength).WithName("Code");
        RuleFor(form => form.New)
            .MinimumLength(SecurityRegistration.PasswordMinLength).WithMessage($"Le mot de passe doit avoir au moins {SecurityRegistration.PasswordMinLength} caractères.")
            .NotEqual(form => form.Current).WithMessage("Choisissez un mot de passe différent de l’actuel.");
        RuleFor(form => form.Repeated).Equal(form => form.New).WithMessage("Les deux saisies diffèrent.");
    }
}
