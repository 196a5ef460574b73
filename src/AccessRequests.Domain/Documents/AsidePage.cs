using System.Text.Json.Serialization;

namespace AccessRequests.Domain.Documents;

/// <summary>
/// A page that is not released though no provision hides it: what leaves has a notice in its place, so that whoever counts the pages
/// knows why it is not there.
/// </summary>
/// <param name="Page">From 1.</param>
/// <param name="Twin">The page that it repeats; null when it is not what was asked for.</param>
public sealed record AsidePage(int Page, PageTwin? Twin, Guid ById, string By, DateTimeOffset At)
{
    [JsonIgnore]
    public PageState State => Twin is null ? PageState.NotRelevant : PageState.Duplicate;
}

/// <summary>A page of a document of the same request.</summary>
public sealed record PageTwin(Guid Document, int Page);
