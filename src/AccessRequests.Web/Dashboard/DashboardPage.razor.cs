using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

public sealed partial class DashboardPage
{
    private OfficeDay? _day;
    private OfficeCharts.Counts? _charts;
    private bool _mayRead = true;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required OfficeCharts Charts { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        _mayRead = (await Authorization.AuthorizeAsync(user, Policies.ReadRequests)).Succeeded;

        if (_mayRead)
        {
            await using var db = await Databases.CreateDbContextAsync();
            _day = await OfficeDay.ReadAsync(db, user, Time.QuebecToday(), CancellationToken.None);
            _charts = await Charts.ReadAsync(CancellationToken.None);
        }
    }

    private static string List(string due) => $"{Urls.Requests}?echeance={due}";
}
