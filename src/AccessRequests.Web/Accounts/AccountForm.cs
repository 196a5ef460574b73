using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using FluentValidation;

namespace AccessRequests.Web.Accounts;

/// <summary>What an administrator says of an account, new or not. The address is what people sign in with: it does not change.</summary>
public sealed class AccountForm
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>Empty when it is not said.</summary>
    public string Unit { get; set; } = "";

    public IReadOnlyCollection<string> Roles { get; set; } = [];

    /// <summary>The stamp of the account that the form was filled from; null for a new one.</summary>
    public string? Stamp { get; init; }

    internal static AccountForm Of(AccountSummary account) => new() { Name = account.Name, Email = account.Email, Unit = account.Unit ?? "", Roles = account.Roles, Stamp = account.Stamp };
}

internal sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    public AccountFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage("Indiquez le prénom et le nom.").MaximumLength(Account.NameMaxLength).WithName("Nom");
        RuleFor(form => form.Email)
            .NotEmpty().WithMessage("Indiquez l’adresse de courriel.")
            .EmailAddress().WithMessage("Cette adresse de courriel n’est pas valide.")
            .MaximumLength(Account.EmailMaxLength).WithName("Courriel");
        RuleFor(form => form.Unit).MaximumLength(AccessRequest.UnitMaxLength).WithName("Unité");
        RuleFor(form => form.Roles).NotEmpty().WithMessage("Choisissez au moins un rôle.");
        RuleFor(form => form.Roles).Must(Security.Roles.AreApart)
            .WithMessage("« Administrateur » et « Vérificateur » ne vont avec aucun autre rôle : une seule personne ouvrirait des comptes, lirait des dossiers et se surveillerait elle-même. Ouvrez-lui un second compte, ou donnez le rôle à quelqu’un d’autre.");
        RuleForEach(form => form.Roles).Must(Security.Roles.All.Contains).WithMessage("Ce rôle n’existe pas.");
    }
}
