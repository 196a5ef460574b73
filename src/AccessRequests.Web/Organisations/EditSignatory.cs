using System.Security.Claims;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Organisations;

public sealed class SignatoryForm
{
    public string Name { get; set; } = "";

    public string Title { get; set; } = "";

    public string Address { get; set; } = "";

    public DateTime? From { get; set; }

    public DateTime? To { get; set; }

    public string SignsFor { get; set; } = "";

    /// <summary>The version that the form was filled from; null for a new signatory.</summary>
    public Guid? Version { get; set; }

    public IReadOnlyList<FieldLine> Lines =>
    [
        new("Nom", Name), new("Fonction", Title), new("Adresse", Address), new("Signe à compter du", $"{From:yyyy-MM-dd}"), new("Signe jusqu’au", $"{To:yyyy-MM-dd}"), new("Signe pour", SignsFor),
    ];

    public SignatoryDetails ToDetails() => new(Name.Trim(), Title.Trim(), Address.Trim().ReplaceLineEndings("\n"))
    {
        From = From is { } from ? DateOnly.FromDateTime(from) : null,
        To = To is { } to ? DateOnly.FromDateTime(to) : null,
        SignsFor = string.IsNullOrWhiteSpace(SignsFor) ? null : SignsFor.Trim(),
    };

    public static SignatoryForm Of(Signatory signatory) => new()
    {
        Version = signatory.Version,
        Name = signatory.Name,
        Title = signatory.Title,
        Address = signatory.Address,
        From = signatory.From?.ToDateTime(TimeOnly.MinValue),
        To = signatory.To?.ToDateTime(TimeOnly.MinValue),
        SignsFor = signatory.SignsFor ?? "",
    };
}

internal sealed class SignatoryFormValidator : AbstractValidator<SignatoryForm>
{
    public SignatoryFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage("Indiquez le nom de la personne qui signe.").MaximumLength(Organisation.LineMaxLength).WithName("Nom");
        RuleFor(form => form.Title).NotEmpty().WithMessage("Indiquez sa fonction.").MaximumLength(Organisation.AddressMaxLength).WithName("Fonction");
        RuleFor(form => form.Address).NotEmpty().WithMessage("Indiquez l’adresse imprimée sous la signature.").MaximumLength(Organisation.AddressMaxLength).WithName("Adresse");
        RuleFor(form => form.SignsFor).MaximumLength(Organisation.LineMaxLength).WithName("Signe pour");
        RuleFor(form => form.To)
            .GreaterThanOrEqualTo(form => form.From).WithMessage("Le dernier jour ne peut précéder le premier.")
            .When(form => form is { From: not null, To: not null });
    }
}

/// <summary>Who may sign letters. A signatory is retired, never deleted: decisions name them.</summary>
public sealed class EditSignatory(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<SignatoryForm> validator, StaleApprovals approvals, TimeProvider time)
{
    /// <param name="id">Null for a new signatory.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since the form was filled.</exception>
    public async Task ExecuteAsync(Guid? id, SignatoryForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await validator.ValidateAndThrowAsync(form, cancellation);
        await approvals.ChangeAsync(
            $"Ce que les lettres disent de {form.Name.Trim()}, signataire, a changé.", user.ToActor(), db => SetAsync(db, id, form, user, cancellation), cancellation);
    }

    private async Task SetAsync(AccessRequestsDb db, Guid? id, SignatoryForm form, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (id is null)
        {
            var signatory = Signatory.Appoint(form.ToDetails());
            db.Signatories.Add(signatory);
            Record(db, signatory, null, user);
        }
        else
        {
            var signatory = await db.Signatories.SingleAsync(known => known.Id == id, cancellation);

            Seen.Demand(signatory.Version, form.Version);

            var before = SignatoryForm.Of(signatory).Lines;
            signatory.Change(form.ToDetails());
            Record(db, signatory, before, user);
        }

        await db.SaveChangesAsync(cancellation);
    }

    public Task RetireAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => ActAsync(id, user, HistoryAct.SignatoryRetired, signatory => signatory.Retire(), cancellation);

    public Task RestoreAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => ActAsync(id, user, HistoryAct.SignatoryRestored, signatory => signatory.Restore(), cancellation);

    private async Task ActAsync(Guid id, ClaimsPrincipal user, HistoryAct recorded, Action<Signatory> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var signatory = await db.Signatories.SingleAsync(known => known.Id == id, cancellation);
        act(signatory);
        db.History.Add(HistoryEntry.OfInstallation(recorded, user.ToActor(), time.GetUtcNow(), after: signatory.Name, objectId: id));
        await db.SaveChangesAsync(cancellation);
    }

    private void Record(AccessRequestsDb db, Signatory signatory, IReadOnlyList<FieldLine>? before, ClaimsPrincipal user) => db.RecordChange(
        before is null ? HistoryAct.SignatoryAppointed : HistoryAct.SignatoryChanged,
        signatory.Name, before, SignatoryForm.Of(signatory).Lines, signatory.Id, user.ToActor(), time.GetUtcNow());
}
