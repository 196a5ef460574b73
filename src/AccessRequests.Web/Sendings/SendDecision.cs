using System.Security.Claims;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Sendings;

public sealed class SendDecisionForm
{
    /// <summary>The day on which the decision left, in Québec.</summary>
    public DateTime? SentOn { get; set; }

    public Delivery Delivery { get; set; }

    public string Proof { get; set; } = "";
}

internal sealed class SendDecisionFormValidator : AbstractValidator<SendDecisionForm>
{
    public SendDecisionFormValidator()
    {
        RuleFor(form => form.SentOn).NotNull().WithMessage("Indiquez la date de l’envoi.");
        RuleFor(form => form.Delivery).IsInEnum();
        RuleFor(form => form.Proof).MaximumLength(Sending.ProofMaxLength).WithName("Preuve d’envoi");
    }
}

/// <summary>Records that the decision left, and when the applicant received it: review and publication run from there.</summary>
public sealed class SendDecision(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<SendDecisionForm> validator, TimeProvider time)
{
    public async Task ExecuteAsync(AccessRequestId id, SendDecisionForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var package = await db.LatestPackageAsync(id, cancellation);
        var proof = string.IsNullOrWhiteSpace(form.Proof) ? null : form.Proof.Trim();
        var details = new SendingDetails(DateOnly.FromDateTime(form.SentOn!.Value), form.Delivery, proof);

        request.Send(package, await db.ObstacleToReleaseAsync(request, time.QuebecToday(), cancellation), details, await db.AnswerCalendarAsync(cancellation), time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The documents of third parties followed the letter, once they might.</summary>
    public async Task RecordDocumentsAsync(AccessRequestId id, DateOnly sentOn, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.SendDocuments(await db.ObstacleToReleaseAsync(request, sentOn, cancellation), sentOn, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RecordReceiptAsync(AccessRequestId id, DateOnly receivedOn, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.RecordReceipt(receivedOn, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
