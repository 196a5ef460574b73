using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Forms;
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
            .IsDayOfTheAct();
        RuleFor(form => form.Clock).IsInEnum();
        RuleFor(form => form.Policy).IsInEnum();
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites pourquoi l’organisme compte ainsi.").MaximumLength(DatedPolicy.ReasonMaxLength).WithName("Motif");
    }
}

internal sealed class DecreedDayFormValidator : AbstractValidator<DecreedDayForm>
{
    public DecreedDayFormValidator()
    {
        RuleFor(form => form.Day).NotNull().WithMessage("Indiquez le jour décrété.").IsDayOfTheAct();
        RuleFor(form => form.Name).NotEmpty().WithMessage("Nommez le jour, tel que le calcul d’un délai le dira.").MaximumLength(DecreedDay.NameMaxLength).WithName("Nom");
        RuleFor(form => form.Source).NotEmpty().WithMessage("Citez le décret ou la proclamation.").MaximumLength(DecreedDay.SourceMaxLength).WithName("Décret");
    }
}

/// <summary>How time limits are counted. What is entered is dated and signed; what was wrong is revoked and stays to be seen.</summary>
public sealed class EditCalendar(
    IAuthorizationService authorization,
    IValidator<DatedPolicyForm> policies,
    IValidator<DecreedDayForm> days,
    StaleApprovals approvals,
    TimeProvider time)
{
    public async Task AddPolicyAsync(DatedPolicyForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await policies.ValidateAndThrowAsync(form, cancellation);

        var from = DateOnly.FromDateTime(form.From!.Value);
        var policy = DatedPolicy.Enter(form.Clock, from, form.Policy, form.Reason.Trim(), user.ToActor(), time.GetUtcNow());

        await EnterAsync(
            HistoryAct.CalendarPolicyEntered,
            policy,
            db => db.DatedPolicies.AnyAsync(known => known.Clock == form.Clock && known.From == from && known.RevokedAt == null, cancellation),
            Taken(nameof(DatedPolicyForm.From), "Une politique vaut déjà à compter de ce jour. Révoquez-la d’abord."),
            user,
            cancellation);
    }

    public async Task AddDayAsync(DecreedDayForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await days.ValidateAndThrowAsync(form, cancellation);

        var day = DateOnly.FromDateTime(form.Day!.Value);
        var decreed = DecreedDay.Enter(day, form.Name.Trim(), form.Source.Trim(), user.ToActor(), time.GetUtcNow());

        await EnterAsync(
            HistoryAct.DecreedDayEntered,
            decreed,
            db => db.DecreedDays.AnyAsync(known => known.Day == day && known.RevokedAt == null, cancellation),
            Taken(nameof(DecreedDayForm.Day), "Ce jour est déjà au calendrier. Révoquez-le d’abord."),
            user,
            cancellation);
    }

    public Task RevokePolicyAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RevokeAsync<DatedPolicy>(HistoryAct.CalendarPolicyRevoked, id, user, cancellation);

    public Task RevokeDayAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RevokeAsync<DecreedDay>(HistoryAct.DecreedDayRevoked, id, user, cancellation);

    /// <param name="taken">What is said when there is one in force already, from before or entered at the same instant.</param>
    private async Task EnterAsync(
        HistoryAct act, RevocableEntry entry, Func<AccessRequestsDb, Task<bool>> isTaken, ValidationException taken, ClaimsPrincipal user, CancellationToken cancellation)
    {
        try
        {
            await ChangeAsync(
                async db =>
                {
                    if (await isTaken(db))
                    {
                        throw taken;
                    }

                    db.Add(entry);
                    await SaveAsync(db, act, entry, user, cancellation);
                },
                user,
                cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            throw taken;
        }
    }

    private async Task RevokeAsync<TEntry>(HistoryAct act, Guid id, ClaimsPrincipal user, CancellationToken cancellation)
        where TEntry : RevocableEntry
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await ChangeAsync(
            async db =>
            {
                var entry = await db.Set<TEntry>().SingleAsync(known => known.Id == id, cancellation);
                entry.Revoke(user.ToActor(), time.GetUtcNow());
                await SaveAsync(db, act, entry, user, cancellation);
            },
            user,
            cancellation);
    }

    /// <summary>A late letter tells its last day: an approval of another day no longer holds.</summary>
    private Task ChangeAsync(Func<AccessRequestsDb, Task> change, ClaimsPrincipal user, CancellationToken cancellation) =>
        approvals.ChangeAsync("Le calendrier des délais a changé.", user.ToActor(), change, cancellation);

    private Task<int> SaveAsync(AccessRequestsDb db, HistoryAct act, RevocableEntry entry, ClaimsPrincipal user, CancellationToken cancellation)
    {
        db.History.Add(HistoryEntry.OfInstallation(act, user.ToActor(), time.GetUtcNow(), after: Describe(entry), objectId: entry.Id));
        return db.SaveChangesAsync(cancellation);
    }

    private static string Describe(RevocableEntry entry) => entry switch
    {
        DatedPolicy policy => $"{policy.Clock.InFrench()}, à compter du {FrenchDate.Of(policy.From)} : {policy.Policy.InFrench()}. {policy.Reason}",
        DecreedDay day => $"{FrenchDate.Of(day.Day)} : {day.Name}. {day.Source}",
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    private static ValidationException Taken(string field, string sentence) => new([new ValidationFailure(field, sentence)]);
}
