using AccessRequests.Domain.Documents;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.Documents;

/// <summary>What an officer says of a document.</summary>
public sealed class DocumentForm
{
    public string Title { get; set; } = "";

    public DocumentKind Kind { get; set; }

    public DateTime? Date { get; set; }

    /// <summary>See <see cref="RequestedDocument.RecommendationDecidedOn"/>.</summary>
    public DateTime? RecommendationDecidedOn { get; set; }

    public string Author { get; set; } = "";

    public string Addressee { get; set; } = "";

    public IReadOnlyCollection<int> Points { get; set; } = [];

    public DocumentDetails ToDetails() => new(
        Title.Trim(),
        Kind,
        Date is { } date ? DateOnly.FromDateTime(date) : null,
        string.IsNullOrWhiteSpace(Author) ? null : Author.Trim(),
        string.IsNullOrWhiteSpace(Addressee) ? null : Addressee.Trim(),
        Points)
    {
        RecommendationDecidedOn = RecommendationDecidedOn is { } decided ? DateOnly.FromDateTime(decided) : null,
    };

    public static DocumentForm Of(RequestedDocument document) => new()
    {
        Title = document.Title,
        Kind = document.Kind,
        Date = document.Date?.ToDateTime(TimeOnly.MinValue),
        RecommendationDecidedOn = document.RecommendationDecidedOn?.ToDateTime(TimeOnly.MinValue),
        Author = document.Author ?? "",
        Addressee = document.Addressee ?? "",
        Points = document.Points,
    };
}

internal sealed class DocumentFormValidator : AbstractValidator<DocumentForm>
{
    public DocumentFormValidator()
    {
        RuleFor(form => form.Title).NotEmpty().MaximumLength(RequestedDocument.TitleMaxLength).IsOnePlainLine().WithName("Titre");
        RuleFor(form => form.Author).MaximumLength(RequestedDocument.AuthorMaxLength).IsOnePlainLine().WithName("Auteur");
        RuleFor(form => form.Addressee).MaximumLength(RequestedDocument.AuthorMaxLength).IsOnePlainLine().WithName("Destinataire");
        RuleFor(form => form.Date).IsPlausibleDay();
        RuleFor(form => form.RecommendationDecidedOn).IsPlausibleDay();
        RuleFor(form => form.RecommendationDecidedOn)
            .GreaterThanOrEqualTo(form => form.Date)
            .When(form => form.Date is not null)
            .WithMessage("Une recommandation est décidée après l’analyse : corrigez l’une des deux dates.");
        RuleFor(form => form.Kind).IsInEnum().WithMessage("Choisissez le type de document.");
        RuleFor(form => form.Points).NotEmpty().WithMessage("Rattachez le document à au moins un point.");
    }
}
