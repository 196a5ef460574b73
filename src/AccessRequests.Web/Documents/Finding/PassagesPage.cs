using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Documents.Finding;

/// <summary>A page that reads all the documents of a request, shows passages of them, and settles the chosen ones together.</summary>
public abstract class PassagesPage : ComponentBase, IDisposable
{
    private CancellationTokenSource? _search;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required FindPassages Passages { get; init; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    /// <summary>Indexes of the rows shown.</summary>
    protected HashSet<int> Chosen { get; } = [];

    protected ProvisionCatalogue Catalogue { get; private set; } = new([]);

    protected Obstacle? Obstacle { get; private set; }

    protected FindProgress? Progress { get; private set; }

    protected IReadOnlyCollection<string> Provisions { get; set; } = [];

    protected string Reason { get; set; } = "";

    protected string? Refusal { get; set; }

    protected bool IsBusy { get; private set; }

    public void Dispose()
    {
        _search?.Cancel();
        _search?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);

        if (request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfRequestAsync(request.Id, (await Authentication).User);

        Obstacle = request.ObstacleToEditing;
        Catalogue = await db.CatalogueAsync(CancellationToken.None);
    }

    /// <summary>The passage of a row, by its index.</summary>
    protected abstract FoundPassage PassageAt(int index);

    /// <summary>Takes the rows of <see cref="Chosen"/> off the screen: they are settled.</summary>
    protected abstract void DropChosen();

    /// <param name="stopped">What is said when the person stops it.</param>
    protected async Task SearchAsync(Func<ClaimsPrincipal, IProgress<FindProgress>, CancellationToken, Task> search, string stopped)
    {
        using var stopping = _search = new CancellationTokenSource();
        IsBusy = true;
        Refusal = null;
        Chosen.Clear();
        Progress = new FindProgress(1, 1, 0, 1);

        try
        {
            await search((await Authentication).User, new Progress<FindProgress>(Show), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Refusal = stopped;
        }
        catch (UnredactablePdfException refusal)
        {
            Refusal = refusal.Reason.InFrench();
        }
        finally
        {
            _search = null;
            Progress = null;
            IsBusy = false;
        }
    }

    protected void Cancel() => _search?.Cancel();

    /// <param name="said">What is told once so many are settled.</param>
    protected Task SettleAsync(Func<List<FoundPassage>, ClaimsPrincipal, Task> settle, Func<int, string> said) => ActAsync(async user =>
    {
        var chosen = Chosen.Order().Select(PassageAt).ToList();
        await settle(chosen, user);
        DropChosen();
        Chosen.Clear();
        return said(chosen.Count);
    });

    /// <param name="act">Gives what is told once it is done; what refuses it is shown on the page.</param>
    protected async Task ActAsync(Func<ClaimsPrincipal, Task<string>> act)
    {
        IsBusy = true;
        Refusal = null;

        try
        {
            Snackbar.Add(await act((await Authentication).User), MudBlazor.Severity.Success);
        }
        catch (ValidationException refusal)
        {
            Refusal = string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage).Distinct());
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            Refusal = sentence;
        }
        finally
        {
            IsBusy = false;
        }
    }

    protected void SetProvisions(IReadOnlyCollection<string> provisions) => Provisions = Catalogue.Complete(provisions);

    /// <summary>A page takes milliseconds: the screen follows a few times a second.</summary>
    private void Show(FindProgress progress)
    {
        if (Progress is not null && (progress.Page % 10 == 0 || progress.Page == 1))
        {
            Progress = progress;
            StateHasChanged();
        }
    }
}
