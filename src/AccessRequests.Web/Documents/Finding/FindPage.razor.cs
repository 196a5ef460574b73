using AccessRequests.Domain;
using AccessRequests.Domain.Detection;
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

/// <summary>Finds a term or a form everywhere in the request; what is picked becomes proposals.</summary>
public sealed partial class FindPage
{
    private static readonly IReadOnlyList<SensitiveKind> Forms =
        [.. Enum.GetValues<SensitiveKind>().Where(kind => kind is not (SensitiveKind.Term or SensitiveKind.Expression))];

    private static readonly IReadOnlyList<string> Usual = ["53", "37", "39", "23", "24"];

    private readonly FindForm _form = new();
    private readonly HashSet<int> _chosen = [];
    private CancellationTokenSource? _search;
    private ProvisionCatalogue _catalogue = new([]);
    private Obstacle? _obstacle;
    private FoundPassages? _found;
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
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required FindPassages Finder { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private List<(int Index, FoundPassage Passage)> Rows => [.. _found!.Passages.Index()];

    private Obstacle? ObstacleToCiting => _provisions.Count == 0 ? null : _catalogue.ObstacleToCiting(_provisions);

    private bool IsReady => _chosen.Count > 0 && _provisions.Count > 0 && ObstacleToCiting is null && !string.IsNullOrWhiteSpace(_reason);

    public void Dispose()
    {
        _search?.Cancel();
        _search?.Dispose();
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

        _obstacle = request.ObstacleToEditing;
        _catalogue = await db.CatalogueAsync(CancellationToken.None);
    }

    private async Task FindAsync()
    {
        using var search = _search = new CancellationTokenSource();
        _busy = true;
        _refusal = null;
        _found = null;
        _chosen.Clear();
        _progress = new FindProgress(1, 1, 0, 1);

        try
        {
            var user = (await Authentication).User;
            _found = await Finder.ExecuteAsync(Number, _form, user, new Progress<FindProgress>(Show), search.Token);
        }
        catch (OperationCanceledException) when (search.IsCancellationRequested)
        {
            _refusal = "Repérage arrêté.";
        }
        catch (UnredactablePdfException refusal)
        {
            _refusal = refusal.Reason.InFrench();
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            _refusal = "L’expression demande trop de temps. Simplifiez-la.";
        }
        finally
        {
            _search = null;
            _progress = null;
            _busy = false;
        }
    }

    /// <summary>A page takes milliseconds: the screen follows a few times a second.</summary>
    private void Show(FindProgress progress)
    {
        if (_progress is null || (progress.Page % 10 != 0 && progress.Page != 1))
        {
            return;
        }

        _progress = progress;
        StateHasChanged();
    }

    private void Cancel() => _search?.Cancel();

    private async Task ProposeAsync()
    {
        _busy = true;
        _refusal = null;

        try
        {
            var chosen = _chosen.Order().Select(index => _found!.Passages[index]).ToList();
            await Finder.ProposeAsync(chosen, _provisions, _reason, (await Authentication).User);
            Snackbar.Add($"{FrenchCount.Of(chosen.Count, "passage proposé", "passages proposés")}. Retenez ou écartez chacun dans la révision des documents.", MudBlazor.Severity.Success);
            _found = _found! with { Passages = [.. _found.Passages.Where((_, index) => !_chosen.Contains(index))], AlreadyMarked = _found.AlreadyMarked + chosen.Count };
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

    private void Toggle(SensitiveKind kind, bool chosen) => _ = chosen ? _form.Kinds.Add(kind) : _form.Kinds.Remove(kind);

    private void Choose(int index, bool chosen)
    {
        _ = chosen ? _chosen.Add(index) : _chosen.Remove(index);

        if (chosen && _provisions.Count == 0)
        {
            _provisions = _catalogue.Complete(_found!.Passages[index].Kind.SuggestedProvisions());
        }
    }

    /// <summary>What article 57 makes public is shown so that nobody hides it, and is not offered for a mark.</summary>
    private static string Suggestion(SensitiveKind kind) =>
        kind.PublicUnder() is { } article ? $"{article} – public : ne pas masquer"
        : kind.SuggestedProvisions() is { Count: > 0 } articles ? $"art. {string.Join(", ", articles)}"
        : "à apprécier";

    private void ChooseAll(bool all)
    {
        _chosen.Clear();

        if (all)
        {
            _chosen.UnionWith(Rows.Where(row => row.Passage.Kind.PublicUnder() is null).Select(row => row.Index));
        }
    }

    private static double Percent(FindProgress progress) =>
        100.0 * (progress.Document - 1 + ((double)progress.Page / Math.Max(1, progress.Pages))) / progress.Documents;

    private static string Summary(FoundPassages found) =>
        (found.Passages.Count == 0 ? "Aucun passage à proposer" : FrenchCount.Of(found.Passages.Count, "passage repéré", "passages repérés"))
        + (found.AlreadyMarked > 0 ? $" ({FrenchCount.Of(found.AlreadyMarked, "autre est déjà marqué", "autres sont déjà marqués")})" : "");
}
