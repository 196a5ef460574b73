using AccessRequests.Domain.Documents;

namespace AccessRequests.Letters.Gathering;

/// <summary>A released document, or those of its pages that one volume holds.</summary>
/// <param name="Number">Its place in the package, which its file name bears too.</param>
/// <param name="Pages">Of the document as a whole.</param>
public sealed record ListedDocument(int Number, string Title, DateOnly? Date, int Pages, ReleaseOutcome Outcome)
{
    /// <summary>From 1.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>How many of its pages the volume holds.</summary>
    public int PagesHere { get; init; } = Pages;

    public bool IsWhole => PagesHere == Pages;
}
