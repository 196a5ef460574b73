using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Domain.Decisions;

/// <param name="Marks">A digest of the retained marks: where they are and what they cite, and of the pages set aside, so that the fingerprint covers them.</param>
public sealed record DecidedDocument(
    string Title,
    DateOnly? Date,
    int PageCount,
    ReleaseOutcome Outcome,
    IReadOnlyList<int> Points,
    IReadOnlyList<string> Provisions,
    int ProposedPassages = 0,
    string? Marks = null)
{
    /// <summary>The same articles where only a subsection or a paragraph of one is relied on; empty when all are cited whole.</summary>
    public IReadOnlyList<ProvisionReference> References { get; init; } = [];

    /// <summary>See <see cref="RequestedDocument.RecommendationDecidedOn"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? RecommendationDecidedOn { get; init; }

    /// <summary>What was answered of the cited articles, mark by mark; null when their years run from the document's date for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GroundFact>? Bounds { get; init; }

    /// <summary>See <see cref="RequestedDocument.AwaitsReview"/>; no part of the fingerprint, since what awaits is never approved.</summary>
    [JsonIgnore]
    public bool AwaitsReview { get; init; }

    /// <summary>Its marks were counted and not read: whatever stands in its way can be told, and no fingerprint.</summary>
    [JsonIgnore]
    public bool IsOutline { get; init; }

    public static DecidedDocument From(RequestedDocument document) => new(
        document.Title,
        document.Date,
        document.Original.PageCount,
        document.Outcome,
        document.Points,
        document.Provisions,
        document.IsNotRelevant ? 0 : document.UndecidedCount,
        document.IsWhole ? Digest(document) : null)
    {
        IsOutline = !document.IsWhole,
        AwaitsReview = document.AwaitsReview,
        RecommendationDecidedOn = document.RecommendationDecidedOn,
        Bounds = BoundsOf(document),
    };

    private static List<GroundFact>? BoundsOf(RequestedDocument document)
    {
        // A refusal of the whole document answered nothing: its years run from the document's date.
        var hidden = document.IsNotRelevant ? [] : document.Citations.Concat(document.Withholding is { } whole ? [new MarkCitation(whole.Provisions, [])] : []).ToList();

        return hidden.Exists(citation => citation.Facts.Any(fact => fact.From is not null || fact.EndedOn is not null))
            ? [.. hidden.SelectMany(citation => citation.Provisions.Select(number =>
                    (citation.Facts.FirstOrDefault(fact => fact.Provision == number) ?? new GroundFact(number, null, null, null)) with { Who = null }))
                .Distinct()]
            : null;
    }

    private static string Digest(RequestedDocument document)
    {
        var text = new StringBuilder(document.Original.Sha256);

        foreach (var passage in document.Retained.OrderBy(passage => passage.Page).ThenBy(passage => passage.Id.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{passage.Page}:{passage.IsWholePage}:{passage.Label}");

            foreach (var area in passage.Areas)
            {
                text.Append(CultureInfo.InvariantCulture, $":{area.Left:R},{area.Bottom:R},{area.Right:R},{area.Top:R}");
            }
        }

        foreach (var aside in document.AsidePages)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{aside.Page}:aside:{aside.Twin?.Document}:{aside.Twin?.Page}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
