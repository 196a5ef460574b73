using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace AccessRequests.Web.Packages;

public sealed partial class PackagePanel
{
    private static readonly string[] Units = ["o", "Ko", "Mo", "Go"];

    [Parameter, EditorRequired]
    public required string Number { get; set; }

    [Parameter, EditorRequired]
    public required Package Package { get; set; }

    [Parameter]
    public Obstacle? Obstacle { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private bool CanDownload { get; set; }

    protected override async Task OnInitializedAsync() =>
        CanDownload = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.DownloadPackages)).Succeeded;

    private string Url(PackageArtefact artefact) => $"{DecisionUrls.Request(Number)}/trousses/{Package.Id}/{artefact.Id}";

    private async Task CopyAsync(PackageArtefact artefact)
    {
        try
        {
            await Browser.InvokeVoidAsync("navigator.clipboard.writeText", artefact.Sha256);
            Snackbar.Add("Empreinte copiée.", Severity.Success);
        }
        catch (JSException)
        {
            Snackbar.Add($"Le navigateur n’a pas permis la copie. Empreinte : {artefact.Sha256}", Severity.Info);
        }
    }

    private static Color ColourOf(PackageStatus status) => status switch
    {
        PackageStatus.Waiting or PackageStatus.Building => Color.Info,
        PackageStatus.Verified => Color.Success,
        PackageStatus.Failed => Color.Error,
        PackageStatus.Cancelled => Color.Default,
    };

    private static string InWords(long bytes)
    {
        var size = (double)bytes;
        var unit = 0;

        for (; size >= 1024 && unit < Units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return $"{size.ToString(unit == 0 ? "0" : "0.#", CultureInfo.CurrentCulture)} {Units[unit]}";
    }
}
