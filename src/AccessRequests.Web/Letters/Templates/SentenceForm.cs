using AccessRequests.Domain.Organisations;
using AccessRequests.Letters;
using AccessRequests.Letters.Wording;
using FluentValidation;

namespace AccessRequests.Web.Letters.Templates;

public sealed class SentenceForm
{
    public LetterLanguage Language { get; set; }

    public string Key { get; set; } = "";

    public string One { get; set; } = "";

    /// <summary>Blank where the sentence does not agree.</summary>
    public string Many { get; set; } = "";

    /// <summary>The last version of the sentence that was read before these words were written; 0 for the product's.</summary>
    public int SeenVersion { get; set; }

    public string? Plural => string.IsNullOrWhiteSpace(Many) ? null : Many.Trim();

    public static SentenceForm Of(Sentence sentence, LetterLanguage language, int version) => new()
    {
        Language = language,
        Key = sentence.Key,
        One = sentence.One,
        Many = sentence.Many ?? "",
        SeenVersion = version,
    };
}

internal sealed class SentenceFormValidator : AbstractValidator<SentenceForm>
{
    public SentenceFormValidator()
    {
        RuleFor(form => form.Language).IsInEnum();
        RuleFor(form => form.Key).Must((form, key) => LetterTemplate.Of(form.Language).Find(key) is not null).WithMessage("Cette phrase n’existe pas dans les gabarits.");
        RuleFor(form => form.One).MaximumLength(WordingVersion.WordsMaxLength).WithName("Phrase").Must(IsOneParagraph).WithMessage(OneParagraph).Custom(ReportProblems);
        RuleFor(form => form.Many).MaximumLength(WordingVersion.WordsMaxLength).WithName("Pluriel").Must(IsOneParagraph).WithMessage(OneParagraph);
        RuleFor(form => form.Many).Custom(ReportProblems).When(form => SentenceOf(form) is { Many: not null });
    }

    private const string OneParagraph = "Une phrase tient en un paragraphe. Retirez les changements de ligne.";

    private static bool IsOneParagraph(string words) => !words.AsSpan().Trim().ContainsAny('\r', '\n');

    private static Sentence? SentenceOf(SentenceForm form) => LetterTemplate.Of(form.Language).Find(form.Key);

    private static void ReportProblems(string words, ValidationContext<SentenceForm> context)
    {
        foreach (var problem in SentenceOf(context.InstanceToValidate)?.ProblemsOf(words) ?? [])
        {
            context.AddFailure($"{problem}.");
        }
    }
}
