using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

public sealed partial class AccountListPage
{
    private IReadOnlyList<AccountSummary>? _accounts;

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _accounts = await db.AccountSummariesAsync(Time.GetUtcNow());
    }
}
