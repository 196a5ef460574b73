using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Letters;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

/// <summary>
/// The letter and the redacted copies for the eyes of the office, shown inline and kept by no browser. Nothing is sent from
/// here: what leaves comes from <see cref="PackageEndpoints"/>.
/// </summary>
internal static class DecisionEndpoints
{
    private const string Pdf = "application/pdf";

    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        var previews = routes.MapGroup("/demandes/{number}").RequireAuthorization(Policies.ReadRequests).DisableCookieRedirect();

        previews.MapGet("/lettre.pdf", LetterAsync);
        previews.MapGet("/lettre-a-diffuser.pdf", PublicLetterAsync);
        previews.MapGet("/documents/{documentId:guid}/apercu.pdf", DocumentAsync);
    }

    private static async Task<IResult> LetterAsync(
        string number,
        HttpContext http,
        IDbContextFactory<AccessRequestsDb> databases,
        IAuthorizationService authorization,
        Readings readings,
        TimeProvider time,
        CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == number, cancellation) is not { } request)
        {
            return Results.NotFound();
        }

        if (request.ObstacleToActing is { } gone)
        {
            return Results.Problem(gone.InFrench(), statusCode: StatusCodes.Status409Conflict);
        }

        await readings.OfRequestAsync(request.Id, http.User, cancellation);
        var decision = await db.DecisionLetterAsync(request, time.QuebecToday(), cancellation);
        var mayKnow = (await authorization.AuthorizeAsync(http.User, Policies.ReadApplicants)).Succeeded;
        var letter = (mayKnow ? decision : decision.WithoutApplicant()).Compose();
        using var pdf = new MemoryStream();
        PdfLetter.Write(letter, pdf);

        ShowInOurFrames(http);
        return Results.Bytes(pdf.ToArray(), Pdf);
    }

    /// <summary>The letter that left, without its addressee: only while what was recorded is still what was approved.</summary>
    private static async Task<IResult> PublicLetterAsync(
        string number, HttpContext http, IDbContextFactory<AccessRequestsDb> databases, Readings readings, TimeProvider time, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == number, cancellation) is not { } request)
        {
            return Results.NotFound();
        }

        await readings.OfRequestAsync(request.Id, http.User, cancellation);
        var decision = await db.DecisionLetterAsync(request, time.QuebecToday(), cancellation);
        var obstacle = (request.LastSent is { } last ? request.ObstacleToPublicLetter(last) : request.ObstacleToPublicCopy())
            ?? (decision.Fingerprint() == request.Decision.ApprovedFingerprint ? null : new Obstacle(ObstacleKind.DecisionChangedSinceApproval));

        if (obstacle is not null)
        {
            return Results.Problem(obstacle.InFrench(), statusCode: StatusCodes.Status409Conflict);
        }

        var applicant = await db.Applicants.AsNoTracking().SingleAsync(known => known.RequestId == request.Id, cancellation);
        var letter = (decision.WithoutApplicant() with { Unnamed = applicant.Names }).Compose();

        if (letter.IsDraft)
        {
            return Results.Problem(string.Join(' ', letter.Obstacles.Select(known => known.Told)), statusCode: StatusCodes.Status409Conflict);
        }

        using var pdf = new MemoryStream();
        PdfLetter.Write(letter, pdf);
        return Results.File(pdf.ToArray(), Pdf, $"{number}-lettre-a-diffuser.pdf");
    }

    private static async Task<IResult> DocumentAsync(
        string number, Guid documentId, HttpContext http, IDbContextFactory<AccessRequestsDb> databases, PreviewCache previews, Readings readings, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var document = await db.Documents.AsNoTracking()
            .Where(known => known.Id == new DocumentId(documentId) && db.Requests.Any(request => request.Number == number && request.Id == known.RequestId))
            .SingleOrDefaultAsync(cancellation);

        if (document is not { IsReleased: true })
        {
            return Results.NotFound();
        }

        await readings.OfDocumentAsync(document.RequestId, document.Id, http.User, cancellation);

        try
        {
            var preview = await previews.PreviewAsync(document, cancellation);

            ShowInOurFrames(http);
            return ProvedAnswers.Of(http, () => previews.OpenRead(preview), Pdf);
        }
        catch (Exception refusal) when (refusal is UnredactablePdfException or UnverifiedReleaseException or DamagedFileException)
        {
            return Results.Problem(ReleaseRefusals.InFrench(refusal), statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Pages of ours may frame the file, and the file itself may load nothing.</summary>
    internal static void ShowInOurFrames(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
    }
}
