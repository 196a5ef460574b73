using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters;

/// <summary>What a file already knows of a letter that is begun, beside the request itself.</summary>
internal sealed record KnownFacts
{
    private const int MaxTitles = 500;

    /// <summary>The third party that is written to, with the titles of what it supplied.</summary>
    public ThirdParty? Party { get; init; }

    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>The price in force on the day of the reception; null when none was entered.</summary>
    public FeePrice? Price { get; init; }

    public int ReleasedPages { get; init; }

    /// <summary>From file to file nothing is charged (art. 11).</summary>
    public bool Electronically { get; init; }

    public static async Task<KnownFacts> ReadAsync(AccessRequestsDb db, AccessRequest request, Guid? partyId, CancellationToken cancellation)
    {
        var documents = await db.DocumentsOfAsync(request, cancellation);
        var party = partyId is null ? null : await db.ThirdParties.AsNoTracking().SingleAsync(known => known.Id == partyId && known.RequestId == request.Id, cancellation);

        return new KnownFacts
        {
            Party = party,
            Titles = [.. documents.Where(document => party?.Documents.Contains(document.Id.Value) == true).OrderBy(document => document.AddedAt).Select(document => document.Title).Take(MaxTitles)],
            Price = await db.FeePriceAsync(request, cancellation),
            ReleasedPages = request.Deciding(documents).Where(document => document.IsReleased).Sum(document => document.Original.PageCount),
            Electronically = request.Decision.Delivery == Delivery.Email,
        };
    }
}
