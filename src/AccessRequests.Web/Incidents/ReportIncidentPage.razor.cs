using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Incidents;

/// <summary>From a release to the register, in one step.</summary>
public sealed partial class ReportIncidentPage
{
    private readonly ReportIncidentForm _form = new();
    private FluentValidation<ReportIncidentForm>? _validation;
    private AccessRequest? _request;
    private IReadOnlyList<Sending> _sendings = [];
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
    public required ReportIncident ReportIncident { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);

        if (request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfRequestAsync(request.Id, (await Authentication).User);
        var documents = await db.DocumentsOfAsync(request, CancellationToken.None);

        _sendings = [.. request.Sendings.Where(sending => sending.IncidentReference is null).OrderByDescending(sending => sending.RecordedAt)];
        _form.SendingId = _sendings.Count > 0 ? _sendings[0].Id : null;
        _form.OccurredFrom = _sendings.Count > 0 ? _sendings[0].SentOn.ToDateTime(TimeOnly.MinValue) : null;
        _form.AwareOn = Time.QuebecToday().ToDateTime(TimeOnly.MinValue);
        _form.Documents =
        [
            .. documents.Where(document => document.IsReleased)
                .Select(document => new ReportIncidentForm.DocumentPages { DocumentId = document.Id.Value, Title = document.Title, PageCount = document.Original.PageCount }),
        ];
        _request = request;
    }

    private string SendingName(Guid? id) => _sendings.FirstOrDefault(sending => sending.Id == id) is { } sending
        ? $"Lettre du {FrenchDate.Of(sending.DecidedOn)}, envoyée le {FrenchDate.Of(sending.SentOn)} — {sending.Delivery.InFrench()}"
        : "";

    private async Task ReportAsync(EditContext form)
    {
        (_busy, _refusal) = (true, null);

        try
        {
            var reference = await ReportIncident.ExecuteAsync(_request!.Id, _form, (await Authentication).User);
            form.MarkAsUnmodified();
            Snackbar.Add($"L’incident {reference} est inscrit au registre.", MudBlazor.Severity.Success);
            Navigation.NavigateTo($"{Urls.Incidents}/{reference}");
        }
        catch (ValidationException refusal)
        {
            _validation!.Show(refusal);
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            _refusal = sentence;
        }
        finally
        {
            _busy = false;
        }
    }
}
