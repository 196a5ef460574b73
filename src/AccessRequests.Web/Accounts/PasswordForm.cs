using AccessRequests.Web.Security;
using FluentValidation;

namespace AccessRequests.Web.Accounts;

/// <summary>The password that proves who changes their own second factor.</summary>
public sealed class PasswordForm
{
    public string Password { get; set; } = "";
}

internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator() =>
        RuleFor(form => form.Password).NotEmpty().WithMessage("Donnez votre mot de passe.").MaximumLength(SecurityRegistration.PasswordMaxLength).WithName("Mot de passe");
}
