using System.Text;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Packages;

/// <summary>
/// The outgoing route. It takes the id of an artefact of the same request and knows no other kind of file:
/// an original has no id that it would understand. What it opens is what the manager approved (<see cref="ApprovedBytes"/>).
/// </summary>
internal static class PackageEndpoints
{
    public static void MapPackages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demandes/{number}/trousses/{packageId:guid}/{artefactId:guid}", DownloadAsync)
            .RequireAuthorization(Policies.DownloadPackages)
            .LimitDownloads()
            .DisableCookieRedirect();
        routes.MapGet("/demandes/{number}/approbation/{packageId:guid}/{artefactId:guid}.pdf", ReadAsync)
            .RequireAuthorization(Policies.ApproveDecisions)
            .DisableCookieRedirect();
        routes.MapGet("/cles-de-signature/{id}.pem", (string id, SigningKey signing) =>
                signing.PublicPart(id) is { } pem ? Results.File(Encoding.ASCII.GetBytes(pem), "application/x-pem-file", $"{id}.pem") : Results.NotFound())
            .RequireAuthorization(Policies.SignedIn)
            .DisableCookieRedirect();
    }

    /// <summary>What the manager is asked to approve, for their eyes: the bytes themselves, shown inline and kept by no browser.</summary>
    private static async Task<IResult> ReadAsync(
        string number,
        Guid packageId,
        Guid artefactId,
        HttpContext http,
        IDbContextFactory<AccessRequestsDb> databases,
        ArtefactStore artefacts,
        Readings readings,
        ILogger<ArtefactStore> logger,
        CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var package = await db.Packages.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == packageId && db.Requests.Any(request => request.Number == number && request.Id == known.RequestId), cancellation);

        if (package is not { Status: PackageStatus.Verified }
            || package.Artefacts.SingleOrDefault(known => known.Id == artefactId && known.Kind is ArtefactKind.Letter or ArtefactKind.Grounds or ArtefactKind.Document or ArtefactKind.Merged) is not { } artefact)
        {
            return Results.NotFound();
        }

        await readings.OfPackagesAsync(package.RequestId, http.User, cancellation);

        try
        {
            var stream = await artefacts.OpenVerifiedAsync(artefact, cancellation);
            DecisionEndpoints.ShowInOurFrames(http);
            return Results.File(stream, "application/pdf", enableRangeProcessing: true);
        }
        catch (DamagedFileException)
        {
            logger.LogError("Artefact {ArtefactId} is not the file that was verified: it was not shown", artefact.Id);
            return Refused(new Obstacle(ObstacleKind.PackageTampered));
        }
    }

    private static async Task<IResult> DownloadAsync(
        string number,
        Guid packageId,
        Guid artefactId,
        HttpContext http,
        IDbContextFactory<AccessRequestsDb> databases,
        ApprovedBytes approved,
        TimeProvider time,
        ILogger<ApprovedBytes> logger,
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

        if (await db.ObstacleToDownloadAsync(request!, package, time.QuebecToday(), cancellation) is { } obstacle)
        {
            return Refused(obstacle);
        }

        // The letter leaves on its day; what a third party may still contest does not.
        if (artefact.Kind != ArtefactKind.Letter
            && (package.ObstacleToItsDocuments(request!) ?? await db.ObstacleToReleaseAsync(request!, time.QuebecToday(), cancellation)) is { } held)
        {
            return Refused(held);
        }

        if (await OpenAsync(approved, package, artefact, package.ManifestToLeave(request!)!, logger, cancellation) is not { } stream)
        {
            return Refused(new Obstacle(ObstacleKind.PackageTampered));
        }

        request!.Record(HistoryAct.PackageDownloaded, http.User.ToActor(), time.GetUtcNow(), after: $"{artefact.FileName} {artefact.Sha256}");
        await db.SaveChangesAsync(cancellation);

        return Results.File(stream, ContentType(artefact.FileName), artefact.FileName);
    }

    /// <summary>Null when the file on disk is gone or is no longer the one that was approved.</summary>
    private static async Task<Stream?> OpenAsync(
        ApprovedBytes approved, Package package, PackageArtefact artefact, string manifest, ILogger logger, CancellationToken cancellation)
    {
        try
        {
            return await approved.OpenAsync(package, artefact, manifest, cancellation);
        }
        catch (DamagedFileException)
        {
            logger.LogError("Artefact {ArtefactId} is not the file that was approved: its download was refused", artefact.Id);
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
