using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Letters.Wording;

internal sealed class FrenchGrammar : Grammar
{
    private static readonly string[] Ordinals = ["", "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième"];
    private static readonly string[] Numbers = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];

    private FrenchGrammar()
    {
    }

    public static FrenchGrammar Instance { get; } = new();

    public override string Language => ProvisionText.French;

    public override string Date(DateOnly day) => FrenchDate.Of(day);

    public override string DayAndMonth(DateOnly day) => FrenchDate.Of(day)[..^5];

    public override string List(IReadOnlyList<string> items) => French.List(items);

    public override string Either(IReadOnlyList<string> items) => French.List(items, "ou");

    public override string Points(IReadOnlyList<string> names, (string One, string Many)? noun = null) =>
        noun is not { } other ? French.Points(names)
        : names.Count == 1 ? $"{other.One} {names[0]}" : $"{other.Many} {French.PointNames(names)}";

    public override string Articles(IReadOnlyList<ProvisionReference> references) =>
        List([.. Runs(references).Select(run => Place(run, "le ", "les ", "l’article ", "les articles "))]);

    public override string OfArticles(IReadOnlyList<ProvisionReference> references) =>
        List([.. Runs(references).Select(run => Place(run, "du ", "des ", "de l’article ", "des articles "))]);

    public override string ToArticles(IReadOnlyList<ProvisionReference> references) =>
        List([.. Runs(references).Select(run => Place(run, "au ", "aux ", "à l’article ", "aux articles "))]);

    public override string Abbreviated(IReadOnlyList<ProvisionReference> references) => $"art. {string.Join(", ", references)}";

    public override string OfAct(CitedAct act) => French.Of(act.Article, act.Name) + (string.IsNullOrWhiteSpace(act.Chapter) ? "" : $" ({act.Chapter})");

    public override string OfTheAct(string act) => $"de la {act}";

    public override string? Nature(string nature) => nature;

    public override string OfAny(IReadOnlyList<string> natures) => French.OfAny(natures);

    public override string OfBody(NounArticle article, string name) => French.Of(article, name);

    public override string OfTheLatter(NounArticle article) => article switch
    {
        NounArticle.Le => "de ce dernier",
        NounArticle.La => "de cette dernière",
        NounArticle.Les or NounArticle.Elided or NounArticle.None => "de cet organisme", // «les» does not tell the gender
    };

    public override string OfTheSame(NounArticle article, string? acronym) =>
        !string.IsNullOrWhiteSpace(acronym) && article is NounArticle.Le or NounArticle.La ? French.Of(article, acronym!) : "de cet organisme";

    public override string Self(string designation) => designation;

    public override string OfSelf(string designation) => designation switch
    {
        _ when designation.StartsWith("le ", StringComparison.OrdinalIgnoreCase) => $"du {designation[3..]}",
        _ when designation.StartsWith("les ", StringComparison.OrdinalIgnoreCase) => $"des {designation[4..]}",
        _ when designation.StartsWith("la ", StringComparison.OrdinalIgnoreCase) || designation.StartsWith("l’", StringComparison.OrdinalIgnoreCase)
            || designation.StartsWith("l'", StringComparison.OrdinalIgnoreCase) => $"de {designation}",
        _ => French.Of(designation),
    };

    public override string Days(int days) => $"{Spelled(days, Numbers)} {(days < 2 ? "jour" : "jours")}";

    public override string OfDays(int days) => days == 1 ? $"d’{Days(days)}" : $"de {Days(days)}";

    public override string Amount(decimal amount) => amount.ToString("#,0.00", Digits) + " $";

    public override string Quantity(decimal quantity) => quantity.ToString("#,0.##", Digits);

    public override string Typeset(string text) => French.Typeset(text);

    public override string TypesetQuoted(string text) => French.Quoted(text);

    private static NumberFormatInfo Digits { get; } = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u00A0" };

    private string Place(IReadOnlyList<ProvisionReference> run, string the, string theMany, string article, string articles)
    {
        var first = run[0];

        if (first.IsWhole)
        {
            return run.Count == 1 ? article + NumberOf(first) : articles + List([.. run.Select(NumberOf)]);
        }

        var inArticle = $"de l’article {NumberOf(first)}";
        var inSubsection = first.Subsection is { } subsection ? $"{Ordinal(subsection)} alinéa {inArticle}" : null;

        return first.Paragraph is null ? $"{the}{inSubsection}"
            : run.Count == 1 ? $"{the}paragraphe {first.Paragraph}° {(inSubsection is null ? inArticle : $"du {inSubsection}")}"
            : $"{theMany}paragraphes {List([.. run.Select(reference => $"{reference.Paragraph}°")])} {(inSubsection is null ? inArticle : $"du {inSubsection}")}";
    }

    private static string Ordinal(int number) => number < Ordinals.Length ? Ordinals[number] : $"{number.ToString(CultureInfo.InvariantCulture)}e";
}
