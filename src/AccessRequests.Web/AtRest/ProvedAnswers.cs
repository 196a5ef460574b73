using Microsoft.Net.Http.Headers;

namespace AccessRequests.Web.AtRest;

internal static class ProvedAnswers
{
    /// <summary>
    /// A file, or the range of it that was asked for. What the answer begins with is proved before its first byte goes: a refusal is
    /// then a sentence. A fault further on in a large file cuts the connection, and nothing of the piece at fault goes.
    /// </summary>
    /// <param name="open">Throws <see cref="DamagedFileException"/>.</param>
    public static IResult Of(HttpContext http, Func<Stream> open, string contentType, EntityTagHeaderValue? tag = null)
    {
        Stream? content = null;

        try
        {
            content = open();
            (content as SealedStream)?.Check(Start(http.Request, content.Length));
            return Results.File(content, contentType, entityTag: tag, enableRangeProcessing: true);
        }
        catch (DamagedFileException refusal)
        {
            content?.Dispose();
            return Results.Problem(refusal.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static long Start(HttpRequest request, long length) =>
        request.GetTypedHeaders().Range?.Ranges.FirstOrDefault() switch
        {
            { From: { } from } => from,
            { To: { } suffix } => Math.Max(0, length - suffix),
            _ => 0,
        };
}
