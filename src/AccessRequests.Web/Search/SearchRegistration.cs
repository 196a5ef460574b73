using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

internal static class SearchRegistration
{
    public static async Task PrepareSearchAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();
        await SearchIndex.FillAsync(db, CancellationToken.None);
        await ProvisionIndex.FillAsync(db, CancellationToken.None);
    }
}
