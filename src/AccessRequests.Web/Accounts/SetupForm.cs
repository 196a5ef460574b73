using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;

namespace AccessRequests.Web.Accounts;

public sealed class SetupForm
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}

internal sealed class SetupFormValidator : AbstractValidator<SetupForm>
{
    public SetupFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().MaximumLength(Account.NameMaxLength).WithName("Nom");
        RuleFor(form => form.Email).NotEmpty().EmailAddress().MaximumLength(Account.EmailMaxLength).WithName("Adresse de courriel");
        RuleFor(form => form.Password).MinimumLength(SecurityRegistration.PasswordMinLength)
            .WithMessage($"Le mot de passe doit avoir au moins {SecurityRegistration.PasswordMinLength} caractères.");
    }
}
