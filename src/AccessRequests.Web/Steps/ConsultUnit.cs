using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Steps;

public sealed class ConsultationForm
{
    public string Unit { get; set; } = "";

    public string Asked { get; set; } = "";

    public DateTime? DueOn { get; set; }
}

internal sealed class ConsultationFormValidator : AbstractValidator<ConsultationForm>
{
    public ConsultationFormValidator()
    {
        RuleFor(form => form.Unit).NotEmpty().WithMessage("Nommez l’unité.").MaximumLength(Consultation.UnitMaxLength).IsOnePlainLine().WithName("Unité");
        RuleFor(form => form.Asked).NotEmpty().WithMessage("Dites ce qui est demandé à l’unité.").MaximumLength(Consultation.AskedMaxLength).WithName("Demande");
        RuleFor(form => form.DueOn).NotNull().WithMessage("Indiquez la date butoir.")
            .IsDayOfTheAct();
    }
}

public sealed class ConsultationAnswerForm
{
    public bool HoldsDocuments { get; set; }

    public string Search { get; set; } = "";

    public int Minutes { get; set; }
}

internal sealed class ConsultationAnswerFormValidator : AbstractValidator<ConsultationAnswerForm>
{
    public ConsultationAnswerFormValidator()
    {
        RuleFor(form => form.Search).NotEmpty().WithMessage("Dites où et comment l’unité a cherché, et qui l’atteste.").MaximumLength(Consultation.SearchMaxLength).WithName("Attestation");
        RuleFor(form => form.Minutes).InclusiveBetween(0, Consultation.MaxMinutes).WithName("Temps");
    }
}

/// <summary>Asks a unit for documents, and records what it searched and found.</summary>
public sealed class ConsultUnit(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ConsultationForm> questions,
    IValidator<ConsultationAnswerForm> answers,
    TimeProvider time)
{
    public async Task AskAsync(AccessRequestId id, ConsultationForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);
        await questions.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        db.Consultations.Add(Consultation.Ask(
            request, form.Unit.Trim(), form.Asked.Trim(), DateOnly.FromDateTime(form.DueOn!.Value), time.QuebecToday(), user.ToActor(), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task AnswerAsync(Guid consultationId, ConsultationAnswerForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);
        await answers.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var consultation = await db.Consultations.SingleAsync(known => known.Id == consultationId, cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == consultation.RequestId, cancellation);
        consultation.Answer(request, form.HoldsDocuments, form.Search.Trim(), form.Minutes, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
