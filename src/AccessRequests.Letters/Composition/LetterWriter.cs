using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Wording;

namespace AccessRequests.Letters.Composition;

/// <summary>
/// Writes the blocks of one letter from the sentences of its template. The Act is named in full the first time only, hence
/// paragraphs are written in their order.
/// </summary>
internal sealed class LetterWriter(LetterRecord record, LetterTemplate template)
{
    /// <summary>Stands where the letter would tell the address of the Commission; an office that words its notice otherwise needs none.</summary>
    public const string MissingReviewAddress = "[adresse de la Commission à indiquer]";

    private readonly List<LetterBlock> _blocks = [];
    private bool _actIsNamed;

    public LetterRecord Record => record;

    public DecisionRecord File => record.File;

    public Grammar Grammar { get; } = Grammar.Of(record.Language);

    public IReadOnlyList<LetterBlock> Blocks => _blocks;

    private HashSet<string> Omitted { get; } = [.. LegalAnnex.Omitted(record)];

    /// <summary>A list or an address of nothing is left out: a draft may lack anything.</summary>
    public void Add(LetterBlock block)
    {
        if (block is not LetterItems { Items.Count: 0 } and not LetterLines { Lines.Count: 0 })
        {
            _blocks.Add(Typeset(block));
        }
    }

    /// <summary>A paragraph of one sentence, whose id is the sentence's key.</summary>
    public void Paragraph(LetterPart part, string key, MergeFields? fields = null, int count = 1) =>
        Add(new LetterParagraph(part, Say(key, fields, count)) { Id = key });

    /// <summary>A sentence with its fields in place, those of every sentence included.</summary>
    public IReadOnlyList<LetterSpan> Say(string key, MergeFields? fields = null, int count = 1)
    {
        var sentence = template[key].For(count);

        if (fields?.Cited is { Count: > 0 } cited && cited.All(article => Omitted.Contains(article.Number)))
        {
            sentence = sentence.Replace($" {template["annexed"].One}", "", StringComparison.Ordinal);
        }

        var all = Fields();

        foreach (var (name, value) in fields ?? [])
        {
            all[name] = value;
        }

        foreach (var (name, parts) in fields?.InParts ?? [])
        {
            all.InParts[name] = parts;
        }

        if (sentence.Contains("{loi}", StringComparison.Ordinal))
        {
            all["loi"] = TheAct();
        }

        return all.Fill(sentence);
    }

    /// <summary>Words alone, where no link can be.</summary>
    public string Words(string key, MergeFields? fields = null, int count = 1) => string.Concat(Say(key, fields, count).Select(span => span.Text));

    public void Append(List<LetterSpan> spans, string key, MergeFields? fields = null, int count = 1)
    {
        foreach (var span in Say(key, fields, count))
        {
            MergeFields.Append(spans, span);
        }
    }

    /// <summary>The Act: in full with its short name the first time, then by that.</summary>
    public string TheAct()
    {
        var name = _actIsNamed ? template["act.short"].One : $"{template["act"].One} ({template["act.short"].One})";
        _actIsNamed = true;
        return name;
    }

    /// <summary>«des articles 14 et 31 de la Loi sur l’accès et de l’article 9 de la Charte …», in numeric order, each act after its articles.</summary>
    public string OfProvisions(IReadOnlyList<ProvisionReference> references)
    {
        var parts = references
            .GroupBy(reference => File.Find(reference.Number)?.Act)
            .Select(group => $"{Grammar.OfArticles([.. group])} {(group.Key is { } act ? Grammar.OfAct(act) : Grammar.OfTheAct(TheAct()))}");

        return Grammar.List([.. parts]);
    }

    /// <summary>The field «articles»: «à l’article 48», «aux articles 1 et 15».</summary>
    public MergeFields ToArticles(IReadOnlyList<ProvisionReference> articles) =>
        new() { ["articles"] = Grammar.ToArticles(articles), Cited = articles };

