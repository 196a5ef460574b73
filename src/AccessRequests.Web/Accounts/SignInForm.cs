using FluentValidation;

namespace AccessRequests.Web.Accounts;

public sealed class SignInForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}

internal sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage("Indiquez votre adresse de courriel.");
        RuleFor(form => form.Password).NotEmpty().WithMessage("Indiquez votre mot de passe.");
    }
}
