using AccessRequests.Web.Security;
using FluentValidation;

namespace AccessRequests.Web.Accounts;

/// <summary>The first code of a key that was just offered.</summary>
public sealed class SecondFactorForm
{
    public string Ticket { get; set; } = "";

    public string Code { get; set; } = "";

    /// <summary>Of the factor that the new one takes the place of, or a recovery code.</summary>
    public string Present { get; set; } = "";

    /// <summary>Asked where a session is open already: one left open changes no factor.</summary>
    public string Password { get; set; } = "";
}

internal sealed class SecondFactorFormValidator : AbstractValidator<SecondFactorForm>
{
    private const int TicketMaxLength = 2000;

    public SecondFactorFormValidator()
    {
        RuleFor(form => form.Ticket).MaximumLength(TicketMaxLength);
        RuleFor(form => form.Password).MaximumLength(SecurityRegistration.PasswordMaxLength).WithName("Mot de passe");
        RuleFor(form => form.Present).MaximumLength(CodeForm.MaxLength).WithName("Code actuel");
        RuleFor(form => form.Code).NotEmpty().WithMessage("Donnez le code que montre l’application.").MaximumLength(CodeForm.MaxLength).WithName("Code");
    }
}
