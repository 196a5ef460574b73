using System.Security.Claims;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

public sealed class PointDecisionForm
{
    public int Point { get; set; }

    public PointOutcome? Outcome { get; set; }

    public string Note { get; set; } = "";

    /// <inheritdoc cref="RequestPoint.Provisions"/>
    public IReadOnlyCollection<string> Provisions { get; set; } = [];

    /// <summary>What was recorded when the form was filled.</summary>
    public (PointOutcome? Outcome, string? Note, string Provisions) Seen { get; set; }

    public static PointDecisionForm Of(RequestPoint point) => new()
    {
        Point = point.Number,
        Outcome = point.Outcome,
        Note = point.OutcomeNote ?? "",
        Provisions = point.Provisions,
        Seen = StateOf(point),
    };

    internal static (PointOutcome? Outcome, string? Note, string Provisions) StateOf(RequestPoint point) =>
        (point.Outcome, point.OutcomeNote, string.Join(", ", point.Provisions.Order(StringComparer.Ordinal)));
}

internal sealed class PointDecisionFormValidator : AbstractValidator<PointDecisionForm>
{
    public PointDecisionFormValidator()
    {
        RuleFor(form => form.Outcome).NotNull().WithMessage("Choisissez l’issue du point.");
        RuleFor(form => form.Outcome).IsInEnum().WithMessage("Choisissez l’issue du point.");
        RuleFor(form => form.Outcome).NotEqual(PointOutcome.Referred).WithMessage("Consignez un renvoi pour donner cette issue au point.");
        RuleFor(form => form.Note).MaximumLength(RequestPoint.NoteMaxLength).WithName("Précision");
        RuleFor(form => form.Provisions).NotEmpty().WithMessage("Choisissez la disposition qui permet de ne pas confirmer l’existence.").When(form => form.Outcome == PointOutcome.NotConfirmed);
        RuleFor(form => form.Note).NotEmpty().WithMessage("Indiquez où le document est publié.").When(form => form.Outcome == PointOutcome.AlreadyPublic);
        RuleFor(form => form.Note).NotEmpty().WithMessage("Indiquez la date et la référence de la réponse.").When(form => form.Outcome == PointOutcome.AlreadyAnswered);
        RuleFor(form => form.Note).NotEmpty().WithMessage("Indiquez où et quand consulter les documents.").When(form => form.Outcome == PointOutcome.OnSite);
    }
}

/// <summary>Gives a point its outcome. A referral has its own use case, because it must name a body.</summary>
public sealed class DecidePoint(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<PointDecisionForm> validator,
    TimeProvider time)
{
    /// <exception cref="DbUpdateConcurrencyException">A colleague decided the point since the form was filled.</exception>
    public async Task ExecuteAsync(AccessRequestId id, PointDecisionForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();

        if (request.Points.FirstOrDefault(point => point.Number == form.Point) is { } known)
        {
            Seen.Demand(PointDecisionForm.StateOf(known), form.Seen);
        }

        request.Decide(form.Point, form.Outcome!.Value, note, user.ToActor(), time.GetUtcNow(), form.Provisions);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>See <see cref="AccessRequest.DecideAnew"/>.</summary>
    public async Task AnewAsync(AccessRequestId id, int point, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.DecideAnew(point, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
