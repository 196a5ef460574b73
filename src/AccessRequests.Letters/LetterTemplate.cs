using System.Text.Json;
using AccessRequests.Domain.Organisations;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters;

/// <summary>
/// The sentences of every letter in one language, as data that an administrator may change: each sentence declares its merge
/// fields and those it may not lose. The model of a decision is N/Réf. 30198 of 5 January 2026.
/// </summary>
public sealed class LetterTemplate
{
    private static readonly Lazy<List<ShippedSentence>> ShippedSentences = new(Read);
    private static readonly Lazy<LetterTemplate> ShippedFrench = new(() => Ship(LetterLanguage.French));
    private static readonly Lazy<LetterTemplate> ShippedEnglish = new(() => Ship(LetterLanguage.English));

    private readonly IReadOnlyDictionary<string, Sentence> _sentences;

    private LetterTemplate(LetterLanguage language, IReadOnlyDictionary<string, Sentence> sentences)
    {
        Language = language;
        _sentences = sentences;
    }

    public static LetterTemplate French => ShippedFrench.Value;

    public static LetterTemplate English => ShippedEnglish.Value;

    public LetterLanguage Language { get; }

    /// <summary>BCP 47.</summary>
    public string Tag => Grammar.Of(Language).Language;

    /// <summary>In the order in which letters use them.</summary>
    public IEnumerable<Sentence> Sentences => ShippedSentences.Value.Select(shipped => _sentences[shipped.Key]);

    public Sentence this[string key] => _sentences[key];

    public static LetterTemplate Of(LetterLanguage language) => language switch
    {
        LetterLanguage.French => French,
        LetterLanguage.English => English,
    };

    public Sentence? Find(string key) => _sentences.GetValueOrDefault(key);

    /// <summary>The same template with other words for one sentence, in the singular and the plural.</summary>
    /// <exception cref="FormatException">The words use a field that the sentence does not have, or lose one that it must have.</exception>
    public LetterTemplate With(string key, string words, string? many = null)
    {
        var sentence = _sentences[key];

        if (sentence.ProblemsOf(words).Concat(many is null ? [] : sentence.ProblemsOf(many)).FirstOrDefault() is { } problem)
        {
            throw new FormatException(problem);
        }

        return new LetterTemplate(
            Language,
            new Dictionary<string, Sentence>(_sentences) { [key] = sentence with { One = words, Many = many ?? (sentence.Many is null ? null : words) } });
    }

    /// <summary>
    /// The same template with the office's own sentences of its language. One that no longer fits keeps the product's words and
    /// is told, in French: the product's sentences may have changed since it was saved.
    /// </summary>
    public (LetterTemplate Template, IReadOnlyList<string> Problems) Reworded(OfficeWording? office)
    {
        var template = this;
        List<string> problems = [];

        foreach (var own in (office?.Sentences ?? []).Where(own => own.Language == Tag))
        {
            List<string> found = Find(own.Key) is { } sentence
                ? [.. sentence.ProblemsOf(own.One).Concat(own.Many is null ? [] : sentence.ProblemsOf(own.Many))]
                : [$"La phrase « {own.Key} » n’existe plus dans les gabarits. Rétablissez celle du produit"];

            problems.AddRange(found);
            template = found.Count > 0 ? template : template.With(own.Key, own.One, own.Many);
        }

        return (template, problems);
    }

    private static LetterTemplate Ship(LetterLanguage language) =>
        new(language, ShippedSentences.Value.ToDictionary(shipped => shipped.Key, shipped => shipped.In(language)));

    private static List<ShippedSentence> Read()
    {
        using var stream = typeof(LetterTemplate).Assembly.GetManifestResourceStream("AccessRequests.Letters.Wording.sentences.json")!;
        return JsonSerializer.Deserialize<List<ShippedSentence>>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record ShippedWords(string One, string? Many, string? Kept);

    private sealed record ShippedSentence(
        string Key, string Label, IReadOnlyList<string>? Fields, IReadOnlyList<string>? Required, ShippedWords Fr, ShippedWords En)
    {
        public Sentence In(LetterLanguage language)
        {
            var words = language == LetterLanguage.French ? Fr : En;
            return new Sentence(Key, Label, words.One, words.Many, Fields ?? [], Required ?? []) { Kept = words.Kept };
        }
    }
}
