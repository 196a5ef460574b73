using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Packages;

public sealed partial class PackagePage
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private const int Shown = 20;

    private readonly CancellationTokenSource _closed = new();
    private AccessRequest? _request;
    private LegalCalendar? _calendar;
    private AnswerLimits? _limits;
    private Obstacle? _release;
    private Obstacle? _link;
    private Obstacle? _stale;
    private List<Package> _packages = [];
    private bool _watching;
    private bool _busy;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required BuildPackage BuildPackage { get; init; }

    [Inject]
    public required SigningKey Signing { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    /// <summary>A package that can still be sent although the latest attempt brought none.</summary>
    private Package? StillGood =>
        _packages.Count > 0 && _packages[0].Status != PackageStatus.Verified
            ? _packages.Skip(1).FirstOrDefault(package => package.ObstacleToDownload(_request!) is null)
            : null;

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        Watch();
    }

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _calendar = await db.AnswerCalendarAsync(CancellationToken.None);
        _request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);

        if (_request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfPackagesAsync(_request.Id, (await Authentication).User);

        _limits = await db.LimitsAsync(_request, _calendar, CancellationToken.None);
        _release = await db.ObstacleToReleaseAsync(_request, Time.QuebecToday(), CancellationToken.None);
        _stale = _request.Status == RequestStatus.Approved ? await db.ObstacleToApprovedAsync(_request, Time.QuebecToday(), CancellationToken.None) : null;
        _packages = await db.Packages.AsNoTracking().Where(package => package.RequestId == _request.Id).OrderByDescending(package => package.RequestedAt).Take(Shown).ToListAsync();
        _link = _request.Sent is { } sent && _packages.FirstOrDefault(package => package.Id == sent.PackageId) is { } left
            ? await db.ObstacleToLinkAsync(_request, left, Time.QuebecToday(), CancellationToken.None)
            : new Obstacle(ObstacleKind.LinkBeforeSending);
    }

    /// <summary>Follows the job until it is over; the page itself is not awaited.</summary>
    private void Watch()
    {
        if (!_watching && _packages.Count > 0 && _packages[0].IsUnderway)
        {
            _watching = true;
            _ = InvokeAsync(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (_packages.Count > 0 && _packages[0].IsUnderway)
            {
                await Task.Delay(RefreshInterval, _closed.Token);

                try
                {
                    await LoadAsync();
                }
                catch (Exception failure) when (Outages.InFrench(failure) is not null)
                {
                    // The job goes on: it is looked at again a moment later.
                    continue;
                }

                StateHasChanged();
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left: nobody looks at the progress any more.
        }
        finally
        {
            _watching = false;
        }
    }

    private Task BuildAsync() => ActAsync(user => BuildPackage.ExecuteAsync(_request!.Id, user), "Assemblage demandé.");

    private Task CancelAsync() => ActAsync(user => BuildPackage.CancelAsync(_packages[0].Id, user), "Annulation demandée.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;

        try
        {
            await act((await Authentication).User);
            Snackbar.Add(done, Severity.Success);
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            Snackbar.Add(sentence, Severity.Warning);

            if (Outages.InFrench(refusal) is not null)
            {
                return;
            }
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
        Watch();
    }
}
