using AccessRequests.Domain.Requests;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace AccessRequests.Web.Sendings;

public sealed partial class ClosePanel
{
    private readonly ReasonForm _form = new();
    private bool _busy;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required CloseRequest CloseRequest { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private async Task ActAsync()
    {
        _busy = true;

        try
        {
            var user = (await Authentication).User;
            await (Request.IsUnanswered ? CloseRequest.WithdrawAsync(Request.Id, _form, user) : CloseRequest.ReopenAsync(Request.Id, _form, user));
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            Snackbar.Add(sentence, Severity.Error);
        }
        finally
        {
            _busy = false;
        }

        await OnChanged.InvokeAsync();
    }
}
