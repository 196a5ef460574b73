using System.Security.Claims;
using AccessRequests.Domain.Referrals;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Referrals;

/// <summary>Adds or updates bodies from a CSV file, by their name: all of them or none.</summary>
public sealed class ImportPublicBodies(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<PublicBodyForm> validator, TimeProvider time)
{
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>What the file would do, for the person to see before anything changes.</summary>
    public async Task<ImportPreview> PreviewAsync(string csv, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDirectory);

        var reading = PublicBodyCsv.Read(csv, validator);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var known = (await db.PublicBodies.Select(body => body.Name).ToListAsync(cancellation)).ToHashSet();
        var updated = reading.Bodies.Count(body => known.Contains(body.Name));

        return new ImportPreview(
            reading.Bodies.Count - updated,
            updated,
            [.. reading.Bodies.Select(body => body.Name)],
            [.. reading.Errors.Select(error => $"Ligne {error.Line} : {error.Message}")]);
    }

    /// <exception cref="ValidationException">A line is wrong: nothing was imported.</exception>
    public async Task<int> ExecuteAsync(string csv, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDirectory);

        var reading = PublicBodyCsv.Read(csv, validator);

        if (reading.Errors.Count > 0)
        {
            throw new ValidationException(string.Join('\n', reading.Errors.Select(error => $"Ligne {error.Line} : {error.Message}")));
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var known = await db.PublicBodies.ToDictionaryAsync(body => body.Name, cancellation);

        foreach (var form in reading.Bodies)
        {
            if (known.TryGetValue(form.Name, out var body))
            {
                var before = PublicBodyForm.Of(body).Lines;
                body.Change(form.ToDetails());
                db.Record(body, before, user, time.GetUtcNow());
            }
            else
            {
                var added = PublicBody.Add(form.ToDetails());
                db.PublicBodies.Add(added);
                db.Record(added, null, user, time.GetUtcNow());
            }
        }

        await db.SaveChangesAsync(cancellation);
        return reading.Bodies.Count;
    }
}

/// <param name="Errors">«Ligne 3 : …»; anything here and nothing can be imported.</param>
public sealed record ImportPreview(int Added, int Updated, IReadOnlyList<string> Names, IReadOnlyList<string> Errors);
