using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Fees;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.Letters;

/// <summary>What an officer sets for a letter of a file.</summary>
public sealed class OfficeLetterForm
{
    public LetterLanguage Language { get; set; }

    public DateTime? DatedOn { get; set; }

    public Guid? SignatoryId { get; set; }

    public Delivery Delivery { get; set; }

    /// <summary>The third party's name and address, one line each.</summary>
    public string Recipient { get; set; } = "";

    public LetterFactsForm Facts { get; set; } = new();

    public static OfficeLetterForm Of(LetterDraft letter) => new()
    {
        Language = letter.Language,
        DatedOn = letter.DatedOn?.ToDateTime(TimeOnly.MinValue),
        SignatoryId = letter.SignatoryId,
        Delivery = letter.Delivery,
        Recipient = letter.Recipient ?? "",
        Facts = LetterFactsForm.Of(letter.Facts),
    };

    /// <inheritdoc cref="LetterFactsForm.ToFacts"/>
    public LetterDraftDetails ToDetails(FeePrice? price) => new(
        Language,
        DatedOn is { } day ? DateOnly.FromDateTime(day) : null,
        SignatoryId,
        Delivery,
        string.IsNullOrWhiteSpace(Recipient) ? null : Recipient.Trim(),
        Facts.ToFacts(price));
}

internal sealed class OfficeLetterFormValidator : AbstractValidator<OfficeLetterForm>
{
    public OfficeLetterFormValidator(IValidator<LetterFactsForm> facts)
    {
        RuleFor(form => form.DatedOn).NotNull().WithMessage("Indiquez la date de la lettre.")
            .IsDayOfTheAct();
        RuleFor(form => form.SignatoryId).NotNull().WithMessage("Choisissez la personne qui signe.");
        RuleFor(form => form.Recipient).NotEmpty().WithMessage("Indiquez le nom et l’adresse du tiers.")
            .When(form => LetterDraft.IsForThirdPartyOf(form.Facts.Kind));
        RuleFor(form => form.Recipient).MaximumLength(LetterDraft.RecipientMaxLength).WithName("Destinataire");
        RuleFor(form => form.Facts).SetValidator(facts);
    }
}
