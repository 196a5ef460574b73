using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.Provisions;

public sealed class ProvisionTextForm
{
    /// <summary>As pasted; see <see cref="Subsections"/> for what is kept of it.</summary>
    public string Text { get; set; } = "";

    /// <summary>BCP 47; fixed once the version exists.</summary>
    public string Language { get; set; } = ProvisionText.French;

    public string History { get; set; } = "";

    public string Source { get; set; } = "";

    public DateTime? InForceFrom { get; set; }

    public DateTime? InForceTo { get; set; }

    /// <summary>The version of the article that the form was filled from; null for a text that is added.</summary>
    public Guid? Version { get; set; }

    public IReadOnlyList<FieldLine> Lines =>
    [
        new("Texte", Subsections), new("Langue", ProvisionSentences.LanguageOf(Language)), new("Historique", History), new("Source", Source),
        new("En vigueur depuis", $"{InForceFrom:yyyy-MM-dd}"), new("Dernier jour en vigueur", $"{InForceTo:yyyy-MM-dd}"),
    ];

    /// <summary>One subsection a line: blank lines and the spaces around lines are only the page that it was copied from.</summary>
    public string Subsections => string.Join('\n', Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public DateOnly? From => InForceFrom is { } day ? DateOnly.FromDateTime(day) : null;

    public DateOnly? To => InForceTo is { } day ? DateOnly.FromDateTime(day) : null;

    public static ProvisionTextForm Of(Provision provision, ProvisionText text) => new()
    {
        Version = provision.Version,
        Text = text.Text,
        Language = text.Language,
        History = text.History,
        Source = text.Source,
        InForceFrom = text.InForceFrom?.ToDateTime(TimeOnly.MinValue),
        InForceTo = text.InForceTo?.ToDateTime(TimeOnly.MinValue),
    };
}

internal sealed class ProvisionTextFormValidator : AbstractValidator<ProvisionTextForm>
{
    public ProvisionTextFormValidator()
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage("Collez le texte de l’article.").MaximumLength(ProvisionText.TextMaxLength).WithName("Texte");
        RuleFor(form => form.Language).Must(language => language is ProvisionText.French or ProvisionText.English).WithMessage("Choisissez la langue du texte.");
        RuleFor(form => form.History).NotEmpty().WithMessage("Indiquez la ligne d’historique : « 1982, c. 30, a. 37. »").MaximumLength(ProvisionText.HistoryMaxLength).WithName("Historique");
        RuleFor(form => form.Source).NotEmpty().WithMessage("Dites où le texte a été lu.").MaximumLength(ProvisionText.SourceMaxLength).WithName("Source");
        RuleFor(form => form.InForceTo)
            .GreaterThanOrEqualTo(form => form.InForceFrom).WithMessage("La fin ne peut précéder l’entrée en vigueur.")
            .When(form => form is { InForceFrom: not null, InForceTo: not null });
    }
}
