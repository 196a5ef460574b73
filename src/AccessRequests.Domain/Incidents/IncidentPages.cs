using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Incidents;

/// <summary>The pages of a document that told too much, with the marks that they bore on the day of the report: never their words.</summary>
/// <param name="Title">Of the document, as it was.</param>
/// <param name="Pages">As people write them: «2, 4 à 7 et 12».</param>
/// <param name="Marks">How many marks were retained on each, and on which provisions.</param>
public sealed record IncidentPages(Guid Id, DocumentId DocumentId, string Title, string Pages, string Marks)
{
    public const int PagesMaxLength = 400;
    public const int MarksMaxLength = 1000;

    private const string Nothing = "aucune marque retenue";

    /// <summary>What each of the pages bore. Many pages are several entries, so that none is left out.</summary>
    /// <exception cref="RuleViolationException">No page of the document is named.</exception>
    public static IReadOnlyList<IncidentPages> Of(RequestedDocument document, string pages)
    {
        if (PageRanges.Parse(pages, document.Original.PageCount) is not { } numbers)
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.IncidentPagesUnknown, document.Title, document.Original.PageCount));
        }

        var marks = document.Retained.ToLookup(passage => passage.Page);
        List<IncidentPages> entries = [];
        List<int> together = [];

        foreach (var page in numbers)
        {
            if (together.Count > 0 && !Fits([.. together, page], marks))
            {
                entries.Add(Entry(document, together, marks));
                together.Clear();
            }

            together.Add(page);
        }

        return [.. entries, Entry(document, together, marks)];
    }

    private static bool Fits(IReadOnlyList<int> pages, ILookup<int, Passage> marks) =>
        PageRanges.AllInFrench(pages).Length <= PagesMaxLength && Said(pages, marks).Length <= MarksMaxLength;

    private static IncidentPages Entry(RequestedDocument document, IReadOnlyList<int> pages, ILookup<int, Passage> marks) =>
        new(Guid.CreateVersion7(), document.Id, document.Title, PageRanges.AllInFrench(pages), ConfidentialityIncident.Cut(Said(pages, marks), MarksMaxLength));

    /// <summary>Pages that bore the same are told together.</summary>
    private static string Said(IReadOnlyList<int> pages, ILookup<int, Passage> marks) => pages.GroupBy(page => Said(marks[page])).ToList() is [var alike]
        ? alike.Key + (pages.Count > 1 && alike.Key != Nothing ? " sur chacune" : "")
        : string.Join(" ; ", pages.GroupBy(page => Said(marks[page])).Select(same => $"p.\u00A0{PageRanges.AllInFrench(same)} : {same.Key}"));

    private static string Said(IEnumerable<Passage> marks)
    {
        var (whole, parts) = (marks.Where(mark => mark.IsWholePage).ToList(), marks.Where(mark => !mark.IsWholePage).ToList());
        var provisions = marks.SelectMany(mark => mark.Provisions).Distinct().Order(ProvisionNumberComparer.Instance).ToList();
        var said = whole.Count > 0 ? "page retenue entière" : parts.Count > 0 ? FrenchCount.Of(parts.Count, "marque retenue", "marques retenues") : Nothing;
        return provisions.Count > 0 ? $"{said} (art.\u00A0{string.Join(", ", provisions)})" : said;
    }
}
