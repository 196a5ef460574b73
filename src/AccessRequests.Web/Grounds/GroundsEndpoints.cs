using AccessRequests.Domain;
using AccessRequests.Letters;
using AccessRequests.Letters.Grounds;
using AccessRequests.Web.Security;

namespace AccessRequests.Web.Grounds;

/// <summary>The tables of grounds as files, each under the policy of its audience, made anew at each request and kept by no browser.</summary>
internal static class GroundsEndpoints
{
    public static void MapGrounds(this IEndpointRouteBuilder routes)
    {
        foreach (var audience in Enum.GetValues<GroundsAudience>())
        {
            routes.MapGet(
                    $"/demandes/{{number}}/motifs/{audience.Slug()}.{{format:regex(^(pdf|docx|html)$)}}",
                    (string number, string format, HttpContext http, MakeGroundsTable make, CancellationToken cancellation) =>
                        FileAsync(number, audience, format, http, make, cancellation))
                .RequireAuthorization(MakeGroundsTable.PolicyFor(audience))
                .LimitDownloads()
                .DisableCookieRedirect();
        }
    }

    private static async Task<IResult> FileAsync(
        string number, GroundsAudience audience, string format, HttpContext http, MakeGroundsTable make, CancellationToken cancellation)
    {
        try
        {
            if (await make.ExecuteAsync(number, audience, http.User, cancellation) is not { } table)
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = "private, no-store";
            var (bytes, type) = Render(table, format);
            return Results.File(bytes, type, $"{number}-motifs-{audience.Slug()}.{format}");
        }
        catch (RuleViolationException refusal)
        {
            return Results.Problem(string.Join(' ', refusal.Obstacles.Select(obstacle => obstacle.InFrench())), statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static (byte[] Bytes, string Type) Render(LetterContent table, string format)
    {
        using var stream = new MemoryStream();

        switch (format)
        {
            case "pdf":
                PdfLetter.Write(table, stream);
                return (stream.ToArray(), "application/pdf");
            case "docx":
                DocxLetter.Write(table, stream);
                return (stream.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            default:
                return (System.Text.Encoding.UTF8.GetBytes(HtmlLetter.Write(table)), "text/html; charset=utf-8");
        }
    }
}
