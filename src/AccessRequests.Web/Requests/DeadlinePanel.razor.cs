using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace AccessRequests.Web.Requests;

public sealed partial class DeadlinePanel
{
    private readonly ExtensionForm _form = new();
    private bool _busy;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter, EditorRequired]
    public required LegalCalendar Calendar { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required ExtendDeadline ExtendDeadline { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private RequestClocks Clocks => Request.Clocks(Calendar);

    private DateOnly NoticeDay => _form.NoticeSentOn is { } day ? DateOnly.FromDateTime(day) : Today;

    /// <summary>What the extension would change, before anything is recorded.</summary>
    private string WhatIf =>
        Request.ObstacleToExtension(Calendar, NoticeDay) is null && _form.Days is >= 1 and <= Extension.MaxDays
            ? $"Si l’avis part le {FrenchDate.Of(NoticeDay)} : la réponse sera due le {FrenchDate.WithWeekday(Request.IfExtended(_form.Days, Calendar).Due)}, au lieu du {FrenchDate.WithWeekday(Clocks.Answer.Due)}. Dernier jour pour l’envoyer : {FrenchDate.WithWeekday(Clocks.Answer.Due)}. Le renvoi et l’avis au tiers ne gagnent aucun jour."
            : "Avec cet avis, rien ne change : voyez pourquoi ci-dessus.";

    protected override void OnInitialized() => _form.NoticeSentOn = Today.ToDateTime(TimeOnly.MinValue);

    private async Task ExtendAsync()
    {
        _busy = true;

        try
        {
            await ExtendDeadline.ExecuteAsync(Request.Id, _form, (await Authentication).User);
            Snackbar.Add("Le délai est prolongé.", Severity.Success);
            await OnChanged.InvokeAsync();
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            Snackbar.Add(sentence, Severity.Error);
            await OnChanged.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
