using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Steps;

public sealed class StepForm
{
    public StepKind Kind { get; set; } = StepKind.PrecisionsAsked;

    public DateTime? On { get; set; }

    public string Note { get; set; } = "";
}

internal sealed class StepFormValidator : AbstractValidator<StepForm>
{
    public StepFormValidator()
    {
        RuleFor(form => form.Kind).IsInEnum();
        RuleFor(form => form.On).NotNull().WithMessage("Indiquez la date.");
        RuleFor(form => form.Note).MaximumLength(FileStep.NoteMaxLength).WithName("Note");
    }
}

/// <summary>Records a dated fact of a file: precisions, fees, accommodation, identity, the Commission asked to set the request aside.</summary>
public sealed class RecordStep(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<StepForm> validator, TimeProvider time)
{
    public async Task ExecuteAsync(AccessRequestId id, StepForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var known = await db.FileSteps.AsNoTracking().Where(step => step.RequestId == id).ToListAsync(cancellation);

        db.FileSteps.Add(FileStep.Record(
            form.Kind,
            DateOnly.FromDateTime(form.On!.Value),
            form.Note.Trim(),
            request,
            known,
            await db.AnswerCalendarAsync(cancellation),
            time.QuebecToday(),
            user.ToActor(),
            time.GetUtcNow(),
            await db.AskedByLetterAsync(id, cancellation)));
        await db.SaveChangesAsync(cancellation);
    }
}
