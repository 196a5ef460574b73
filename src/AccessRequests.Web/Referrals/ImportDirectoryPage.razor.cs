using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace AccessRequests.Web.Referrals;

public sealed partial class ImportDirectoryPage
{
    private const int MaxErrorsShown = 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private string _csv = "";
    private ImportPreview? _preview;
    private string? _refusal;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required ImportPublicBodies ImportPublicBodies { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        _preview = null;
        _refusal = null;

        if (chosen.File.Size > ImportPublicBodies.MaxBytes)
        {
            _refusal = $"Le fichier dépasse {ImportPublicBodies.MaxBytes / (1024 * 1024)} Mo. Divisez-le.";
            return;
        }

        _busy = true;

        try
        {
            using var reader = new StreamReader(chosen.File.OpenReadStream(ImportPublicBodies.MaxBytes), StrictUtf8);
            _csv = await reader.ReadToEndAsync();
            _preview = await ImportPublicBodies.PreviewAsync(_csv, (await Authentication).User);
        }
        catch (DecoderFallbackException)
        {
            _refusal = "Le fichier n’est pas en UTF-8. Dans le tableur, choisissez « CSV UTF-8 » à l’enregistrement.";
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ImportAsync()
    {
        _busy = true;

        try
        {
            var count = await ImportPublicBodies.ExecuteAsync(_csv, (await Authentication).User);
            Snackbar.Add(Count(count, "organisme importé.", "organismes importés."), MudBlazor.Severity.Success);
            Navigation.NavigateTo(Urls.Directory);
        }
        catch (ValidationException refusal)
        {
            _refusal = refusal.Message;
        }
        finally
        {
            _busy = false;
        }
    }

    private static string Count(int count, string one, string many) => count < 2 ? $"{count} {one}" : $"{count} {many}";
}
