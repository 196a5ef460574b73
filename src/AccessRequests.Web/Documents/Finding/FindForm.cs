using AccessRequests.Domain.Detection;
using FluentValidation;

namespace AccessRequests.Web.Documents.Finding;

/// <summary>What to look for in all the documents of a request.</summary>
public sealed class FindForm
{
    public HashSet<SensitiveKind> Kinds { get; set; } =
    [
        SensitiveKind.EmailAddress, SensitiveKind.Telephone, SensitiveKind.SocialInsuranceNumber, SensitiveKind.HealthInsuranceNumber,
        SensitiveKind.DateOfBirth, SensitiveKind.PostalCode, SensitiveKind.HomeAddress, SensitiveKind.StaffFunction, SensitiveKind.PaymentCard, SensitiveKind.NetworkPath, SensitiveKind.TokenUrl, SensitiveKind.InternalHost,
    ];

    /// <summary>One a line.</summary>
    public string Terms { get; set; } = "";

    public string Expression { get; set; } = "";

    public IReadOnlyList<string> TermList => [.. Terms.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

internal sealed class FindFormValidator : AbstractValidator<FindForm>
{
    public FindFormValidator()
    {
        RuleFor(form => form.Kinds)
            .Must((form, kinds) => kinds.Count > 0 || form.TermList.Count > 0 || !string.IsNullOrWhiteSpace(form.Expression))
            .WithMessage("Choisissez ce qu’il faut repérer, ou donnez un mot.");
        RuleForEach(form => form.Kinds).IsInEnum();
        RuleFor(form => form.Terms)
            .Must((form, _) => form.TermList.Count <= SensitiveText.MaxTerms).WithMessage($"Donnez au plus {SensitiveText.MaxTerms} mots ou noms.")
            .Must((form, _) => form.TermList.All(term => term.Length is >= 2 and <= SensitiveText.TermMaxLength))
            .WithMessage($"Un mot ou un nom a de 2 à {SensitiveText.TermMaxLength} caractères.");
        RuleFor(form => form.Expression).MaximumLength(SensitiveText.ExpressionMaxLength).WithName("Expression")
            .Must(expression => string.IsNullOrWhiteSpace(expression) || SensitiveText.IsExpression(expression))
            .WithMessage("Cette expression rationnelle n’est pas comprise. Les références arrière et les assertions (?=, ?!) ne sont pas permises.");
    }
}
