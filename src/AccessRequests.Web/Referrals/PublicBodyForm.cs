using AccessRequests.Domain.Referrals;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.Referrals;

/// <summary>An entry of the directory, as it is typed or imported.</summary>
public sealed class PublicBodyForm
{
    public string Name { get; set; } = "";

    public string Acronym { get; set; } = "";

    public NounArticle Article { get; set; }

    public string PersonInCharge { get; set; } = "";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Address { get; set; } = "";

    public string ContactUrl { get; set; } = "";

    public string ContactLabel { get; set; } = "";

    /// <summary>The version that the form was filled from; null for a new body and for a line of a file.</summary>
    public Guid? Version { get; set; }

    public IReadOnlyList<FieldLine> Lines =>
    [
        new("Nom", Name), new("Sigle", Acronym), new("Article", Article.InFrench()), new("Responsable de l’accès", PersonInCharge), new("Courriel", Email), new("Téléphone", Phone),
        new("Adresse", Address), new("Page des coordonnées", ContactUrl), new("Texte du lien", ContactLabel),
    ];

    public PublicBodyDetails ToDetails() => new(
        Name.Trim(),
        NullIfBlank(Acronym),
        Article,
        NullIfBlank(PersonInCharge),
        NullIfBlank(Email),
        NullIfBlank(Phone),
        NullIfBlank(Address),
        NullIfBlank(ContactUrl),
        NullIfBlank(ContactLabel));

    public static PublicBodyForm Of(PublicBody body) => new()
    {
        Version = body.Version,
        Name = body.Name,
        Acronym = body.Acronym ?? "",
        Article = body.Article,
        PersonInCharge = body.PersonInCharge ?? "",
        Email = body.Email ?? "",
        Phone = body.Phone ?? "",
        Address = body.Address ?? "",
        ContactUrl = body.ContactUrl ?? "",
        ContactLabel = body.ContactLabel ?? "",
    };

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class PublicBodyFormValidator : AbstractValidator<PublicBodyForm>
{
    public PublicBodyFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage("Indiquez le nom de l’organisme.").MaximumLength(PublicBody.NameMaxLength).WithName("Nom");
        RuleFor(form => form.Acronym).MaximumLength(PublicBody.AcronymMaxLength).WithName("Sigle");
        RuleFor(form => form.Article).IsInEnum().WithMessage("Choisissez l’article qui précède le nom.");
        RuleFor(form => form.PersonInCharge).MaximumLength(PublicBody.PersonMaxLength).WithName("Responsable de l’accès");
        RuleFor(form => form.Email).MaximumLength(PublicBody.ContactMaxLength).WithName("Courriel");
        RuleFor(form => form.Email).EmailAddress().WithMessage("Cette adresse de courriel n’est pas valide.").When(form => form.Email.Length > 0);
        RuleFor(form => form.Phone).MaximumLength(PublicBody.ContactMaxLength).WithName("Téléphone");
        RuleFor(form => form.Address).MaximumLength(PublicBody.ContactMaxLength).WithName("Adresse");
        RuleFor(form => form.ContactUrl).MaximumLength(PublicBody.ContactMaxLength).WithName("Page des coordonnées");
        RuleFor(form => form.ContactUrl)
            .Must(IsWebAddress).WithMessage("La page des coordonnées doit être une adresse complète qui commence par https:// ou http://.")
            .When(form => !string.IsNullOrWhiteSpace(form.ContactUrl));
        RuleFor(form => form.ContactLabel).MaximumLength(PublicBody.ContactMaxLength).WithName("Texte du lien");
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
