using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

internal static class SearchRegistration
{
    public static async Task PrepareSearchAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccessRequestsDb>>().CreateDbContextAsync();
        await SearchIndex.FillAsync(db, CancellationToken.None);
        await ProvisionIndex.FillAsync(db, CancellationToken.None);
    }
}
