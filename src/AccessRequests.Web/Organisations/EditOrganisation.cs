using System.Security.Claims;
using AccessRequests.Domain;
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

public sealed class OrganisationForm
{
    public string Ministry { get; set; } = "";

    public string Office { get; set; } = "";

    public string OfficeAddress { get; set; } = "";

    public string Telephone { get; set; } = "";

    public string Fax { get; set; } = "";

    public string Email { get; set; } = "";

    public string Website { get; set; } = "";

    public string SelfDesignation { get; set; } = "";

    public string ReviewUrl { get; set; } = "";

    /// <summary>The first day on which letters bear this letterhead, where it changes.</summary>
    public DateTime? LetterheadSince { get; set; }

    public string NumberPattern { get; set; } = "";

    public int AcknowledgementDays { get; set; } = Organisation.DefaultAcknowledgementDays;

    /// <summary>The version that the form was filled from.</summary>
    public Guid Version { get; set; }

    public IReadOnlyList<FieldLine> Lines =>
    [
        new("Organisme", Ministry), new("Unité", Office), new("Adresse", OfficeAddress), new("Téléphone", Telephone), new("Télécopieur", Fax), new("Courriel", Email), new("Site Web", Website),
        new("Désignation", SelfDesignation), new("Page du recours en révision", ReviewUrl), new("Format des numéros", NumberPattern),
        new("Jours visés pour l’accusé de réception", $"{AcknowledgementDays}"),
    ];

    public Letterhead ToLetterhead() => new(
        Ministry.Trim(),
        Office.Trim(),
        OfficeAddress.Trim().ReplaceLineEndings("\n"),
        NullIfBlank(Telephone),
        NullIfBlank(Fax),
        NullIfBlank(Email),
        NullIfBlank(Website),
        SelfDesignation.Trim(),
        ReviewUrl.Trim());

    public static OrganisationForm Of(Organisation organisation, DateOnly today) => new()
    {
        Version = organisation.Version,
        LetterheadSince = today.ToDateTime(TimeOnly.MinValue),
        Ministry = organisation.Letterhead.Ministry,
        Office = organisation.Letterhead.Office,
        OfficeAddress = organisation.Letterhead.OfficeAddress,
        Telephone = organisation.Letterhead.Telephone ?? "",
        Fax = organisation.Letterhead.Fax ?? "",
        Email = organisation.Letterhead.Email ?? "",
        Website = organisation.Letterhead.Website ?? "",
        SelfDesignation = organisation.Letterhead.SelfDesignation,
        ReviewUrl = organisation.Letterhead.ReviewUrl,
        NumberPattern = organisation.NumberPattern,
        AcknowledgementDays = organisation.AcknowledgementDays,
    };

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class OrganisationFormValidator : AbstractValidator<OrganisationForm>
{
    public OrganisationFormValidator()
    {
        RuleFor(form => form.Ministry).NotEmpty().WithMessage("Indiquez le nom de l’organisme.").MaximumLength(Organisation.LineMaxLength).WithName("Organisme");
        RuleFor(form => form.Office).NotEmpty().WithMessage("Indiquez l’unité qui signe les lettres.").MaximumLength(Organisation.LineMaxLength).WithName("Unité");
        RuleFor(form => form.OfficeAddress).NotEmpty().WithMessage("Indiquez l’adresse de l’unité.").MaximumLength(Organisation.AddressMaxLength).WithName("Adresse");
        RuleFor(form => form.Telephone).MaximumLength(Organisation.LineMaxLength).WithName("Téléphone");
        RuleFor(form => form.Fax).MaximumLength(Organisation.LineMaxLength).WithName("Télécopieur");
        RuleFor(form => form.Email).MaximumLength(Organisation.LineMaxLength).WithName("Courriel");
        RuleFor(form => form.Email).EmailAddress().WithMessage("Cette adresse de courriel n’est pas valide.").When(form => form.Email.Length > 0);
        RuleFor(form => form.Website).MaximumLength(Organisation.LineMaxLength).WithName("Site Web");
        RuleFor(form => form.SelfDesignation).NotEmpty().WithMessage("Dites comment la lettre désigne l’organisme : « le Ministère ».").MaximumLength(Organisation.LineMaxLength).WithName("Désignation");
        RuleFor(form => form.ReviewUrl).MaximumLength(Organisation.AddressMaxLength).WithName("Page du recours en révision");
        RuleFor(form => form.ReviewUrl)
            .Must(address => Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .WithMessage("Indiquez l’adresse complète de la page où la Commission explique le recours (https://…).");
        RuleFor(form => form.LetterheadSince).NotNull().WithMessage("Dites à compter de quand les lettres portent cet en-tête.");
        RuleFor(form => form.NumberPattern)
            .Must(pattern => NumberFormat.TryParse(pattern) is not null)
            .WithMessage("Le format doit contenir une seule suite de « # » : « AAAA-#### » ou « ##### ».");
        RuleFor(form => form.NumberPattern)
            .Matches("^[\\p{L}\\p{N}#][\\p{L}\\p{N}#._-]*$").WithMessage("Le format ne peut contenir que des lettres, des chiffres, des points, des traits d’union et des soulignés.")
            .When(form => form.NumberPattern.Length > 0);
        RuleFor(form => form.AcknowledgementDays).InclusiveBetween(1, Organisation.MaxAcknowledgementDays)
            .WithMessage($"De 1 à {Organisation.MaxAcknowledgementDays} jours : après, l’accusé de réception annoncerait un délai qui a pris fin.");
    }
}

/// <summary>
/// What letters say of the body from a day on and how files are numbered. A letter dated before that day
/// keeps its letterhead; one that loses it loses its approval.
/// </summary>
public sealed class EditOrganisation(
    IAuthorizationService authorization, IValidator<OrganisationForm> validator, StaleApprovals approvals, TimeProvider time)
{
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed it since the form was filled.</exception>
    public async Task ExecuteAsync(OrganisationForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageOrganisation);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await approvals.ChangeAsync("L’en-tête des lettres a changé.", user.ToActor(), db => ReplaceAsync(db, form, user, cancellation), cancellation);
    }

    private async Task ReplaceAsync(AccessRequestsDb db, OrganisationForm form, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.SingleAsync(cancellation);

        Seen.Demand(organisation.Version, form.Version);

        var since = DateOnly.FromDateTime(form.LetterheadSince!.Value);
        var before = OrganisationForm.Of(organisation, since).Lines;
        organisation.Replace(form.ToLetterhead(), since, user.ToActor(), time.GetUtcNow());
        organisation.Change(organisation.Letterhead, form.NumberPattern, organisation.AnswerPolicy, form.AcknowledgementDays);
        db.RecordChange(
            HistoryAct.OrganisationChanged, $"En-tête à compter du {FrenchDate.Of(since)}", before, OrganisationForm.Of(organisation, since).Lines, organisation.Id, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
