using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using MudBlazor;

namespace AccessRequests.Web.Documents;

public sealed partial class DocumentsPanel : IAsyncDisposable
{
    private const int PageSize = 25;
    private const int MaxFiles = 50;

    private DocumentForm _form = new();
    private DocumentForm _editForm = new();
    private IReadOnlyList<RequestedDocument>? _shown;
    private IReadOnlyList<RequestedDocument> _documents = [];
    private ReviewForecast? _forecast;
    private RequestedDocument? _edited;
    private ElementReference _file;
    private IJSObjectReference? _module;
    private DotNetObjectReference<DocumentsPanel>? _self;
    private string _suggestedTitle = "";

    /// <summary>Of the chosen files, by their names.</summary>
    private IReadOnlyList<string> _titles = [];
    private int _sent;
    private bool _isCancelled;
    private string? _refusal;
    private bool _mayManage;
    private bool _uploading;
    private bool _busy;
    private int _progress;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    /// <summary>Read by the page, in outline: thousands of marks are counted once.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RequestedDocument> Documents { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [SupplyParameterFromQuery(Name = "point")]
    public int? Point { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required AntiforgeryStateProvider Antiforgery { get; init; }

    [Inject]
    public required EditDocument EditDocument { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private Obstacle? Obstacle => Request.ObstacleToEditing;

    private IReadOnlyList<RequestPoint> Points => [.. Request.Points.OrderBy(point => point.Number)];

    /// <summary>The point whose documents alone are shown; null for all.</summary>
    private int? OfPoint => Request.Points.Any(point => point.Number == Point) ? Point : null;

    private IReadOnlyList<RequestedDocument> Listed => OfPoint is { } point ? [.. _documents.Where(document => document.Points.Contains(point))] : _documents;

    private int Pages => Math.Max(1, (Listed.Count + PageSize - 1) / PageSize);

    private int CurrentPage => Math.Clamp(PageNumber ?? 1, 1, Pages);

    private int FirstShown => ((CurrentPage - 1) * PageSize) + 1;

    [JSInvokable]
    public Task ReportAsync(int percent)
    {
        _progress = percent;
        return InvokeAsync(StateHasChanged);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its module with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnInitializedAsync() =>
        _mayManage = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.ManageDocuments)).Succeeded;

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_shown, Documents))
        {
            return;
        }

        var documents = _shown = Documents;
        _documents = [.. documents.InLetterOrder()];
        await using var db = await Databases.CreateDbContextAsync();
        var forecast = Request.IsUnanswered && documents.Count > 0 ? await ForecastAsync(db, documents) : null;
        _forecast = ReferenceEquals(_shown, documents) ? forecast : _forecast;
    }

    /// <summary>What is left to read by anyone, at the pace of the person who looks.</summary>
    private async Task<ReviewForecast> ForecastAsync(AccessRequestsDb db, IReadOnlyList<RequestedDocument> documents)
    {
        var ids = documents.Select(document => document.Id).ToList();
        var me = (await Authentication).User.ToActor().Id;
        var readings = await db.PageReadings
            .Where(reading => ids.Contains(reading.DocumentId))
            .Select(reading => new { reading.DocumentId, reading.Page, IsMine = reading.ReaderId == me && reading.IsOpened, reading.At })
            .ToListAsync();
        var read = readings.ToLookup(reading => reading.DocumentId, reading => reading.Page);
        var left = documents.Sum(document => document.UnreadPages(read[document.Id].ToHashSet()).Union(document.LeftPages).Count());
        var days = readings
            .Where(reading => reading.IsMine)
            .CountBy(reading => QuebecTime.DayOf(reading.At))
            .OrderByDescending(day => day.Key)
            .Select(day => day.Value);
        var calendar = await db.AnswerCalendarAsync(CancellationToken.None);

        return ReviewForecast.Of(left, [.. days.Take(ReviewForecast.DaysObserved)], (await db.LimitsAsync(Request, calendar, CancellationToken.None)).Due, Time.QuebecToday(), calendar);
    }

    private async Task ChosenAsync()
    {
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./Documents/DocumentsPanel.razor.js");

        _titles = [.. (await _module.InvokeAsync<string[]>("titlesOf", _file)).Select(title => title.Length > RequestedDocument.TitleMaxLength ? title[..RequestedDocument.TitleMaxLength] : title)];

        // The title of a file chosen before goes with that file; one that the officer typed, perhaps while we asked, stays.
        if (_form.Title == _suggestedTitle)
        {
            _suggestedTitle = _titles.FirstOrDefault("");
            _form.Title = _suggestedTitle;
        }
    }

    /// <summary>One after the other, each by itself: what is refused keeps none of the others out.</summary>
    private async Task UploadAsync()
    {
        if (_titles.Count > MaxFiles)
        {
            _refusal = $"Choisissez {MaxFiles} fichiers au plus à la fois.";
            return;
        }

        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./Documents/DocumentsPanel.razor.js");
        _self ??= DotNetObjectReference.Create(this);
        _uploading = true;
        _refusal = null;
        _isCancelled = false;
        var count = Math.Max(1, _titles.Count);
        var refused = new List<string>();

        for (_sent = 0; _sent < count && !_isCancelled; _sent++)
        {
            if (await SendAsync(_sent, count == 1 ? _form.Title : _titles[_sent]) is { } refusal)
            {
                refused.Add(count == 1 ? refusal : $"« {_titles[_sent]} » : {refusal}");
            }
        }

        var imported = _sent - refused.Count;
        _uploading = false;
        _refusal = refused.Count == 0 ? null : string.Join(' ', refused);

        if (imported > 0)
        {
            Snackbar.Add(imported == 1 ? "Le document est importé." : $"{imported} documents sont importés.", MudBlazor.Severity.Success);
            await _module.InvokeVoidAsync("clear", _file);
            _form = new DocumentForm { Kind = _form.Kind };
            _suggestedTitle = "";
            _titles = [];
            await OnChanged.InvokeAsync();
        }
    }

    private async Task<string?> SendAsync(int file, string title)
    {
        _progress = 0;
        StateHasChanged();

        var details = new
        {
            Title = title,
            Kind = _form.Kind.ToString(),
            Date = Iso(_form.Date),
            RecommendationDecidedOn = Iso(_form.RecommendationDecidedOn),
            _form.Author,
            _form.Addressee,
            _form.Points,
        };
        var token = Antiforgery.GetAntiforgeryToken()?.Value ?? "";
        return await _module!.InvokeAsync<string?>("send", CancellationToken.None, _file, file, $"/demandes/{Request.Number}/documents", token, details, _self);
    }

    private static string? Iso(DateTime? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task CancelAsync()
    {
        _isCancelled = true;
        await _module!.InvokeVoidAsync("cancel");
    }

    private void Edit(RequestedDocument document)
    {
        _edited = document;
        _editForm = DocumentForm.Of(document);
    }

    private Task SaveAsync() => ActAsync(async () =>
    {
        await EditDocument.ExecuteAsync(_edited!.Id, _edited.Version, _editForm, (await Authentication).User);
        _edited = null;
    }, "Le document est modifié.");

    private async Task RemoveAsync(RequestedDocument document)
    {
        var confirmed = await Dialogs.ShowMessageBoxAsync(
            "Retirer ce document ?",
            $"« {document.Title} » sort de la demande et son fichier est supprimé. L’historique en garde la trace.",
            yesText: "Retirer le document",
            cancelText: "Annuler");

        if (confirmed == true)
        {
            await ActAsync(async () => await EditDocument.RemoveAsync(document.Id, document.Version, (await Authentication).User), "Le document est retiré.");
        }
    }

    private async Task ActAsync(Func<Task> act, string done)
    {
        _busy = true;
        _refusal = null;

        try
        {
            await act();
            Snackbar.Add(done, MudBlazor.Severity.Success);
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            _refusal = sentence;
        }
        finally
        {
            _busy = false;
            await OnChanged.InvokeAsync();
        }
    }
}
