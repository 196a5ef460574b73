using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Reviews;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Steps;

public sealed class ReviewForm
{
    public string FileNumber { get; set; } = "";

    public DateTime? NoticeOn { get; set; }
}

internal sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator()
    {
        RuleFor(form => form.FileNumber).NotEmpty().WithMessage("Indiquez le numéro de dossier de la Commission.").MaximumLength(CommissionReview.FileNumberMaxLength).IsOnePlainLine().WithName("Numéro");
        RuleFor(form => form.NoticeOn).NotNull().WithMessage("Indiquez la date de l’avis.");
    }
}

public sealed class ReviewEndForm
{
    public string Outcome { get; set; } = "";

    public string ReleasedAfter { get; set; } = "";

    public DateTime? EndedOn { get; set; }
}

internal sealed class ReviewEndFormValidator : AbstractValidator<ReviewEndForm>
{
    public ReviewEndFormValidator()
    {
        RuleFor(form => form.Outcome).NotEmpty().WithMessage("Dites comment la révision s’est terminée.").MaximumLength(CommissionReview.TextMaxLength).WithName("Issue");
        RuleFor(form => form.ReleasedAfter).MaximumLength(CommissionReview.TextMaxLength).WithName("Communiqué ensuite");
        RuleFor(form => form.EndedOn).NotNull().WithMessage("Indiquez la date de la fin.");
    }
}

/// <summary>Reviews by the Commission (art. 135), and the retention that they impose (art. 52.1).</summary>
public sealed class FollowReview(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ReviewForm> openings,
    IValidator<ReviewEndForm> endings,
    TimeProvider time)
{
    public async Task OpenAsync(AccessRequestId id, ReviewForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await openings.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        db.CommissionReviews.Add(CommissionReview.Open(
            request, form.FileNumber.Trim(), DateOnly.FromDateTime(form.NoticeOn!.Value), time.QuebecToday(), user.ToActor(), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seen">The stage that the person moves it from.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague moved it since.</exception>
    public Task MoveAsync(Guid reviewId, ReviewStage seen, ReviewStage stage, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(
            reviewId,
            user,
            (review, request) =>
            {
                Seen.Demand(review.Stage, seen);
                review.Move(request, stage, user.ToActor(), time.GetUtcNow());
            },
            cancellation);

    public async Task EndAsync(Guid reviewId, ReviewEndForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await endings.ValidateAndThrowAsync(form, cancellation);
        var released = string.IsNullOrWhiteSpace(form.ReleasedAfter) ? null : form.ReleasedAfter.Trim();
        await ActAsync(
            reviewId,
            user,
            (review, request) => review.End(request, form.Outcome.Trim(), released, DateOnly.FromDateTime(form.EndedOn!.Value), time.QuebecToday(), user.ToActor(), time.GetUtcNow()),
            cancellation);
    }

    /// <param name="seen">The reason of the hold that the person replaces; null when they saw none.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since.</exception>
    public async Task HoldAsync(AccessRequestId id, string? seen, string reason, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        Seen.Demand(request.HoldReason, seen);
        request.Hold(reason.Trim(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seen">The reason of the hold that the person lifts.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since.</exception>
    public async Task LiftHoldAsync(AccessRequestId id, string? seen, string why, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var open = await db.CommissionReviews.Where(review => review.RequestId == id && review.EndedOn == null).Select(review => review.FileNumber).FirstOrDefaultAsync(cancellation);
        var incident = await db.Incidents.Where(incident => incident.RequestId == id && incident.ClosedOn == null).Select(incident => incident.Reference).FirstOrDefaultAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        Seen.Demand(request.HoldReason, seen);
        request.LiftHold(open, incident, why.Trim(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ActAsync(Guid reviewId, ClaimsPrincipal user, Action<CommissionReview, AccessRequest> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var review = await db.CommissionReviews.SingleAsync(known => known.Id == reviewId, cancellation);
        act(review, await db.Requests.SingleAsync(known => known.Id == review.RequestId, cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
