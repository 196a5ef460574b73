using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AccessRequests.Web.Layout;

public sealed partial class MainLayout : IDisposable
{
    private bool _isMenuOpen = true;
    private ElementReference _content;
    private ErrorBoundary? _boundary;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DemonstrationMode Demonstration { get; init; }

    private bool IsDemonstration => Demonstration.IsOn;

    /// <summary>With the page's own address: a bare fragment would lead to the base address.</summary>
    private string SkipUrl => $"{Navigation.Uri.Split('#')[0]}#contenu";

    public void Dispose() => Navigation.LocationChanged -= Recover;

    protected override void OnInitialized() => Navigation.LocationChanged += Recover;

    private static string RolesOf(ClaimsPrincipal user) => string.Join(", ", Roles.All.Where(user.IsInRole).Select(Roles.InFrench));

    private static string PreviousSignIn(ClaimsPrincipal user) =>
        user.Instant(AccountClaims.PreviousSignIn) is { } previous ? $"Mon compte — session précédente : {QuebecTime.InFrench(previous)}" : "Mon compte";

    private void ToggleMenu() => _isMenuOpen = !_isMenuOpen;

    private async Task SkipToContentAsync() => await _content.FocusAsync();

    /// <summary>A page that failed does not keep the next one from being shown.</summary>
    private void Recover(object? sender, LocationChangedEventArgs e)
    {
        _boundary?.Recover();
        InvokeAsync(StateHasChanged);
    }
}
