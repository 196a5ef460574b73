using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Calendars;

public sealed class DatedPolicyForm
{
    public CalendarClock Clock { get; set; }

    public DateTime? From { get; set; }

    public CalendarPolicy Policy { get; set; }

    public string Reason { get; set; } = "";
}

public sealed class DecreedDayForm
{
    public DateTime? Day { get; set; }

    public string Name { get; set; } = "";

    public string Source { get; set; } = "";
}

internal sealed class DatedPolicyFormValidator : AbstractValidator<DatedPolicyForm>
{
    public DatedPolicyFormValidator()
    {
        RuleFor(form => form.From).NotNull().WithMessage("Indiquez le premier jour visé.")
            .Must(EditCalendar.IsPlausible).WithMessage(EditCalendar.Implausible);
        RuleFor(form => form.Clock).IsInEnum();
        RuleFor(form => form.Policy).IsInEnum();
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites pourquoi l’organisme compte ainsi.").MaximumLength(DatedPolicy.ReasonMaxLength).WithName("Motif");
    }
}

internal sealed class DecreedDayFormValidator : AbstractValidator<DecreedDayForm>
{
    public DecreedDayFormValidator()
    {
        RuleFor(form => form.Day).NotNull().WithMessage("Indiquez le jour décrété.").Must(EditCalendar.IsPlausible).WithMessage(EditCalendar.Implausible);
        RuleFor(form => form.Name).NotEmpty().WithMessage("Nommez le jour, tel que le calcul d’un délai le dira.").MaximumLength(DecreedDay.NameMaxLength).WithName("Nom");
        RuleFor(form => form.Source).NotEmpty().WithMessage("Citez le décret ou la proclamation.").MaximumLength(DecreedDay.SourceMaxLength).WithName("Décret");
    }
}

/// <summary>How time limits are counted. What is entered is dated and signed; what was wrong is revoked and stays to be seen.</summary>
public sealed class EditCalendar(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<DatedPolicyForm> policies,
    IValidator<DecreedDayForm> days,
    StaleApprovals approvals,
    TimeProvider time)
{
    internal const string Implausible = "Le jour doit être de 1982 à 2100 : vérifiez l’année.";

    public async Task AddPolicyAsync(DatedPolicyForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await policies.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var from = DateOnly.FromDateTime(form.From!.Value);

        if (await db.DatedPolicies.AnyAsync(known => known.Clock == form.Clock && known.From == from && known.RevokedAt == null, cancellation))
        {
            throw Taken(nameof(DatedPolicyForm.From), "Une politique vaut déjà à compter de ce jour. Révoquez-la d’abord.");
        }

        var policy = DatedPolicy.Enter(form.Clock, from, form.Policy, form.Reason.Trim(), user.ToActor(), time.GetUtcNow());
        db.DatedPolicies.Add(policy);
        await SaveAsync(db, HistoryAct.CalendarPolicyEntered, policy, user, cancellation);
    }

    public async Task AddDayAsync(DecreedDayForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await days.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var day = DateOnly.FromDateTime(form.Day!.Value);

        if (await db.DecreedDays.AnyAsync(known => known.Day == day && known.RevokedAt == null, cancellation))
        {
            throw Taken(nameof(DecreedDayForm.Day), "Ce jour est déjà au calendrier. Révoquez-le d’abord.");
        }

        var decreed = DecreedDay.Enter(day, form.Name.Trim(), form.Source.Trim(), user.ToActor(), time.GetUtcNow());
        db.DecreedDays.Add(decreed);
        await SaveAsync(db, HistoryAct.DecreedDayEntered, decreed, user, cancellation);
    }

    public async Task RevokePolicyAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var policy = await db.DatedPolicies.SingleAsync(known => known.Id == id, cancellation);
        policy.Revoke(user.ToActor(), time.GetUtcNow());
        await SaveAsync(db, HistoryAct.CalendarPolicyRevoked, policy, user, cancellation);
    }

    public async Task RevokeDayAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var decreed = await db.DecreedDays.SingleAsync(known => known.Id == id, cancellation);
        decreed.Revoke(user.ToActor(), time.GetUtcNow());
        await SaveAsync(db, HistoryAct.DecreedDayRevoked, decreed, user, cancellation);
    }

    /// <summary>A late letter tells its last day: an approval of another day no longer holds.</summary>
    private async Task SaveAsync(AccessRequestsDb db, HistoryAct act, RevocableEntry entry, ClaimsPrincipal user, CancellationToken cancellation)
    {
        db.History.Add(HistoryEntry.OfInstallation(act, user.ToActor(), time.GetUtcNow(), after: Describe(entry), objectId: entry.Id));
        await db.SaveChangesAsync(cancellation);
        await approvals.CancelAsync("Le calendrier des délais a changé.", user.ToActor(), cancellation);
    }

    private static string Describe(RevocableEntry entry) => entry switch
    {
        DatedPolicy policy => $"{policy.Clock.InFrench()}, à compter du {FrenchDate.Of(policy.From)} : {policy.Policy.InFrench()}. {policy.Reason}",
        DecreedDay day => $"{FrenchDate.Of(day.Day)} : {day.Name}. {day.Source}",
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    internal static bool IsPlausible(DateTime? day) => day is null or { Year: >= 1982 and <= 2100 };

    private static ValidationException Taken(string field, string sentence) => new([new ValidationFailure(field, sentence)]);
}
