using AccessRequests.Domain;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace AccessRequests.Web.Notices;

/// <summary>How many notices nobody read yet, counted anew at each page, at each one that is read and once a minute.</summary>
public sealed partial class NoticeBell : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private int _unread;
    private ITimer? _timer;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required NoticeBox Box { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string Label => _unread == 0 ? "Avis : aucun non lu" : $"Avis : {FrenchCount.Of(_unread, "non lu", "non lus")}";

    public void Dispose()
    {
        _timer?.Dispose();
        Navigation.LocationChanged -= OnLocationChanged;
        Box.Changed -= Recount;
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Box.Changed += Recount;
        await CountAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // A page that is only written once needs no clock.
        if (firstRender)
        {
            _timer = Time.CreateTimer(_ => Recount(), null, Round, Round);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => Recount();

    private void Recount() => InvokeAsync(async () =>
    {
        await CountAsync();
        StateHasChanged();
    });

    private async Task CountAsync() => _unread = await Box.UnreadAsync((await Authentication).User.ToActor().Id);
}
