using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Localisation;

/// <summary>The refusals of Identity that this office can meet. Accounts are named by their address alone.</summary>
internal sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "L’opération a échoué. Réessayez.");

    public override IdentityError ConcurrencyFailure() =>
        Error(nameof(ConcurrencyFailure), "Une autre personne vient de modifier ce compte. Rechargez la page.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Le mot de passe actuel n’est pas le bon.");

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "Ce jeton n’est pas valide ou ne l’est plus.");

    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "Cette adresse de courriel n’est pas valide.");

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError DuplicateEmail(string email) =>
        Error(nameof(DuplicateEmail), "Un compte a déjà cette adresse de courriel.");

    public override IdentityError UserAlreadyInRole(string role) =>
        Error(nameof(UserAlreadyInRole), $"Le compte a déjà le rôle « {Roles.InFrench(role)} ».");

    public override IdentityError UserNotInRole(string role) =>
        Error(nameof(UserNotInRole), $"Le compte n’a pas le rôle « {Roles.InFrench(role)} ».");

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"Le mot de passe doit avoir au moins {length} caractères.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"Le mot de passe doit avoir au moins {uniqueChars} caractères différents.");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
