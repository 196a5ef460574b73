using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed class ExtensionForm
{
    public int Days { get; set; } = Extension.MaxDays;

    public string Reason { get; set; } = "";

    /// <summary>The day on which the notice left, in Québec.</summary>
    public DateTime? NoticeSentOn { get; set; }
}

internal sealed class ExtensionFormValidator : AbstractValidator<ExtensionForm>
{
    public ExtensionFormValidator(TimeProvider time)
    {
        RuleFor(form => form.Days).InclusiveBetween(1, Extension.MaxDays).WithMessage($"Une prolongation est de 1 à {Extension.MaxDays} jours (art. 47 et 98).");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Donnez le motif de la prolongation.").MaximumLength(Extension.ReasonMaxLength).WithName("Motif");
        RuleFor(form => form.NoticeSentOn).NotNull().WithMessage("Indiquez la date d’envoi de l’avis.");
        RuleFor(form => form.NoticeSentOn)
            .Must(day => DateOnly.FromDateTime(day!.Value) <= time.QuebecToday()).WithMessage("L’avis ne peut être envoyé dans l’avenir.")
            .When(form => form.NoticeSentOn is not null);
    }
}

/// <summary>Art. 47, al. 2: ten days at most, once, by a notice sent before the twentieth day ends.</summary>
public sealed class ExtendDeadline(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ExtensionForm> validator,
    TimeProvider time)
{
    public async Task ExecuteAsync(AccessRequestId id, ExtensionForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var calendar = await db.AnswerCalendarAsync(cancellation);

        request.Extend(form.Days, form.Reason.Trim(), DateOnly.FromDateTime(form.NoticeSentOn!.Value), calendar, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
