using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>Opens a file: the request, its points and, apart, its applicant.</summary>
public sealed class LogRequest(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<LogRequestForm> validator,
    TimeProvider time)
{
    /// <summary>The next free number in the administrator's format.</summary>
    public async Task<string> ProposeNumberAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pattern = await db.Organisations.Select(organisation => organisation.NumberPattern).SingleAsync(cancellation);
        var year = time.QuebecToday().Year;

        // A number of a file that the person does not see is taken all the same. The newest files carry the highest numbers, so the last few hundred suffice.
        var latest = await db.Requests.IgnoreQueryFilters().OrderByDescending(request => request.ReceivedAt).Select(request => request.Number).Take(500).ToListAsync(cancellation);
        var format = NumberFormat.TryParse(pattern)!;
        var proposed = format.Next(latest, year);

        while (await db.Requests.IgnoreQueryFilters().AnyAsync(request => request.Number == proposed, cancellation))
        {
            latest.Add(proposed);
            proposed = format.Next(latest, year);
        }

        return proposed;
    }

    /// <returns>The request's number.</returns>
    /// <exception cref="ValidationException">Also when the number was taken meanwhile.</exception>
    public async Task<string> ExecuteAsync(LogRequestForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.LogRequests);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await db.Requests.IgnoreQueryFilters().AnyAsync(request => request.Number == form.Number, cancellation))
        {
            throw NumberTaken(form.Number);
        }

        var request = AccessRequest.Log(form.Number, form.ToDetails(), form.ReceivedOn, form.PointTexts, user.ToActor(), time.GetUtcNow());
        request.RestrictToHandlers(await RestrictAccess.ManagersAsync(db, cancellation), user.ToActor(), time.GetUtcNow());
        db.Requests.Add(request);
        db.Applicants.Add(Applicant.Of(request.Id, form.Applicant.ToDetails()));

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.Requests.IgnoreQueryFilters().Any(known => known.Number == form.Number))
        {
            throw NumberTaken(form.Number); // by a colleague, between the question above and the answer
        }

        return request.Number;
    }

    private static ValidationException NumberTaken(string number) =>
        new([new ValidationFailure(nameof(LogRequestForm.Number), $"Le numéro {number} est déjà pris. Choisissez-en un autre.")]);
}
