using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Provisions;

/// <summary>Keeps the texts of the catalogue: pasted from a source, and verified against it by someone who answers for it.</summary>
public sealed class EditProvisionText(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ProvisionTextForm> validator,
    StaleApprovals approvals,
    TimeProvider time)
{
    /// <param name="textId">The version to correct; null to add one. Either is verified anew.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed the article since the form was filled from one of its texts.</exception>
    public async Task ExecuteAsync(string number, Guid? textId, ProvisionTextForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageProvisions);
        await validator.ValidateAndThrowAsync(form, cancellation);
        await approvals.ChangeAsync($"Le texte de l’article {number} a changé.", user.ToActor(), db => SetAsync(db, number, textId, form, user, cancellation), cancellation);
    }

    private async Task SetAsync(AccessRequestsDb db, string number, Guid? textId, ProvisionTextForm form, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var provision = await db.Provisions.SingleAsync(known => known.Number == number, cancellation);

        var corrected = textId is null ? null : provision.Texts.Single(known => known.Id == textId);

        if (corrected is not null)
        {
            Seen.Demand(provision.Version, form.Version);
        }

        var before = corrected is null ? null : ProvisionTextForm.Of(provision, corrected).Lines;
        var text = corrected is null
            ? provision.AddText(form.Subsections, form.History.Trim(), form.From, form.To, form.Source.Trim(), form.Language)
            : provision.Correct(corrected, form.Subsections, form.History.Trim(), form.From, form.To, form.Source.Trim(), user.ToActor(), time.QuebecToday());

        text.EnterBy(user.ToActor(), time.QuebecToday());
        db.RecordChange(
            corrected is null ? HistoryAct.ProvisionTextAdded : HistoryAct.ProvisionTextCorrected,
            $"Article {number}", before, ProvisionTextForm.Of(provision, text).Lines, text.Id, user.ToActor(), time.GetUtcNow());

        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seen">The text that was compared with its source: a text that changed since is not verified by it.</param>
    public async Task VerifyAsync(string number, Guid textId, string seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.VerifyProvisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var provision = await db.Provisions.SingleAsync(known => known.Number == number, cancellation);
        var text = provision.Texts.Single(known => known.Id == textId);

        if (Compared(text) != seen)
        {
            throw new ValidationException([new ValidationFailure(nameof(ProvisionTextForm.Text), "Le texte a changé depuis que vous l’avez ouvert. Relisez-le avant de le vérifier.")]);
        }

        provision.Verify(text, user.ToActor(), time.QuebecToday());
        db.History.Add(HistoryEntry.OfInstallation(
            HistoryAct.ProvisionTextVerified, user.ToActor(), time.GetUtcNow(), after: $"Article {number}\n{Compared(text)}", objectId: textId));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>All that a person vouches for when they verify a text.</summary>
    internal static string Compared(ProvisionText text) => $"{text.Text}\n{text.History}\n{text.Source}\n{text.InForceFrom:O}\n{text.InForceTo:O}";
}