    /// <summary>Why «parts» or «documents» are protected: by what they are made of, when all of it can be put into words.</summary>
    public string Reason(string what, IReadOnlyList<ProvisionReference> grounds, int count)
    {
        var natures = Natures(grounds);

        return natures.Count == 0
            ? Words($"{what}.protected", count: count)
            : Words($"{what}.formed-of", new MergeFields { ["natures"] = Grammar.OfAny(natures) }, count);
    }

    public LetterSpan ReviewAddress =>
        string.IsNullOrWhiteSpace(File.Letterhead.ReviewUrl) ? MissingReviewAddress : LetterLink.OrText(File.Letterhead.ReviewUrl);

    public string Date(DateOnly? day) => day is { } date ? Grammar.Date(date) : "[date à fixer]";

    public static IReadOnlyList<ProvisionReference> Whole(IEnumerable<string> numbers) =>
        [.. numbers.Distinct().Order(ProvisionNumberComparer.Instance).Select(number => new ProvisionReference(number))];

    public string Nature => Words(File.Kind switch
    {
        RequestKind.AdministrativeDocuments => "nature.administrative",
        RequestKind.PersonalInformation => "nature.personal",
        RequestKind.Correction => "nature.correction",
    });

    private List<string> Natures(IReadOnlyList<ProvisionReference> grounds)
    {
        List<string> natures = [];

        foreach (var provision in grounds.Select(ground => File.Find(ground.Number)).OfType<CitedProvision>())
        {
            foreach (var nature in provision.Nature)
            {
                if ((provision.NatureLanguage == Grammar.Language ? nature : Grammar.Nature(nature)) is not { } word)
                {
                    return [];
                }

                natures.Add(word);
            }
        }

        return [.. natures.Distinct()];
    }

    private MergeFields Fields() => new()
    {
        ["numéro"] = File.FileNumber,
        ["date"] = Date(File.DecidedOn),
        ["organisme"] = Grammar.Self(File.Letterhead.SelfDesignation),
        ["demande"] = template[File.Kind switch
        {
            RequestKind.AdministrativeDocuments => "request.administrative",
            RequestKind.PersonalInformation => "request.personal",
            RequestKind.Correction => "request.correction",
        }].One,
        ["réception"] = Grammar.Date(File.ReceivedOn),
        ["loi"] = template["act.short"].One,
    };

    private LetterBlock Typeset(LetterBlock block) => block switch
    {
        LetterLines { Part: LetterPart.Addressee } lines => lines with { Lines = Typeset(lines.Lines, Grammar.TypesetQuoted) },
        LetterItems { Part: LetterPart.Points } points => points with { Items = [.. points.Items.Select(item => item with { Spans = Typeset(item.Spans, Grammar.TypesetQuoted) })] },
        LetterParagraph paragraph => paragraph with { Spans = Typeset(paragraph.Spans, text => Grammar.Typeset(Joined(text))) },
        LetterLines lines => lines with { Lines = Typeset(lines.Lines, Grammar.Typeset) },
        LetterItems items => items with { Items = [.. items.Items.Select(item => item with { Spans = Typeset(item.Spans, Grammar.Typeset) })] },
        LetterTable table => table with { Header = [.. table.Header.Select(Grammar.Typeset)], Rows = [.. table.Rows.Select(row => row.Select(Grammar.Typeset).ToList())] },
        LetterHeading heading => heading with { Text = Grammar.Typeset(heading.Text) },
        _ => block,
    };

    /// <summary>The short name of the Act and what follows it between parentheses share them: «(Loi sur l’accès, en annexe)».</summary>
    private string Joined(string text) =>
        text.Replace($"({template["act.short"].One}) (", $"({template["act.short"].One}, ", StringComparison.Ordinal);

    private static IReadOnlyList<LetterSpan> Typeset(IReadOnlyList<LetterSpan> spans, Func<string, string> typeset) =>
        [.. spans.Select(span => span.Link is null ? span with { Text = typeset(span.Text) } : span)];
}
