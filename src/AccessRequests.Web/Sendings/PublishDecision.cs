using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Sendings;

public sealed class PublicationForm
{
    /// <summary>Which sending is published: a file that was opened again has several.</summary>
    public Guid? SendingId { get; set; }

    public DateTime? On { get; set; }

    public string Address { get; set; } = "";
}

internal sealed class PublicationFormValidator : AbstractValidator<PublicationForm>
{
    public PublicationFormValidator()
    {
        RuleFor(form => form.On).NotNull().WithMessage("Indiquez la date de la diffusion.");
        RuleFor(form => form.Address).NotEmpty().WithMessage("Indiquez l’adresse de la page où la décision est diffusée.").MaximumLength(Sending.AddressMaxLength).WithName("Adresse")
            .Must(address => Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .WithMessage("Une adresse de diffusion commence par https:// ou http://.");
    }
}

/// <summary>Records that what was sent is published, or no longer is.</summary>
public sealed class PublishDecision(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<PublicationForm> validator,
    IValidator<ReasonForm> reasonValidator,
    TimeProvider time)
{
    public async Task ExecuteAsync(AccessRequestId id, PublicationForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.Publish(DateOnly.FromDateTime(form.On!.Value), form.Address.Trim(), await db.AnswerCalendarAsync(cancellation), time.QuebecToday(), user.ToActor(), time.GetUtcNow(), Of(request, form.SendingId));
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="sendingId">Null for the last.</param>
    public async Task WithdrawAsync(AccessRequestId id, ReasonForm form, ClaimsPrincipal user, Guid? sendingId = null, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await reasonValidator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.Unpublish(form.Reason.Trim(), user.ToActor(), time.GetUtcNow(), Of(request, sendingId));
        await db.SaveChangesAsync(cancellation);
    }

    private static Sending? Of(AccessRequest request, Guid? sendingId) => sendingId is { } id ? request.Sendings.Single(sending => sending.Id == id) : null;
}
