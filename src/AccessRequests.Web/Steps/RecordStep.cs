using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Domain.Steps;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
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

    /// <summary>The Commission's own number of the application (art. 137.1); empty for every other step, and while the Commission gave none.</summary>
    public string CommissionFile { get; set; } = "";

    /// <summary>The person read what the step brings about.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>The note of the step, with the file number before it.</summary>
    internal string Recorded => string.Join(" — ", new[] { Kind.NeedsNote() && CommissionFile.Trim().Length > 0 ? $"dossier {CommissionFile.Trim()} de la Commission" : "", Note.Trim() }.Where(part => part.Length > 0));
}

internal sealed class StepFormValidator : AbstractValidator<StepForm>
{
    public StepFormValidator()
    {
        RuleFor(form => form.Kind).IsInEnum();
        RuleFor(form => form.On).NotNull().WithMessage("Indiquez la date.");
        RuleFor(form => form.Note).MaximumLength(FileStep.NoteMaxLength - CommissionReview.FileNumberMaxLength - 50).WithName("Note");
        RuleFor(form => form.Note).NotEmpty().WithMessage("Dites quelles demandes sont visées et sur quel motif la Commission est saisie.").When(form => form.Kind == StepKind.CommissionApplied);
        RuleFor(form => form.CommissionFile).MaximumLength(CommissionReview.FileNumberMaxLength).IsOnePlainLine().WithName("Dossier de la Commission");
        RuleFor(form => form.CommissionFile).NotEmpty().WithMessage("Indiquez le numéro de dossier de la Commission.").When(form => form.Kind.IsOfCommission());
        RuleFor(form => form.IsConfirmed).Equal(true).WithMessage("Confirmez que c’est bien cette étape que vous consignez : elle ne s’efface pas.").When(form => form.Kind.NeedsNote());
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
            form.Recorded,
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
