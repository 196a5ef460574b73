using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>Lets everyone ask for <see cref="AccessRequestsDb"/>, whichever provider is behind it: the interface is invariant.</summary>
internal sealed class DatabaseFactory<TDb>(IDbContextFactory<TDb> databases) : IDbContextFactory<AccessRequestsDb>
    where TDb : AccessRequestsDb
{
    public AccessRequestsDb CreateDbContext() => databases.CreateDbContext();

    public async Task<AccessRequestsDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await databases.CreateDbContextAsync(cancellationToken);
}
