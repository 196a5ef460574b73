using FluentValidation;

namespace AccessRequests.Web.Security;

/// <summary>What signs an approval. Whether it is enough is for <see cref="IdentityConfirmation"/> to say.</summary>
public sealed class ApprovalForm
{
    /// <summary>Empty for those who have none here.</summary>
    public string Password { get; set; } = "";
}

internal sealed class ApprovalFormValidator : AbstractValidator<ApprovalForm>
{
    public ApprovalFormValidator() => RuleFor(form => form.Password).MaximumLength(SecurityRegistration.PasswordMaxLength).WithName("Mot de passe");
}
