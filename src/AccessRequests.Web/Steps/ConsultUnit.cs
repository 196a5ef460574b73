using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Steps;

public sealed class ConsultationForm
{
    public string Unit { get; set; } = "";

    /// <summary>Where what is asked is written to; empty where the unit is told otherwise.</summary>
    public string Email { get; set; } = "";

    public string Asked { get; set; } = "";

    public DateTime? DueOn { get; set; }
}

internal sealed class ConsultationFormValidator : AbstractValidator<ConsultationForm>
{
    public ConsultationFormValidator()
    {
        RuleFor(form => form.Unit).NotEmpty().WithMessage("Nommez l’unité.").MaximumLength(Consultation.UnitMaxLength).IsOnePlainLine().WithName("Unité");
        RuleFor(form => form.Email).MaximumLength(OutboxMessage.AddressMaxLength).IsOnePlainLine().WithName("Courriel");
        RuleFor(form => form.Email).EmailAddress().WithMessage("Cette adresse de courriel n’est pas valide.").When(form => form.Email.Length > 0);
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
        var applicant = await db.Applicants.AsNoTracking().SingleOrDefaultAsync(known => known.RequestId == id, cancellation);
        RuleViolationException.ThrowIf(applicant is null ? null : Consultation.ObstacleToWords($"{form.Unit}\n{form.Asked}", applicant));

        var email = string.IsNullOrWhiteSpace(form.Email) ? null : form.Email.Trim();
        var consultation = Consultation.Ask(
            request, form.Unit.Trim(), form.Asked.Trim(), DateOnly.FromDateTime(form.DueOn!.Value), time.QuebecToday(), user.ToActor(), time.GetUtcNow(), email);
        db.Consultations.Add(consultation);

        if (email is not null)
        {
            db.Outbox.Add(await MessageAsync(db, request, consultation, email, cancellation));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What is asked, by when and of whom: nothing of who asks the office (art. 62).</summary>
    private async Task<OutboxMessage> MessageAsync(AccessRequestsDb db, AccessRequest request, Consultation consultation, string email, CancellationToken cancellation)
    {
        var letterhead = (await db.Organisations.AsNoTracking().SingleAsync(cancellation)).Letterhead;
        var now = time.GetUtcNow();

        return new OutboxMessage
        {
            Key = $"consultation:{consultation.Id:N}",
            To = email,
            Subject = $"Demande {request.Number} : documents à repérer, réponse attendue le {FrenchDate.Of(consultation.DueOn)}",
            Body = $"""
                À l’attention de : {consultation.Unit}

                Dans le dossier {request.Number}, nous vous demandons de repérer les documents suivants :

                {consultation.Asked}

                Veuillez répondre au plus tard le {FrenchDate.WithWeekday(consultation.DueOn)}, même si vous ne détenez aucun document. Indiquez où et comment vous avez cherché, qui l’atteste, et le temps consacré.

                {consultation.AskedBy}
                {letterhead.Office}
                {letterhead.Ministry}
                """,
            RequestId = request.Id,
            CreatedAt = now,
            NextTryAt = now,
        };
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
