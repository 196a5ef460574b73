using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Incidents;

/// <summary>The pages of a document that told too much, with the marks that they bore on the day of the report: never their words.</summary>
/// <param name="Title">Of the document, as it was.</param>
/// <param name="Pages">As people write them: «2, 4 à 7 et 12».</param>
/// <param name="Marks">How many marks were retained there, and on which provisions.</param>
public sealed record IncidentPages(Guid Id, DocumentId DocumentId, string Title, string Pages, string Marks)
{
    public const int PagesMaxLength = 400;
    public const int MarksMaxLength = 1000;

    /// <exception cref="RuleViolationException">No page of the document is named.</exception>
    public static IncidentPages Of(RequestedDocument document, string pages)
    {
        if (PageRanges.Parse(pages, document.Original.PageCount) is not { } numbers)
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.IncidentPagesUnknown, document.Title, document.Original.PageCount));
        }

        var marks = document.Retained.Where(passage => numbers.Contains(passage.Page)).ToList();
        var provisions = marks.SelectMany(mark => mark.Provisions).Distinct().Order(ProvisionNumberComparer.Instance).ToList();
        var said = marks.Count == 0
            ? "aucune marque retenue"
            : $"{FrenchCount.Of(marks.Count, "marque retenue", "marques retenues")} (art.\u00A0{string.Join(", ", provisions)})";

        return new IncidentPages(Guid.CreateVersion7(), document.Id, document.Title, Cut(PageRanges.InFrench(numbers), PagesMaxLength), Cut(said, MarksMaxLength));
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..(length - 1)] + "…" : text;
}
