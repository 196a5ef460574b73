using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Shows one PDF by PDF.js and draws marks over it. It knows nothing of requests: it raises what the reader selected.
/// Give it a <c>@key</c> by document; the elements within its frame belong to PDF.js and have no Blazor children.
/// </summary>
public sealed partial class PdfViewer : IAsyncDisposable
{
    /// <summary>A selection of several pages of dense text; more is a page or a document to withhold whole.</summary>
    private const int MaxHints = 20;
    private const int MaxBoxesPerHint = 400;

    private ElementReference _root;
    private DotNetObjectReference<PdfViewer>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _viewer;
    private (int Page, Guid? Mark)? _wanted;
    private IReadOnlyList<ViewerMark> _drawn = [];
    private string? _drawnStates;
    private bool _isDisposed;

    /// <summary>An authorised address that answers range requests.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter]
    public IReadOnlyList<ViewerMark> Marks { get; set; } = [];

    /// <summary>Where the document opens; afterwards the reader decides.</summary>
    [Parameter]
    public int StartPage { get; set; } = 1;

    [Parameter]
    public bool CanMark { get; set; }

    [Parameter]
    public string Label { get; set; } = "Document";

    [Parameter]
    public EventCallback<IReadOnlyList<SelectionHint>> OnMark { get; set; }

    [Parameter]
    public EventCallback<Guid> OnMarkChosen { get; set; }

    [Parameter]
    public EventCallback<int> OnPageChanged { get; set; }

    /// <summary>One letter a page: its state, for the strip of small pages.</summary>
    [Parameter]
    public string States { get; set; } = "";

    /// <summary>Records pages that stayed before the reader's eyes, false to be told them again; without it nobody watches.</summary>
    [Parameter]
    public Func<IReadOnlyList<int>, Task<bool>>? OnPagesRead { get; set; }

    /// <summary>What a key asks of the page, see <see cref="Shortcut.Act"/>; without it the viewer has its own keys alone.</summary>
    [Parameter]
    public EventCallback<string> OnAct { get; set; }

    /// <summary>The keyboard is in the document once it opens: one came by a key.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>Going from mark to mark, those that are decided are passed.</summary>
    [Parameter]
    public bool WalksUndecided { get; set; }

    [Parameter]
    public EventCallback<int> OnWholePage { get; set; }

    /// <summary>The document could not be opened; the viewer itself already says so.</summary>
    [Parameter]
    public EventCallback<string> OnFailed { get; set; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private IReadOnlyList<Shortcut> Keys => OnAct.HasDelegate ? Shortcuts.OfDesk : Shortcuts.OfViewer;

    public async Task GoToAsync(int page, Guid? mark = null)
    {
        _wanted = (page, mark);

        if (_viewer is not null)
        {
            await _viewer.InvokeVoidAsync("goTo", page, mark);
        }
    }

    /// <summary>Gives the keyboard back to the document after a detour by the panel.</summary>
    public async Task FocusAsync()
    {
        if (_viewer is not null)
        {
            await _viewer.InvokeVoidAsync("focus");
        }
    }

    /// <summary>Our script refuses a larger or malformed selection in words; another sender is not answered.</summary>
    [JSInvokable]
    public Task MarkAsync(IReadOnlyList<SelectionHint> hints) =>
        CanMark && hints.Count is > 0 and <= MaxHints && hints.All(hint => hint.Boxes.Length is > 0 and <= MaxBoxesPerHint && hint.Boxes.All(box => box.Length == 4))
            ? OnMark.InvokeAsync(hints)
            : Task.CompletedTask;

    [JSInvokable]
    public Task ChooseAsync(Guid mark) => OnMarkChosen.InvokeAsync(mark);

    [JSInvokable]
    public Task PageChangedAsync(int page) => OnPageChanged.InvokeAsync(page);

    [JSInvokable]
    public Task<bool> PagesReadAsync(IReadOnlyList<int> pages) => OnPagesRead?.Invoke(pages) ?? Task.FromResult(false);

    [JSInvokable]
    public Task WholePageAsync(int page) => CanMark ? OnWholePage.InvokeAsync(page) : Task.CompletedTask;

    [JSInvokable]
    public Task ActAsync(string act) => Keys.Any(shortcut => shortcut.Act == act) ? OnAct.InvokeAsync(act) : Task.CompletedTask;

    [JSInvokable]
    public Task FailedAsync(string message) => OnFailed.InvokeAsync(message);

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;

        try
        {
            if (_viewer is not null)
            {
                await _viewer.InvokeVoidAsync("dispose");
                await _viewer.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the viewer with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Documents/Review/PdfViewer.razor.js");
            _viewer = await _module.InvokeAsync<IJSObjectReference>("open", _root, Address, StartPage, _self);
            await (_isDisposed ? DisposeAsync() : new ValueTask(DrawAsync()));

            if (TakesFocus && !_isDisposed)
            {
                await FocusAsync();
            }

            if (_wanted is var (page, mark) && !_isDisposed)
            {
                await _viewer.InvokeVoidAsync("goTo", page, mark);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser left before the viewer was there.
        }
    }

    protected override Task OnParametersSetAsync() => DrawAsync();

    private async Task DrawAsync()
    {
        if (_viewer is not null && !ReferenceEquals(_drawn, Marks))
        {
            var (gone, shown) = ViewerMark.Change(_drawn, Marks);
            _drawn = Marks;

            if (gone.Count + shown.Count > 0)
            {
                await _viewer.InvokeVoidAsync("draw", gone, shown);
            }
        }

        if (_viewer is not null && _drawnStates != States)
        {
            _drawnStates = States;
            await _viewer.InvokeVoidAsync("drawStates", States);
        }
    }
}
