using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Security;

/// <summary>
/// Refuses what is guessed first: words and names of everyday, rows of the keyboard, dates, repeats, the person's own name, the body's and the product's.
/// The estimate is zxcvbn's, from 0 to 4; under 3 a guesser with the stolen hashes is done in hours.
/// </summary>
internal sealed class GuessablePasswords(AccessRequestsDb db) : IPasswordValidator<Account>
{
    private const int LeastScore = 3;

    /// <summary>The estimate takes time that grows faster than the length; what is longer is not guessed by its beginning.</summary>
    private const int LengthWeighed = 64;

    private static readonly string[] WordsOfHere = ["acces", "accès", "documents", "demande", "accessrequests", "ministere", "ministère", "quebec", "québec", "caviardage"];

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var body = await db.Organisations.AsNoTracking().Select(organisation => new { organisation.Letterhead.Ministry, organisation.Letterhead.Office, organisation.Letterhead.SelfDesignation }).SingleOrDefaultAsync();
        var own = new[] { user.Name, user.Email ?? "", body?.Ministry ?? "", body?.Office ?? "", body?.SelfDesignation ?? "" }
            .SelectMany(name => name.Split([' ', '.', ',', '@', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries));
        var weighed = password is null ? "" : password[..Math.Min(password.Length, LengthWeighed)];

        return new Zxcvbn.Zxcvbn().EvaluatePassword(weighed, own.Concat(WordsOfHere)).Score >= LeastScore
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordGuessable",
                Description = "Ce mot de passe est de ceux que l’on devine en premier. Prenez quatre ou cinq mots sans rapport entre eux, ou laissez un gestionnaire de mots de passe en faire un.",
            });
    }
}
