using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace AccessRequests.Web.Requests;

/// <summary>Whether the applicant's identity was verified, with the form to record it; for who may know the applicant.</summary>
public sealed partial class IdentityPanel
{
    private IdentityForm _form = new();
    private IdentityCheck? _shown;
    private bool _isFilled;
    private bool _busy;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter]
    public EventCallback OnVerified { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required VerifyIdentity VerifyIdentity { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override void OnParametersSet()
    {
        // What is being typed outlives the reloading of the page around it.
        if (!_isFilled || Request.Identity != _shown)
        {
            (_form, _shown, _isFilled) = (IdentityForm.Of(Request.Identity, Time.QuebecToday()), Request.Identity, true);
        }
    }

    private async Task VerifyAsync()
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => VerifyIdentity.ExecuteAsync(Request.Id, _form, user), "Vérification consignée.", OnVerified.InvokeAsync);
        _busy = false;
    }
}
