using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>
/// Opens the database for whoever the scope serves: a request, a circuit. Jobs, messages, counts and checks, which serve nobody in particular,
/// ask by name for <see cref="EveryFile"/>; a singleton that does not fails to start.
/// </summary>
internal sealed class OfficeDatabases([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, Reader reader)
    : IDbContextFactory<AccessRequestsDb>
{
    /// <summary>The key of the databases in which no file is hidden.</summary>
    public const string EveryFile = nameof(EveryFile);

    public AccessRequestsDb CreateDbContext() => For(databases.CreateDbContext());

    public async Task<AccessRequestsDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => For(await databases.CreateDbContextAsync(cancellationToken));

    private AccessRequestsDb For(AccessRequestsDb db)
    {
        db.Reader = reader;
        return db;
    }
}
