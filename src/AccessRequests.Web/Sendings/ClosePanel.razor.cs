using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace AccessRequests.Web.Sendings;

public sealed partial class ClosePanel
{
    private readonly ReasonForm _form = new();
    private AccessRequest? _shown;
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

    /// <summary>A corrected decision may concern some of the points only.</summary>
    private bool MayChoose => Request.Sent is { LetterId: null, CompleteOn: not null } && Request.PendingPoints.Count == 0 && Request.Points.Count > 1;

    /// <summary>What the reopening is for, and what becomes of what was sent.</summary>
    private string Purpose =>
        Request.Sent is not { } sent ? "Parce que le demandeur revient. Ses délais courent toujours de la même réception."
        : sent.LetterId is not null ? $"Pour rendre une décision après la lettre du {FrenchDate.Of(sent.DecidedOn)}, qui reste au dossier."
        : Request.PendingPoints.Count > 0 ? $"Pour décider ce que la lettre du {FrenchDate.Of(sent.DecidedOn)} annonce pour plus tard ({Request.PendingInFrench}). Ce qu’elle a décidé demeure : la nouvelle lettre le rappelle et ne décide que du reste, sauf des points que vous choisirez de « décider à nouveau »."
        : $"Pour corriger la décision du {FrenchDate.Of(sent.DecidedOn)}. La nouvelle lettre remplace celle-ci quant aux points décidés à nouveau, et rappelle qu’elle demeure quant aux autres. Ce qui a été envoyé et diffusé le reste.";

    protected override void OnParametersSet()
    {
        if (_shown == Request)
        {
            return;
        }

        _shown = Request;
        _form.Anew = [.. MayChoose ? Request.Points.Select(point => point.Number) : []];
        _form.Reason = Request is { Sent: { } sent, PendingPoints.Count: > 0 } ? $"Décider ce que la lettre du {FrenchDate.Of(sent.DecidedOn)} annonçait ({Request.PendingInFrench})." : "";
    }

    private void Choose(int point, bool chosen) => _form.Anew = [.. _form.Anew.Where(known => known != point).Concat(chosen ? new[] { point } : [])];

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
