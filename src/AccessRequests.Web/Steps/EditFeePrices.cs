using System.Globalization;
using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Steps;

public sealed class FeePriceForm
{
    public DateTime? From { get; set; }

    public decimal Page { get; set; }

    public decimal Exemption { get; set; }

    public string Source { get; set; } = "";
}

internal sealed class FeePriceFormValidator : AbstractValidator<FeePriceForm>
{
    public FeePriceFormValidator()
    {
        RuleFor(form => form.From).NotNull().WithMessage("Indiquez à compter de quand ces frais valent.")
            .IsDayOfTheAct();
        RuleFor(form => form.Page).InclusiveBetween(0, 100).WithName("Prix par page");
        RuleFor(form => form.Exemption).InclusiveBetween(0, 1000).WithName("Franchise");
        RuleFor(form => form.Source).NotEmpty().WithMessage("Citez l’avis de la Gazette officielle.").MaximumLength(FeePrice.SourceMaxLength).WithName("Source");
    }
}

/// <summary>The prices that the regulation sets each spring (A-2.1, r. 3): data, never constants.</summary>
public sealed class EditFeePrices(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<FeePriceForm> validator, TimeProvider time)
{
    public async Task AddAsync(FeePriceForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var from = DateOnly.FromDateTime(form.From!.Value);

        if (await db.FeePrices.AnyAsync(known => known.From == from && known.RevokedAt == null, cancellation))
        {
            throw Taken();
        }

        var price = FeePrice.Enter(from, form.Page, form.Exemption, form.Source.Trim(), user.ToActor(), time.GetUtcNow());
        db.FeePrices.Add(price);
        Record(db, HistoryAct.FeePriceEntered, price, user);

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            throw Taken();
        }
    }

    private static ValidationException Taken() =>
        new([new ValidationFailure(nameof(FeePriceForm.From), "Des frais valent déjà à compter de ce jour. Révoquez-les d’abord.")]);

    public async Task RevokeAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var price = await db.FeePrices.SingleAsync(known => known.Id == id, cancellation);
        price.Revoke(user.ToActor(), time.GetUtcNow());
        Record(db, HistoryAct.FeePriceRevoked, price, user);
        await db.SaveChangesAsync(cancellation);
    }

    private void Record(AccessRequestsDb db, HistoryAct act, FeePrice price, ClaimsPrincipal user) => db.History.Add(HistoryEntry.OfInstallation(
        act,
        user.ToActor(),
        time.GetUtcNow(),
        after: string.Create(CultureInfo.GetCultureInfo("fr-CA"), $"À compter du {FrenchDate.Of(price.From)} : {price.Page:0.00##} $ la page, franchise de {price.Exemption:0.00} $. {price.Source}"),
        objectId: price.Id));
}
