using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents.Finding;
using AccessRequests.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>What should be looked at again before anything leaves, settled line by line.</summary>
public sealed partial class ReleaseReadingPage
{
    private static readonly IReadOnlyList<string> Usual = ["53", "37", "39", "23", "24", "57"];

    private readonly HashSet<int> _chosen = [];
    private CancellationTokenSource? _reading;
    private ProvisionCatalogue _catalogue = new([]);
    private Obstacle? _obstacle;
    private ReleaseFindings? _found;
    private FindProgress? _progress;
    private IReadOnlyCollection<string> _provisions = [];
    private string _reason = "";
    private string? _refusal;
    private bool _busy;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required ReadBeforeRelease Reading { get; init; }

    [Inject]
    public required FindPassages Passages { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private List<(int Index, ReleaseFinding Finding)> Rows => [.. _found!.Visible.Index()];

    private bool HasReason => _chosen.Count > 0 && !string.IsNullOrWhiteSpace(_reason);

    private bool CanPropose => HasReason && _provisions.Count > 0 && _catalogue.ObstacleToCiting(_provisions) is null;

    private bool CanLeave => HasReason && _catalogue.ObstacleToLeavingVisible(_provisions) is null;

    public void Dispose()
    {
        _reading?.Cancel();
        _reading?.Dispose();
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

        _obstacle = request.ObstacleToEditing;
        _catalogue = await db.CatalogueAsync(CancellationToken.None);
    }

    private async Task ReadAsync()
    {
        using var reading = _reading = new CancellationTokenSource();
        _busy = true;
        _refusal = null;
        _found = null;
        _chosen.Clear();
        _progress = new FindProgress(1, 1, 0, 1);

        try
        {
            _found = await Reading.ExecuteAsync(Number, (await Authentication).User, new Progress<FindProgress>(Show), reading.Token);
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            _refusal = "Relecture arrêtée.";
        }
        catch (UnredactablePdfException refusal)
        {
            _refusal = refusal.Reason.InFrench();
        }
        finally
        {
            _reading = null;
            _progress = null;
            _busy = false;
        }
    }

    private void Show(FindProgress progress)
    {
        if (_progress is not null && (progress.Page % 10 == 0 || progress.Page == 1))
        {
            _progress = progress;
            StateHasChanged();
        }
    }

    private void Cancel() => _reading?.Cancel();

    private Task ProposeAsync() => SettleAsync(
        (chosen, user) => Passages.ProposeAsync(chosen, _provisions, _reason, user),
        count => $"{FrenchCount.Of(count, "marque proposée", "marques proposées")}. Retenez ou écartez chacune dans la révision des documents.");

    private Task LeaveAsync() => SettleAsync(
        (chosen, user) => Passages.LeaveVisibleAsync(chosen, _provisions, _reason, user),
        count => $"{FrenchCount.Of(count, "passage reste visible", "passages restent visibles")} ; le motif est consigné.");

    private async Task SettleAsync(Func<List<FoundPassage>, System.Security.Claims.ClaimsPrincipal, Task> settle, Func<int, string> said)
    {
        _busy = true;
        _refusal = null;

        try
        {
            var chosen = _chosen.Order().Select(index => _found!.Visible[index].Passage).ToList();
            await settle(chosen, (await Authentication).User);
            Snackbar.Add(said(chosen.Count), MudBlazor.Severity.Success);
            _found = _found! with { Visible = [.. _found.Visible.Where((_, index) => !_chosen.Contains(index))] };
            _chosen.Clear();
        }
        catch (ValidationException refusal)
        {
            _refusal = string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage).Distinct());
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            _refusal = sentence;
        }
        finally
        {
            _busy = false;
        }
    }

    private void SetProvisions(IReadOnlyCollection<string> provisions) => _provisions = _catalogue.Complete(provisions);

    /// <summary>The articles of the mark that hides the same text are the ones most likely meant here.</summary>
    private void Choose(int index, bool chosen)
    {
        _ = chosen ? _chosen.Add(index) : _chosen.Remove(index);

        if (chosen && _provisions.Count == 0 && _found!.Visible[index].Hiding is { } hiding)
        {
            _provisions = hiding.Provisions;
        }
    }

    private string AddressOf(DocumentId document, int page) => $"/demandes/{Number}/documents/{document}/revision?page={page}";

    private static string Sentence(UnfinishedDocument document) =>
        (document.Unread.Count > 0 ? $" — pages que personne n’a ouvertes : {PageRanges.InFrench(document.Unread)}" : "")
        + (document.Left.Count > 0 ? $" — pages laissées : {PageRanges.InFrench(document.Left)}" : "")
        + (document.AwaitsReview && document.Unread.Count + document.Left.Count == 0 ? " — « Révision terminée » n’a pas été cliqué" : "");
}
