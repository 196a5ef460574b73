using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace AccessRequests.Web.Forms;

/// <summary>A page, or a part of one, on which a person acts: it says how each act went and reads again what it shows.</summary>
public abstract class ActingComponent : ComponentBase
{
    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    protected bool IsBusy { get; private set; }

    protected async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        IsBusy = true;

        try
        {
            var user = (await Authentication).User;
            await Snackbar.DoAsync(() => act(user), done, ReloadAsync);
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Reads what is shown, after an act and where a colleague acted first.</summary>
    protected abstract Task ReloadAsync();
}
