using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Referrals;

internal static class DirectoryEndpoints
{
    public const string Export = "/organismes/repertoire.csv";

    public static void MapDirectory(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Export, async (IDbContextFactory<AccessRequestsDb> databases, CancellationToken cancellation) =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var bodies = await db.PublicBodies.AsNoTracking().Where(body => body.IsActive).OrderBy(body => body.Name).ToListAsync(cancellation);

            return Results.File(PublicBodyCsv.Write(bodies), "text/csv; charset=utf-8", "repertoire-des-organismes.csv");
        })
        .RequireAuthorization(Policies.ReadDirectory)
        .LimitDownloads()
        .DisableCookieRedirect();
}
