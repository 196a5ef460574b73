using System.Security.Claims;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>A person's own lists. Nobody sees or removes those of another.</summary>
public sealed class SaveView(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization)
{
    /// <exception cref="ValidationException">Without a name, or past the bound.</exception>
    public async Task ExecuteAsync(string name, RequestFilter filter, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ReadRequests);
        var owner = user.ToActor().Id;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var query = filter.ToQuery();

        Demand(name.Trim() is { Length: > 0 and <= SavedView.NameMaxLength }, $"Nommez la vue, en {SavedView.NameMaxLength} caractères au plus.");
        Demand(query.Length <= SavedView.QueryMaxLength, "Ces filtres sont trop longs pour une vue. Raccourcissez la recherche.");
        Demand(await db.SavedViews.CountAsync(view => view.OwnerId == owner, cancellation) < SavedView.MaxPerPerson, $"Vous avez déjà {SavedView.MaxPerPerson} vues. Supprimez-en une.");

        db.SavedViews.Add(new SavedView { OwnerId = owner, Name = name.Trim(), Query = query });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RemoveAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ReadRequests);
        var owner = user.ToActor().Id;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.SavedViews.Where(view => view.Id == id && view.OwnerId == owner).ExecuteDeleteAsync(cancellation);
    }

    private static void Demand(bool isMet, string sentence)
    {
        if (!isMet)
        {
            throw new ValidationException([new ValidationFailure(nameof(SavedView.Name), sentence)]);
        }
    }
}
