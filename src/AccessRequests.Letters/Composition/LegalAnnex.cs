using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Provisions;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;
using AccessRequests.Letters.Grounds;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>The articles that the letter relies on, word for word from the record's catalogue and from nowhere else; then the office's annexes.</summary>
internal static class LegalAnnex
{
    /// <summary>The articles whose text the letter carries, in numeric order; none for a letter that decides nothing.</summary>
    public static IReadOnlyList<string> ArticlesOf(LetterRecord record) =>
        [.. RelyingOn(record).Except(Omitted(record)).Concat(record.Form.FurtherProvisions).Distinct().Order(ProvisionNumberComparer.Instance)];

    /// <summary>The articles that the letter must cite.</summary>
    public static IReadOnlyList<string> RelyingOn(LetterRecord record) => record.Facts switch
    {
        DecisionFacts => record.File.Annexed,
        CorrectionFacts correction => correction.RefusalProvisions,
        ThirdPartyDecisionFacts { Releases: false, Provisions: { } provisions } => provisions,
        _ => [],
    };

    /// <summary>What the office leaves out: only what refuses nothing (art. 51).</summary>
    public static IEnumerable<string> Omitted(LetterRecord record) =>
        record.Form.OmittedProvisions.Where(number => IsProcedure(record.File, number));

    public static bool IsProcedure(DecisionRecord file, string number) => file.Find(number) is { Kind: ProvisionKind.Procedure };

    public static void Write(LetterWriter writer, LetterTemplate template)
    {
        var numbers = ArticlesOf(writer.Record);

        if (numbers.Count > 0)
        {
            WriteArticles(writer, template, numbers);
        }

        for (var i = 0; i < writer.Record.Form.Annexes.Count; i++)
        {
            WriteAnnex(writer, writer.Record.Form.Annexes[i], i + 1);
        }

        if (writer.Record.Form.AnnexesGrounds && !writer.File.HidesExistence())
        {
            foreach (var block in GroundsTable.Blocks(writer.Record.Form.Grounds, GroundsAudience.Applicant, template, writer.Words("reference")))
            {
                writer.Add(block);
            }
        }
    }

    private static void WriteArticles(LetterWriter writer, LetterTemplate template, IReadOnlyList<string> numbers)
    {
        var provisions = numbers.Select(number => (Number: number, Provision: writer.File.Find(number))).ToList();
        var refuses = provisions.Any(one => one.Provision?.Kind is ProvisionKind.Ground) || writer.Record.Facts is CorrectionFacts;
        var isFirst = true;

        foreach (var act in provisions.GroupBy(one => one.Provision?.Act))
        {
            var title = act.Key is { } other ? other.Name.ToUpperInvariant() : PlainText.WithoutNotes(template["act"].One).ToUpperInvariant();
            var name = template[refuses ? "annex.grounds" : "annex.provisions"].One;

            if (isFirst)
            {
                writer.Add(new LetterLines(LetterPart.AnnexTitle, [title, name]) { Id = "annex" });
            }
            else
            {
                writer.Add(new LetterHeading(LetterPart.AnnexText, title) { Id = $"annex.{act.First().Number}.act" });
            }

            if (isFirst && provisions.Any(one => one.Provision is { Text: not null } provision && !IsIn(provision, writer.Record.Language)))
            {
                writer.Paragraph(LetterPart.AnnexText, "annex.language");
            }

            isFirst = false;

            foreach (var (number, provision) in act)
            {
                writer.Add(Article(number, provision, writer));
            }
        }
    }

    private static void WriteAnnex(LetterWriter writer, LetterAnnex annex, int number)
    {
        writer.Add(new LetterLines(LetterPart.AnnexTitle, [.. annex.Title.Take(2).Select(line => new LetterSpan(line))]) { Id = $"annex-{number}" });

        for (var i = 0; i < annex.Contents.Count; i++)
        {
            writer.Add(Contents.Block(annex.Contents[i], LetterPart.AnnexText, writer.Grammar) with { Id = $"annex-{number}.{i + 1}" });
        }
    }

    private static LetterArticle Article(string number, CitedProvision? provision, LetterWriter writer)
    {
        var printed = number[(number.LastIndexOf(' ') + 1)..];

        return string.IsNullOrWhiteSpace(provision?.Text)
            ? new LetterArticle(printed, ["[texte à verser au catalogue]"], null) { Id = $"annex.{number}" }
            : new LetterArticle(
                printed,
                [.. PlainText.Lines(provision.Text).Select(French.Unbroken)],
                string.IsNullOrWhiteSpace(provision.History) ? null : French.Unbroken(provision.History))
            {
                Id = $"annex.{number}",
                Language = IsIn(provision, writer.Record.Language) ? null : provision.Language,
            };
    }

    private static bool IsIn(CitedProvision provision, LetterLanguage language) =>
        provision.Language.StartsWith("en", StringComparison.Ordinal) == (language == LetterLanguage.English);
}
