using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Shows one PDF by PDF.js and draws marks over it. It knows nothing of requests: it raises what the reader selected.
/// Give it a <c>@key</c> by document; its inner elements belong to PDF.js and are rendered once.
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
    private IReadOnlyList<ViewerMark>? _drawn;

    /// <summary>An authorised address that answers range requests.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter]
    public IReadOnlyList<ViewerMark> Marks { get; set; } = [];

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

    [Inject]
    public required IJSRuntime Script { get; init; }

    public async Task GoToAsync(int page, Guid? mark = null)
    {
        if (_viewer is not null)
        {
            await _viewer.InvokeVoidAsync("goTo", page, mark);
        }
    }

    [JSInvokable]
    public Task MarkAsync(IReadOnlyList<SelectionHint> hints) =>
        hints.Count is > 0 and <= MaxHints && hints.All(hint => hint.Boxes.Length is > 0 and <= MaxBoxesPerHint && hint.Boxes.All(box => box.Length == 4))
            ? OnMark.InvokeAsync(hints)
            : Task.CompletedTask;

    [JSInvokable]
    public Task ChooseAsync(Guid mark) => OnMarkChosen.InvokeAsync(mark);

    [JSInvokable]
    public Task PageChangedAsync(int page) => OnPageChanged.InvokeAsync(page);

    public async ValueTask DisposeAsync()
    {
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

    /// <summary>Once: the elements within are PDF.js's own from then on, and marks travel by script.</summary>
    protected override bool ShouldRender() => _viewer is null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Documents/Review/PdfViewer.razor.js");
        _viewer = await _module.InvokeAsync<IJSObjectReference>("open", _root, Address, _self);
        await DrawAsync();
    }

    protected override Task OnParametersSetAsync() => DrawAsync();

    private async Task DrawAsync()
    {
        if (_viewer is not null && !ReferenceEquals(_drawn, Marks))
        {
            _drawn = Marks;
            await _viewer.InvokeVoidAsync("draw", Marks);
        }
    }
}
