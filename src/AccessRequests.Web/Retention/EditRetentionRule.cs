using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Retention;

public sealed class RetentionRuleForm
{
    public string Reference { get; set; } = "";

    public int? Years { get; set; }
}

internal sealed class RetentionRuleFormValidator : AbstractValidator<RetentionRuleForm>
{
    public RetentionRuleFormValidator()
    {
        RuleFor(form => form.Reference).NotEmpty().WithMessage("Nommez la règle du calendrier de conservation.").MaximumLength(RetentionRule.ReferenceMaxLength).IsOnePlainLine().WithName("Règle");
        RuleFor(form => form.Years).NotNull().WithMessage("Indiquez le nombre d’années.")
            .InclusiveBetween(RetentionRule.MinYears, RetentionRule.MaxYears).WithMessage($"Le nombre d’années va de {RetentionRule.MinYears} à {RetentionRule.MaxYears}.");
    }
}

/// <summary>What the retention schedule says. Another rule replaces the one before; a wrong one is revoked and stays to be seen.</summary>
public sealed class EditRetentionRule(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<RetentionRuleForm> validator, TimeProvider time)
{
    public async Task AddAsync(RetentionRuleForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rule = RetentionRule.Enter(form.Reference.Trim(), form.Years!.Value, user.ToActor(), time.GetUtcNow());
        db.RetentionRules.Add(rule);
        Record(db, HistoryAct.RetentionRuleEntered, rule, user);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RevokeAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rule = await db.RetentionRules.SingleAsync(known => known.Id == id, cancellation);

        if (rule.IsInForce)
        {
            rule.Revoke(user.ToActor(), time.GetUtcNow());
            Record(db, HistoryAct.RetentionRuleRevoked, rule, user);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>It opens the way to what nobody brings back: the journal tells who did.</summary>
    private void Record(AccessRequestsDb db, HistoryAct act, RetentionRule rule, ClaimsPrincipal user) =>
        db.History.Add(HistoryEntry.OfInstallation(act, user.ToActor(), time.GetUtcNow(), after: $"{rule.Reference} — {FrenchCount.Of(rule.Years, "an", "ans")}", objectId: rule.Id));
}
