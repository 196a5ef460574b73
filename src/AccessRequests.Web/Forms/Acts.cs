using AccessRequests.Web.Hosting;
using FluentValidation;
using MudBlazor;

namespace AccessRequests.Web.Forms;

internal static class Acts
{
    /// <summary>
    /// Does an act for a page and says how it went. What was typed stays where the form is at fault; the page is loaded anew after
    /// the act, and where a colleague acted first; where the machine failed, it stays as it is.
    /// </summary>
    /// <returns>False when the act was refused.</returns>
    public static async Task<bool> DoAsync(this ISnackbar snackbar, Func<Task> act, string done, Func<Task> reload)
    {
        try
        {
            await act();
        }
        catch (ValidationException refusal)
        {
            snackbar.Add(string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage)), MudBlazor.Severity.Error);
            return false;
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            snackbar.Add(sentence, MudBlazor.Severity.Warning);

            if (Outages.InFrench(refusal) is null)
            {
                await reload();
            }

            return false;
        }

        snackbar.Add(done, MudBlazor.Severity.Success);
        await reload();
        return true;
    }
}
