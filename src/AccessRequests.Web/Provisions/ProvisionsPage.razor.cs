using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Provisions;

public sealed partial class ProvisionsPage
{
    private List<Provision>? _provisions;
    private DateOnly _today;
    private string _search = "";
    private bool _onlyIncomplete;

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private List<Provision> Found => _provisions!
        .Where(provision => !_onlyIncomplete || provision.TextOn(_today) is not { IsVerified: true })
        .Where(provision => string.IsNullOrWhiteSpace(_search)
            || provision.Number.StartsWith(_search.Trim(), StringComparison.Ordinal)
            || CultureInfo.CurrentCulture.CompareInfo.IndexOf(provision.Label, _search.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0)
        .ToList();

    protected override async Task OnInitializedAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _today = Time.QuebecToday();
        _provisions = [.. (await db.CatalogueAsync(CancellationToken.None)).All];
    }
}
