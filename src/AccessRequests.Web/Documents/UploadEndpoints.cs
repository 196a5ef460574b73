using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AccessRequests.Web.Documents;

/// <summary>
/// Files come by plain HTTP, streamed to disk: a first part says what the document is (JSON), a second is the file.
/// Every refusal is a sentence for the person, and leaves nothing behind.
/// </summary>
internal static class UploadEndpoints
{
    private const int MaxDetailsBytes = 64 * 1024;
    private const int MaxBoundaryLength = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(allowIntegerValues: false) } };

    public static void MapUploads(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/demandes/{number}/documents", UploadAsync)
            .RequireAuthorization(Policies.ManageDocuments)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .DisableAntiforgery()
            .DisableCookieRedirect();

    /// <summary>Antiforgery is checked here, from the header: the middleware would read the whole body for a form field.</summary>
    private static async Task<IResult> UploadAsync(string number, HttpContext http, IAntiforgery antiforgery, IDbContextFactory<AccessRequestsDb> databases, AddDocument addDocument, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Refused("La page a expiré. Rechargez-la, puis importez de nouveau.", StatusCodes.Status400BadRequest);
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || Boundary(type) is not { } boundary)
        {
            return Refused("Le fichier n’a pas été reçu. Importez-le de nouveau.", StatusCodes.Status400BadRequest);
        }

        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            if (!await db.Requests.AnyAsync(request => request.Number == number, cancellation))
            {
                return Refused("Cette demande n’existe pas.", StatusCodes.Status404NotFound);
            }
        }

        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            var form = await ReadDetailsAsync(await reader.ReadNextSectionAsync(cancellation), cancellation);
            var file = await reader.ReadNextSectionAsync(cancellation);

            if (form is null || file is null)
            {
                return Refused("Choisissez un fichier PDF.", StatusCodes.Status400BadRequest);
            }

            var id = await addDocument.ExecuteAsync(number, form, file.Body, http.User, cancellation);
            return Results.Created($"/demandes/{number}/documents/{id}/revision", null);
        }
        catch (ValidationException refusal)
        {
            return Refused(string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage).Distinct()), StatusCodes.Status422UnprocessableEntity);
        }
        catch (UnredactablePdfException refusal)
        {
            return Refused(refusal.Reason.InFrench(), StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception refusal) when (refusal is RuleViolationException or FileTooLargeException)
        {
            return Refused(refusal.Message, StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException)
        {
            return Refused("L’envoi est incomplet. Importez le fichier de nouveau.", StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<DocumentForm?> ReadDetailsAsync(MultipartSection? section, CancellationToken cancellation)
    {
        if (section is null)
        {
            return null;
        }

        var bytes = new byte[MaxDetailsBytes];
        var length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return JsonSerializer.Deserialize<Details>(bytes.AsSpan(0, length), Json)?.ToForm();
    }

    private static string? Boundary(MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return string.IsNullOrWhiteSpace(boundary) || boundary.Length > MaxBoundaryLength ? null : boundary;
    }

    private static IResult Refused(string sentence, int status) => Results.Problem(sentence, statusCode: status);

    private sealed record Details(string? Title, DocumentKind Kind, DateOnly? Date, DateOnly? RecommendationDecidedOn, string? Author, string? Addressee, IReadOnlyList<int>? Points)
    {
        public DocumentForm ToForm() => new()
        {
            Title = Title ?? "",
            Kind = Kind,
            Date = Date?.ToDateTime(TimeOnly.MinValue),
            RecommendationDecidedOn = RecommendationDecidedOn?.ToDateTime(TimeOnly.MinValue),
            Author = Author ?? "",
            Addressee = Addressee ?? "",
            Points = Points ?? [],
        };
    }
}
