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
    /// <summary>Far beyond any password; hashing a book would cost the server.</summary>
    private const int PasswordMaxLength = 500;

    public ApprovalFormValidator() => RuleFor(form => form.Password).MaximumLength(PasswordMaxLength).WithName("Mot de passe");
}
