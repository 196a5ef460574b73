using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

public sealed class AbsenceForm
{
    public Guid? AbsentId { get; set; }

    public Guid? SubstituteId { get; set; }

    public DateTime? From { get; set; }

    public DateTime? To { get; set; }

    /// <summary>See <see cref="Substitution.DelegatesApproval"/>.</summary>
    public bool DelegatesApproval { get; set; }
}

internal sealed class AbsenceFormValidator : AbstractValidator<AbsenceForm>
{
    public AbsenceFormValidator()
    {
        RuleFor(form => form.AbsentId).NotNull().WithMessage("Choisissez la personne absente.");
        RuleFor(form => form.SubstituteId).NotNull().WithMessage("Choisissez qui la remplace.")
            .NotEqual(form => form.AbsentId).WithMessage("Une personne ne se remplace pas elle-même.");
        RuleFor(form => form.From).NotNull().WithMessage("Indiquez le premier jour.");
        RuleFor(form => form.To).NotNull().WithMessage("Indiquez le dernier jour.")
            .GreaterThanOrEqualTo(form => form.From).WithMessage("Le dernier jour ne peut précéder le premier.");
    }
}

/// <summary>Says who does whose work, so that no file waits for someone who is away.</summary>
public sealed class PlanAbsence(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<AbsenceForm> validator, TimeProvider time)
{
    public async Task ExecuteAsync(AbsenceForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.AssignRequests);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (form.DelegatesApproval)
        {
            RuleViolationException.ThrowIf(await ObstacleToDelegatingAsync(db, form.AbsentId!.Value, form.SubstituteId!.Value, user, cancellation));
        }

        var substitution = new Substitution
        {
            AbsentId = form.AbsentId!.Value,
            SubstituteId = form.SubstituteId!.Value,
            From = DateOnly.FromDateTime(form.From!.Value),
            To = DateOnly.FromDateTime(form.To!.Value),
            DelegatesApproval = form.DelegatesApproval,
        };
        db.Substitutions.Add(substitution);
        await RecordAsync(db, HistoryAct.AbsencePlanned, substitution, user, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task CancelAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.AssignRequests);

        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await db.Substitutions.SingleOrDefaultAsync(known => known.Id == id, cancellation) is { } substitution)
        {
            db.Substitutions.Remove(substitution);
            await RecordAsync(db, HistoryAct.AbsenceCancelled, substitution, user, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Why this person cannot plan that these approvals pass to that substitute, or null when they can. Whoever approves by delegation delegates nothing on.</summary>
    internal static async Task<Obstacle?> ObstacleToDelegatingAsync(AccessRequestsDb db, Guid absent, Guid substitute, ClaimsPrincipal user, CancellationToken cancellation) =>
        !Approvers.IsManager(user) ? new Obstacle(ObstacleKind.DelegationByManagersOnly)
        : !(await RestrictAccess.ManagersAsync(db, cancellation)).Exists(manager => manager.Id == absent) ? new Obstacle(ObstacleKind.DelegationOfManagersOnly)
        : (await AssignRequests.OfficersAsync(db, cancellation)).All(officer => officer.Id != substitute) ? new Obstacle(ObstacleKind.DelegateNotOfficer)
        : null;

    private async Task RecordAsync(AccessRequestsDb db, HistoryAct act, Substitution substitution, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var names = await db.Users
            .Where(account => account.Id == substitution.AbsentId || account.Id == substitution.SubstituteId)
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);

        db.History.Add(HistoryEntry.OfInstallation(
            act,
            user.ToActor(),
            time.GetUtcNow(),
            after: $"{names[substitution.AbsentId]}, du {FrenchDate.Of(substitution.From)} au {FrenchDate.Of(substitution.To)} : remplacement par {names[substitution.SubstituteId]}{(substitution.DelegatesApproval ? ", approbations déléguées" : "")}",
            objectId: substitution.Id));
    }
}
