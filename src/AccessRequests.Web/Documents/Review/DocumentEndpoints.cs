using AccessRequests.Domain.Documents;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Pages of originals for those who review them: by range, to a signed-in person, never to a cache.</summary>
internal static class DocumentEndpoints
{
    public static void MapOriginals(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/demandes/{number}/documents/{id:guid}/original.pdf", OriginalAsync)
            .RequireAuthorization(Policies.ReadRequests)
            .LimitDownloads(isRead: true)
            .DisableCookieRedirect();

    private static async Task<IResult> OriginalAsync(
        string number, Guid id, HttpContext http, IDbContextFactory<AccessRequestsDb> databases, FileStore files, Readings readings, DeskPace pace, CancellationToken cancellation)
    {
        pace.Acted();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var documentId = new DocumentId(id);
        var found = await db.Documents
            .Where(document => document.Id == documentId && db.Requests.Any(request => request.Id == document.RequestId && request.Number == number))
            .Select(document => new { document.RequestId, document.Original })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);

        if (found is null)
        {
            return Results.NotFound();
        }

        await readings.OfDocumentAsync(found.RequestId, documentId, http.User, cancellation);
        http.Response.Headers.CacheControl = "private, no-store";
        var tag = new EntityTagHeaderValue($"\"{found.Original.Sha256}\"");
        return ProvedAnswers.Of(http, () => files.OpenRead(found.Original), "application/pdf", tag);
    }
}
