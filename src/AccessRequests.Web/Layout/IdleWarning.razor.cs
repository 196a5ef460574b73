using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AccessRequests.Web.Layout;

/// <summary>Hears from the browser that somebody is at the page, and says some minutes before that it is about to close.</summary>
public sealed partial class IdleWarning : IDisposable
{
    private const int WarnedMinutes = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    private DotNetObjectReference<IdleWarning>? _self;
    private ITimer? _timer;
    private int? _minutes;

    [Inject]
    public required CircuitUse Use { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [JSInvokable]
    public void Touched()
    {
        Use.Touch();
        Look();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _timer = Time.CreateTimer(_ => InvokeAsync(Look), null, Round, Round);
        _self = DotNetObjectReference.Create(this);

        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./Layout/IdleWarning.razor.js");
            await module.InvokeVoidAsync("watch", _self);
        }
        catch (JSDisconnectedException)
        {
            // The page was left as soon as it was there.
        }
    }

    private void Look()
    {
        var minutes = Use.Left <= TimeSpan.FromMinutes(WarnedMinutes) ? Math.Max(1, (int)Math.Ceiling(Use.Left.TotalMinutes)) : (int?)null;

        if (minutes != _minutes)
        {
            _minutes = minutes;
            StateHasChanged();
        }
    }
}
