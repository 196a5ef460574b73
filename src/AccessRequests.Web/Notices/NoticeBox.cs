using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Notices;

/// <summary>
/// The notices of one person, who reads and marks their own and nobody else's: no role is asked for. One about a file that was restricted since is
/// not there, as the file is not.
/// </summary>
public sealed class NoticeBox(IDbContextFactory<AccessRequestsDb> databases, TimeProvider time)
{
    public const int PageSize = 25;

    /// <summary>A bell says «99+» and needs to count no further.</summary>
    public const int MaxCounted = 100;

    /// <summary>Something was read here.</summary>
    public event Action? Changed;

    public async Task<int> UnreadAsync(Guid person, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Of(db, person).Where(notice => notice.ReadAt == null).Take(MaxCounted).CountAsync(cancellation);
    }

    /// <summary>Latest first.</summary>
    /// <param name="page">1 for the first.</param>
    public async Task<(IReadOnlyList<Notice> Shown, int Total)> PageAsync(Guid person, int page, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (
            await Of(db, person).OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation),
            await Of(db, person).CountAsync(cancellation));
    }

    public Task MarkReadAsync(Guid person, Guid notice, CancellationToken cancellation = default) =>
        MarkAsync(person, unread => unread.Where(known => known.Id == notice), cancellation);

    /// <param name="until">When the person last looked: what came since stays unread.</param>
    public Task MarkAllReadAsync(Guid person, DateTimeOffset until, CancellationToken cancellation = default) =>
        MarkAsync(person, unread => unread.Where(known => known.At <= until), cancellation);

    private static IQueryable<Notice> Of(AccessRequestsDb db, Guid person) => db.Notices.AsNoTracking().Where(notice => notice.AccountId == person);

    private async Task MarkAsync(Guid person, Func<IQueryable<Notice>, IQueryable<Notice>> which, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        await which(Of(db, person).Where(notice => notice.ReadAt == null)).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellation);
        Changed?.Invoke();
    }
}
