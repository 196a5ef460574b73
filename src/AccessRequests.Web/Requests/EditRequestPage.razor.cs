using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed partial class EditRequestPage
{
    private FluentValidation<LogRequestForm>? _validation;
    private AccessRequest? _request;
    private LogRequestForm? _form;
    private string? _refusal;
    private bool _busy;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required EditRequest EditRequest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required MudBlazor.ISnackbar Snackbar { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(request => request.Number == Number);

        if (_request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfRequestAsync(_request.Id, (await Authentication).User);

        _form = LogRequestForm.Of(_request, await db.Applicants.AsNoTracking().SingleAsync(applicant => applicant.RequestId == _request.Id));
    }

    private async Task SaveAsync(EditContext form)
    {
        _busy = true;
        _refusal = null;

        try
        {
            await EditRequest.ExecuteAsync(_request!.Id, _form!, (await Authentication).User);
            form.MarkAsUnmodified();
            Snackbar.Add("La demande est corrigée.", MudBlazor.Severity.Success);
            Navigation.NavigateTo($"/demandes/{Number}");
        }
        catch (ValidationException refusal)
        {
            _validation!.Show(refusal);
        }
        catch (RuleViolationException refusal)
        {
            _refusal = refusal.Message;
        }
        catch (DbUpdateConcurrencyException)
        {
            _refusal = "Un collègue vient de modifier la demande. Ouvrez-la de nouveau avant de la corriger.";
        }
        finally
        {
            _busy = false;
        }
    }
}
