using FluentValidation;

namespace AccessRequests.Web.Accounts;

/// <summary>A code of the second factor, or a recovery code in its place.</summary>
public sealed class CodeForm
{
    /// <summary>Either kind, with the spaces that people put between groups.</summary>
    public const int MaxLength = 40;

    public string Code { get; set; } = "";
}

internal sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator() => RuleFor(form => form.Code).NotEmpty().WithMessage("Donnez un code.").MaximumLength(CodeForm.MaxLength).WithName("Code");
}
