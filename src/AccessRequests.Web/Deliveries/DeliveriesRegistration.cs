using AccessRequests.Domain.Sendings;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Deliveries;

internal static class DeliveriesRegistration
{
    public static void AddDeliveries(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OfferDownload>();
        builder.Services.AddScoped<Delivery>();
        builder.Services.AddSingleton<IPasswordHasher<DownloadLink>, PasswordHasher<DownloadLink>>();
    }

    /// <summary>The files themselves; the page that asks for the code is <see cref="DeliveryPage"/>.</summary>
    public static void MapDeliveries(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{Urls.Delivery}/{{secret}}/{{artefactId:guid}}", async (string secret, Guid artefactId, Delivery delivery, HttpContext http, CancellationToken cancellation) =>
        {
            // A library's browser keeps nothing either.
            http.Response.Headers.CacheControl = "private, no-store";

            return await delivery.OpenAsync(secret, artefactId, cancellation) is var (bytes, artefact)
                ? Results.File(bytes, Path.GetExtension(artefact.FileName) == ".zip" ? "application/zip" : "application/pdf", artefact.FileName)
                : Results.NotFound();
        }).AllowAnonymous().RequireRateLimiting(SecurityRegistration.SecretAddresses);
}
