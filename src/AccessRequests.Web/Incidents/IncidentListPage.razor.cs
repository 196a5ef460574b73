using AccessRequests.Domain.Incidents;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Incidents;

/// <summary>The register, open entries first.</summary>
public sealed partial class IncidentListPage
{
    private const int PageSize = 50;

    private List<ConfidentialityIncident>? _incidents;
    private int _total;

    [SupplyParameterFromQuery(Name = "page")]
    public int Page { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        Page = Math.Max(Page, 1);
        await Readings.OfIncidentRegisterAsync((await Authentication).User);
        await using var db = await Databases.CreateDbContextAsync();
        _total = await db.Incidents.CountAsync();
        _incidents = await db.Incidents.AsNoTracking()
            .OrderBy(incident => incident.ClosedOn != null)
            .ThenByDescending(incident => incident.ReportedAt)
            .Skip((Page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync();
    }
}
