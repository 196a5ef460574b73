using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters;

/// <summary>The files of a letter. They bear the name of whoever it is written to, so only those who may know it get them.</summary>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/demandes/{number}/lettres/{id:guid}/lettre.{format}", DownloadAsync)
            .RequireAuthorization(Policies.ReadApplicants)
            .LimitDownloads()
            .DisableCookieRedirect();

    private static async Task<IResult> DownloadAsync(
        string number, Guid id, string format, HttpContext http, IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleOrDefaultAsync(known => known.Number == number, cancellation);
        var letter = request is null
            ? null
            : await db.Letters.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.RequestId == request.Id, cancellation);

        // What was approved or sent is the one PDF that was kept; only a draft is still finished in Word or pasted into an e-mail.
        if (letter is null || format is not ("pdf" or "docx" or "html") || (letter.Status != LetterDraftStatus.Draft && format != "pdf"))
        {
            return Results.NotFound();
        }

        var kept = letter.Status == LetterDraftStatus.Draft ? null : await db.SentLetters.AsNoTracking().SingleOrDefaultAsync(known => known.LetterId == id, cancellation);

        if (letter.Status != LetterDraftStatus.Draft && kept is null)
        {
            return Results.Problem(new Obstacle(ObstacleKind.LetterChangedSinceApproval).InFrench(), statusCode: StatusCodes.Status409Conflict);
        }

        var file = kept?.Pdf ?? Render(LetterComposer.Compose(await db.LetterRecordAsync(request!, letter, time.QuebecToday(), cancellation)), format);

        request!.Record(HistoryAct.OfficeLetterDownloaded, http.User.ToActor(), time.GetUtcNow(), after: $"{letter.Kind.InFrench()} — {format}");
        await db.SaveChangesAsync(cancellation);

        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(file, ContentType(format), $"{number}-{letter.Id:N}.{format}");
    }

    private static byte[] Render(LetterContent letter, string format)
    {
        using var stream = new MemoryStream();

        switch (format)
        {
            case "pdf":
                PdfLetter.Write(letter, stream);
                break;
            case "docx":
                DocxLetter.Write(letter, stream);
                break;
            default:
                stream.Write(System.Text.Encoding.UTF8.GetBytes(HtmlLetter.Write(letter)));
                break;
        }

        return stream.ToArray();
    }

    private static string ContentType(string format) => format switch
    {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "text/html; charset=utf-8",
    };
}
