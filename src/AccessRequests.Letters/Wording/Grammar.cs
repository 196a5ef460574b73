using System.Globalization;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters.Wording;

/// <summary>What sentences need of a language beyond their words: agreement, lists, dates, amounts and typography.</summary>
internal abstract class Grammar
{
    public static Grammar Of(LetterLanguage language) => language switch
    {
        LetterLanguage.French => FrenchGrammar.Instance,
        LetterLanguage.English => EnglishGrammar.Instance,
    };

    /// <summary>BCP 47.</summary>
    public abstract string Language { get; }

    public abstract string Date(DateOnly day);

    /// <summary>«16 juillet», as in «le 16 juillet dernier».</summary>
    public abstract string DayAndMonth(DateOnly day);

    public abstract string List(IReadOnlyList<string> items);

    public abstract string Either(IReadOnlyList<string> items);

    /// <summary>«le point 1», «les points 1 et 2», «items 1 and 2»; with another noun, «le volet 1».</summary>
    public abstract string Points(IReadOnlyList<string> names, (string One, string Many)? noun = null);

    /// <summary>«l’article 37», «les articles 14, 37 et 39», «sections 14 and 37»; subsections and paragraphs are told.</summary>
    public abstract string Articles(IReadOnlyList<ProvisionReference> references);

    /// <summary>The same after «de»: «des articles 14 et 23 et du premier alinéa de l’article 37».</summary>
    public abstract string OfArticles(IReadOnlyList<ProvisionReference> references);

    /// <summary>The same after «conformément»: «à l’article 1», «aux articles 1 et 15».</summary>
    public abstract string ToArticles(IReadOnlyList<ProvisionReference> references);

    /// <summary>«art. 37, al. 1», «s. 37, par. 1»: as tables write it.</summary>
    public abstract string Abbreviated(IReadOnlyList<ProvisionReference> references);

    /// <summary>Another act after its article: «de la Charte … (RLRQ, chapitre C-12)».</summary>
    public abstract string OfAct(CitedAct act);

    /// <summary>The Loi sur l'accès after its articles: «de la Loi sur l’accès».</summary>
    public abstract string OfTheAct(string act);

    /// <summary>What passages are made of, which the catalogue has in French; null when the language has no word for it.</summary>
    public abstract string? Nature(string nature);

    /// <summary>«d’avis, de recommandations ou d’analyses».</summary>
    public abstract string OfAny(IReadOnlyList<string> natures);

    public abstract string OfBody(NounArticle article, string name);

    /// <summary>The body again: «de ce dernier».</summary>
    public abstract string OfTheLatter(NounArticle article);

    /// <summary>The body again, by its acronym where the article of its name fits that too.</summary>
    public abstract string OfTheSame(NounArticle article, string? acronym);

    /// <summary>How the body calls itself: «le Ministère», «the Ministère».</summary>
    public abstract string Self(string designation);

    /// <summary>«du Ministère», «of the Ministère».</summary>
    public abstract string OfSelf(string designation);

    /// <summary>«dix (10) jours».</summary>
    public abstract string Days(int days);

    /// <summary>How much longer: «de dix (10) jours», «d’un (1) jour», «by ten (10) days».</summary>
    public abstract string OfDays(int days);

    public abstract string Amount(decimal amount);

    public abstract string Quantity(decimal quantity);

    /// <summary>The office's own words: non-breaking spaces, apostrophes, quotation marks.</summary>
    public abstract string Typeset(string text);

    /// <summary>Words quoted to the letter, an applicant's or the Act's: their spaces alone.</summary>
    public abstract string TypesetQuoted(string text);

    protected static string Spelled(int number, IReadOnlyList<string> words) =>
        number < words.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{words[number]} ({number})")
            : string.Create(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Whole articles that follow each other are told together, the others one by one, in numeric order.</summary>
    protected static IEnumerable<IReadOnlyList<ProvisionReference>> Runs(IReadOnlyList<ProvisionReference> references)
    {
        List<ProvisionReference> run = [];

        foreach (var reference in references)
        {
            if (run.Count > 0 && !(run[^1].IsWhole && reference.IsWhole) && !IsSamePlace(run[^1], reference))
            {
                yield return run;
                run = [];
            }

            run.Add(reference);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>The number without the chapter of another act.</summary>
    protected static string NumberOf(ProvisionReference reference) => reference.Number[(reference.Number.LastIndexOf(' ') + 1)..];

    private static bool IsSamePlace(ProvisionReference one, ProvisionReference other) =>
        one.Number == other.Number && one.Paragraph is not null && other.Paragraph is not null && one.Subsection == other.Subsection;
}
