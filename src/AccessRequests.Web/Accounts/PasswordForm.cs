using FluentValidation;

namespace AccessRequests.Web.Accounts;

/// <summary>What is done to one's own second factor, with the password that proves who does it.</summary>
public sealed class PasswordForm
{
    public const string RenewCodes = "codes";
    public const string RemoveFactor = "retirer";

    public string Password { get; set; } = "";

    public string Act { get; set; } = "";
}

internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    private const int PasswordMaxLength = 500;

    public PasswordFormValidator()
    {
        RuleFor(form => form.Password).NotEmpty().WithMessage("Donnez votre mot de passe.").MaximumLength(PasswordMaxLength).WithName("Mot de passe");
        RuleFor(form => form.Act).Must(act => act is PasswordForm.RenewCodes or PasswordForm.RemoveFactor);
    }
}
