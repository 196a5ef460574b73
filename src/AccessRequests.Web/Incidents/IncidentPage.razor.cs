using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Incidents;

/// <summary>An entry of the register, with what remains to be done about it.</summary>
public sealed partial class IncidentPage
{
    private const int MaxReaders = 200;

    private static readonly HistoryAct[] Openings =
        [HistoryAct.DocumentRead, HistoryAct.PackageRead, HistoryAct.PackageDownloaded, HistoryAct.GroundsTableMade, HistoryAct.RequestRead];

    private ConfidentialityIncident? _incident;
    private IReadOnlyList<Reader> _readers = [];
    private IReadOnlyList<Download> _downloads = [];
    private ApplicantDetails? _addressee;
    private AssessmentForm _assessment = new();
    private MeasureForm _measure = new();
    private DateTime? _day;
    private DateTime? _commissionOn;
    private DateTime? _personsOn;

    [Parameter]
    public required string Reference { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required HandleIncident HandleIncident { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override Task OnParametersSetAsync() => ReloadAsync();

    protected override async Task ReloadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var incident = await db.Incidents.AsNoTracking().SingleOrDefaultAsync(known => known.Reference == Reference);

        if (incident is null)
        {
            Navigation.NotFound();
            return;
        }

        var user = (await Authentication).User;
        await Readings.OfIncidentAsync(incident.RequestId, incident.Id, user);
        _addressee = (await Authorization.AuthorizeAsync(user, Policies.ReadApplicants)).Succeeded
            ? (await db.Applicants.AsNoTracking().SingleOrDefaultAsync(applicant => applicant.RequestId == incident.RequestId))?.Details
            : null;

        _readers = await db.History.AsNoTracking()
            .Where(entry => entry.RequestId == incident.RequestId && Openings.Contains(entry.Act))
            .GroupBy(entry => new { entry.ActorName, entry.ActorId, entry.Act })
            .OrderBy(same => same.Key.ActorName)
            .ThenBy(same => same.Key.Act)
            .Take(MaxReaders)
            .Select(same => new Reader(same.Key.ActorName, same.Key.Act, same.Count(), same.Min(entry => entry.At), same.Max(entry => entry.At)))
            .ToListAsync();
        _downloads = await db.History.AsNoTracking()
            .Where(entry => entry.RequestId == incident.RequestId && entry.Act == HistoryAct.DownloadedByLink)
            .OrderByDescending(entry => entry.Sequence)
            .Take(MaxReaders)
            .Select(entry => new Download(entry.At, entry.From, entry.After))
            .ToListAsync();
        var today = Time.QuebecToday().ToDateTime(TimeOnly.MinValue);
        _day ??= today;
        _measure.On ??= today;
        _incident = incident;
    }

    private Task AssessAsync() => ActAsync(
        async user =>
        {
            await HandleIncident.AssessAsync(_incident!.Id, _incident.Version, _assessment, user);
            _assessment = new();
        },
        "L’évaluation est consignée.");

    private Task RecordMeasureAsync() => ActAsync(
        async user =>
        {
            await HandleIncident.RecordMeasureAsync(_incident!.Id, _measure, user);
            _measure = new();
        },
        "La mesure est consignée.");

    private Task ConfirmTakenDownAsync() =>
        ActAsync(user => HandleIncident.ConfirmTakenDownAsync(_incident!.Id, _incident.Version, DateOnly.FromDateTime(_day!.Value), user), "Le retrait du site est consigné.");

    private Task NotifyAsync() => ActAsync(
        async user =>
        {
            await HandleIncident.NotifyAsync(_incident!.Id, _incident.Version, DayOf(_commissionOn), DayOf(_personsOn), user);
            (_commissionOn, _personsOn) = (null, null);
        },
        "Les avis sont consignés.");

    private Task CloseAsync() => ActAsync(user => HandleIncident.CloseAsync(_incident!.Id, user), "L’incident est fermé.");

    private static DateOnly? DayOf(DateTime? picked) => picked is { } day ? DateOnly.FromDateTime(day) : null;

    private static string Conclusion(bool? serious) => serious switch
    {
        true => "Le risque de préjudice est sérieux",
        false => "Le risque n’est pas sérieux",
        null => "",
    };

    private static string Moment(DateTimeOffset at) => QuebecTime.ToQuebec(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private sealed record Download(DateTimeOffset At, string? From, string? What);

    private sealed record Reader(string Name, HistoryAct Act, int Times, DateTimeOffset First, DateTimeOffset Last);
}
