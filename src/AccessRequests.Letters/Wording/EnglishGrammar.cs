using System.Globalization;
using System.Text.Json;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters.Wording;

/// <summary>The Act's official English: an article is a section, an alinéa its paragraph, a paragraphe its subparagraph.</summary>
internal sealed class EnglishGrammar : Grammar
{
    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly Lazy<Dictionary<string, string>> Natures = new(Read);

    private EnglishGrammar()
    {
    }

    public static EnglishGrammar Instance { get; } = new();

    public override string Language => ProvisionText.English;

    public override string Date(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    public override string DayAndMonth(DateOnly day) => day.ToString("MMMM d", CultureInfo.InvariantCulture);

    public override string List(IReadOnlyList<string> items) => French.List(items, "and");

    public override string Either(IReadOnlyList<string> items) => French.List(items, "or");

    public override string Points(IReadOnlyList<string> names, (string One, string Many)? noun = null) =>
        names.Count == 1 ? $"{noun?.One ?? "item"} {names[0]}" : $"{noun?.Many ?? "items"} {French.PointNames(names, "to", "and")}";

    public override string Articles(IReadOnlyList<ProvisionReference> references) => List([.. Runs(references).Select(Place)]);

    public override string OfArticles(IReadOnlyList<ProvisionReference> references) => Articles(references);

    public override string ToArticles(IReadOnlyList<ProvisionReference> references) => Articles(references);

    public override string Abbreviated(IReadOnlyList<ProvisionReference> references) =>
        $"{(references.Count == 1 ? "s." : "ss.")} {string.Join(", ", references.Select(Abbreviated))}";

    public override string OfAct(CitedAct act) => $"of the {act.Name}" + (string.IsNullOrWhiteSpace(act.Chapter) ? "" : $" ({act.Chapter})");

    public override string OfTheAct(string act) => $"of the {act}";

    public override string? Nature(string nature) => Natures.Value.GetValueOrDefault(nature);

    public override string OfAny(IReadOnlyList<string> natures) => Either(natures);

    public override string OfBody(NounArticle article, string name) => article == NounArticle.None ? $"of {name}" : $"of the {name}";

    public override string OfTheLatter(NounArticle article) => "of that body";

    public override string OfTheSame(NounArticle article, string? acronym) =>
        !string.IsNullOrWhiteSpace(acronym) && article is NounArticle.Le or NounArticle.La ? $"of the {acronym}" : "of that body";

    public override string Self(string designation)
    {
        string[] articles = ["le ", "la ", "les ", "l’", "l'", "the "];
        var article = articles.FirstOrDefault(article => designation.StartsWith(article, StringComparison.OrdinalIgnoreCase));
        return article is null ? designation : $"the {designation[article.Length..]}";
    }

    public override string OfSelf(string designation) => $"of {Self(designation)}";

    public override string Days(int days) => $"{Spelled(days, Numbers)} {(days == 1 ? "day" : "days")}";

    public override string OfDays(int days) => $"by {Days(days)}";

    public override string Amount(decimal amount) => "$" + amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    public override string Quantity(decimal quantity) => quantity.ToString("#,0.##", CultureInfo.InvariantCulture);

    public override string Typeset(string text) => English.Typeset(text);

    public override string TypesetQuoted(string text) => English.Unbroken(text);

    private string Place(IReadOnlyList<ProvisionReference> run)
    {
        var first = run[0];

        if (first.IsWhole)
        {
            return run.Count == 1 ? $"section {NumberOf(first)}" : $"sections {List([.. run.Select(NumberOf)])}";
        }

        var section = $"section {NumberOf(first)}";
        var paragraph = first.Subsection is { } subsection ? $"the {Ordinal(subsection)} paragraph of {section}" : section;

        return first.Paragraph is null ? paragraph
            : run.Count == 1 ? $"subparagraph {first.Paragraph} of {paragraph}"
            : $"subparagraphs {List([.. run.Select(reference => reference.Paragraph!)])} of {paragraph}";
    }

    private static string Abbreviated(ProvisionReference reference) =>
        reference.Number
        + (reference.Subsection is { } subsection ? string.Create(CultureInfo.InvariantCulture, $", par. {subsection}") : "")
        + (reference.Paragraph is { } paragraph ? $", subpar. {paragraph}" : "");

    private static string Ordinal(int number) => number < Ordinals.Length ? Ordinals[number] : $"{number.ToString(CultureInfo.InvariantCulture)}th";

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(EnglishGrammar).Assembly.GetManifestResourceStream("AccessRequests.Letters.Wording.english-natures.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
