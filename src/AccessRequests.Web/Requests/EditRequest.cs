using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>Corrects what was logged. The number stays: letters already carry it.</summary>
public sealed class EditRequest(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<LogRequestForm> validator,
    TimeProvider time)
{
    /// <exception cref="DbUpdateConcurrencyException">The request changed since the form was filled from it, or the form does not say from which.</exception>
    public async Task ExecuteAsync(AccessRequestId id, LogRequestForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.LogRequests);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        db.Entry(request).Property(known => known.Version).OriginalValue = form.Version ?? throw new DbUpdateConcurrencyException();
        var applicant = await db.Applicants.SingleAsync(known => known.RequestId == id, cancellation);
        var used = await db.Documents.Where(document => document.RequestId == id).Select(document => document.Points).ToListAsync(cancellation);
        var was = request.Kind;
        applicant.Change(request, form.Applicant.ToDetails(), user.ToActor(), time.GetUtcNow());
        request.Edit(form.ToDetails(), form.ReceivedOn, form.EditedPoints, [.. used.SelectMany(points => points).Distinct()], user.ToActor(), time.GetUtcNow(), form.ReceptionReason.Trim());
        request.LapseExtension(await db.AnswerCalendarAsync(cancellation), user.ToActor(), time.GetUtcNow());

        // Not again after a manager gave the file back to the office.
        if (request.Kind != was)
        {
            request.RestrictToHandlers(await RestrictAccess.ManagersAsync(db, cancellation), user.ToActor(), time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
    }
}
