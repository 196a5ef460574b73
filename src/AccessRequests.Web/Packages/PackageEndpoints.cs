using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.AtRest;
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
        ILogger<ArtefactStore> logger,
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
            return Refused(obstacle);
        }

        // The letter leaves on its day; what a third party may still contest does not.
        if (artefact.Kind != ArtefactKind.Letter && await db.ObstacleToReleaseAsync(request!, time.QuebecToday(), cancellation) is { } held)
        {
            return Refused(held);
        }

        if (await OpenAsync(artefacts, artefact, logger, cancellation) is not { } stream)
        {
            return Refused(new Obstacle(ObstacleKind.PackageUnverified));
        }

        request!.Record(HistoryAct.PackageDownloaded, http.User.ToActor(), time.GetUtcNow(), after: $"{artefact.FileName} {artefact.Sha256}");
        await db.SaveChangesAsync(cancellation);

        return Results.File(stream, ContentType(artefact.FileName), artefact.FileName);
    }

    /// <summary>Null when the file on disk is gone or is no longer the one that was verified.</summary>
    private static async Task<Stream?> OpenAsync(ArtefactStore artefacts, PackageArtefact artefact, ILogger logger, CancellationToken cancellation)
    {
        try
        {
            return await artefacts.OpenVerifiedAsync(artefact, cancellation);
        }
        catch (DamagedFileException)
        {
            logger.LogError("Artefact {ArtefactId} is not the file that was verified: its download was refused", artefact.Id);
            return null;
        }
    }

    private static IResult Refused(Obstacle obstacle) => Results.Problem(obstacle.InFrench(), statusCode: StatusCodes.Status409Conflict);

    private static string ContentType(string fileName) => Path.GetExtension(fileName) switch
    {
        ".pdf" => "application/pdf",
        ".zip" => "application/zip",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
