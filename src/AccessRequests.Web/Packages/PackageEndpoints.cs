using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Packages;

/// <summary>
/// The outgoing route. It takes the id of an artefact of the same request and knows no other kind of file:
/// an original has no id that it would understand.
/// </summary>
internal static class PackageEndpoints
{
    public static void MapPackages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/demandes/{number}/trousses/{packageId:guid}/{artefactId:guid}", DownloadAsync)
            .RequireAuthorization(Policies.DownloadPackages)
            .DisableCookieRedirect();

    private static async Task<IResult> DownloadAsync(
        string number,
        Guid packageId,
        Guid artefactId,
        HttpContext http,
        IDbContextFactory<AccessRequestsDb> databases,
        ArtefactStore artefacts,
        TimeProvider time,
        CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleOrDefaultAsync(known => known.Number == number, cancellation);
        var package = request is null
            ? null
            : await db.Packages.SingleOrDefaultAsync(known => known.Id == packageId && known.RequestId == request.Id, cancellation);

        if (package?.Artefacts.SingleOrDefault(known => known.Id == artefactId) is not { } artefact)
        {
            return Results.NotFound();
        }

        if (package.ObstacleToDownload(request!) is { } obstacle)
        {
            return Results.Problem(obstacle.InFrench(), statusCode: StatusCodes.Status409Conflict);
        }

        var stream = await artefacts.OpenVerifiedAsync(artefact, cancellation);
        request!.Record(HistoryAct.PackageDownloaded, http.User.ToActor(), time.GetUtcNow(), after: $"{artefact.FileName} {artefact.Sha256}");
        await db.SaveChangesAsync(cancellation);

        return Results.File(stream, ContentType(artefact.FileName), artefact.FileName);
    }

    private static string ContentType(string fileName) => Path.GetExtension(fileName) switch
    {
        ".pdf" => "application/pdf",
        ".zip" => "application/zip",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
