using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Packages;
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

    /// <summary>The SHA-256 of the manifest that the page showed as approved: another package is not the one that left. Null takes the one that is approved.</summary>
    public string? Manifest { get; set; }
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
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<SendDecisionForm> validator,
    ApprovedBytes approved,
    TimeProvider time,
    ILogger<SendDecision> logger)
{
    /// <exception cref="DbUpdateConcurrencyException">Another package was approved since.</exception>
    public async Task ExecuteAsync(AccessRequestId id, SendDecisionForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        Seen.Demand(request.Decision.ApprovedManifest, form.Manifest ?? request.Decision.ApprovedManifest);
        var package = await db.LatestPackageAsync(id, cancellation);
        var proof = string.IsNullOrWhiteSpace(form.Proof) ? null : form.Proof.Trim();
        var details = new SendingDetails(DateOnly.FromDateTime(form.SentOn!.Value), form.Delivery, proof);
        var release = await db.ObstacleToReleaseAsync(request, details.SentOn, cancellation);

        RuleViolationException.ThrowIf(request.ObstacleToSending(package, release, details.SentOn, time.QuebecToday()));
        RuleViolationException.ThrowIf(await db.ObstacleToApprovedAsync(request, time.QuebecToday(), cancellation));
        await DemandApprovedBytesAsync(package!, request, cancellation);
        var limits = await db.LimitsAsync(request, await db.AnswerCalendarAsync(cancellation), cancellation);
        request.Send(package, release, details, limits, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The documents of third parties followed the letter, once they might.</summary>
    public async Task RecordDocumentsAsync(AccessRequestId id, DateOnly sentOn, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var release = await db.ObstacleToReleaseAsync(request, sentOn, cancellation);

        RuleViolationException.ThrowIf(request.ObstacleToSendingDocuments(release, sentOn, time.QuebecToday()));
        await DemandApprovedBytesAsync(await db.Packages.SingleAsync(known => known.Id == request.Sent!.PackageId, cancellation), request, cancellation);
        request.SendDocuments(release, sentOn, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seen">The day that the person corrects; null when they saw none.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since.</exception>
    public async Task RecordReceiptAsync(AccessRequestId id, DateOnly? seen, DateOnly receivedOn, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        Seen.Demand(request.Sent?.ReceivedOn, seen);
        request.RecordReceipt(receivedOn, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <exception cref="RuleViolationException">A file of the package is not, byte for byte, what was approved.</exception>
    private async Task DemandApprovedBytesAsync(Package package, AccessRequest request, CancellationToken cancellation)
    {
        try
        {
            await approved.CheckAsync(package, package.ManifestToLeave(request)!, cancellation);
        }
        catch (DamagedFileException)
        {
            logger.LogError("Package {PackageId} is not what was approved: its sending was refused", package.Id);
            throw new RuleViolationException(new Obstacle(ObstacleKind.PackageTampered));
        }
    }
}
