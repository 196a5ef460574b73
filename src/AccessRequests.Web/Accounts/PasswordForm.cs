using AccessRequests.Web.Security;
using FluentValidation;

namespace AccessRequests.Web.Accounts;

/// <summary>What proves who changes their own second factor.</summary>
public sealed class PasswordForm
{
    public string Password { get; set; } = "";

    /// <summary>Of the factor, or a recovery code.</summary>
    public string Code { get; set; } = "";
}

internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(form => form.Password).NotEmpty().WithMessage("Donnez votre mot de passe.").MaximumLength(SecurityRegistration.PasswordMaxLength).WithName("Mot de passe");
        RuleFor(form => form.Code).NotEmpty().WithMessage("Donnez un code de votre second facteur, ou un code de secours.").MaximumLength(CodeForm.MaxLength).WithName("Code");
    }
}
