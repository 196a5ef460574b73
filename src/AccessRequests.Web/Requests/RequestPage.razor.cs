using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>A file from its reception to its history. The part shown stands in the address.</summary>
public sealed partial class RequestPage
{
    private static readonly IReadOnlyList<(string Name, string Title)> Tabs =
    [
        ("apercu", "Aperçu"), ("delais", "Délais"), ("documents", "Documents"), ("renvois", "Renvois"), ("tiers", "Tiers"), ("etapes", "Étapes"), ("lettres", "Lettres"), ("historique", "Historique"),
    ];

    /// <summary>Of a file whose content was destroyed: its register.</summary>
    private static readonly string[] LeftOfDestroyed = ["apercu", "delais", "renvois", "historique"];

    private AccessRequest? _request;
    private LegalCalendar? _calendar;
    private AnswerLimits? _limits;
    private IReadOnlyList<RequestedDocument> _documents = [];
    private IReadOnlyList<Obstacle> _blockers = [];
    private Package? _package;
    private Obstacle? _release;
    private FileAhead? _ahead;
    private DateOnly _today;

    [Parameter]
    public required string Number { get; set; }

    [SupplyParameterFromQuery(Name = "onglet")]
    public string? Tab { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private IEnumerable<(string Name, string Title)> ShownTabs => Tabs.Where(tab => _request?.ObstacleToActing is null || LeftOfDestroyed.Contains(tab.Name));

    /// <summary>«refus réputé (art. 52)» or 102, and of which points where others may still be answered.</summary>
    private string? Denied => _request!.DeniedPoints(_limits!, _today) is { Count: > 0 } denied
        ? $"{(_request.IsUnanswered ? $"refus réputé (art. {_request.SilenceArticle})" : "décision rendue après le refus réputé")}{(denied.Count < _request.Points.Count ? $", {FrenchCount.Named([.. denied.Select(point => $"{point.Number}")], "point", "points")}" : "")}{(_request.IsUnanswered ? " : répondez quand même" : "")}"
        : null;

    private string CurrentTab => Tabs.Any(tab => tab.Name == Tab) ? Tab! : Tabs[0].Name;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _today = Time.QuebecToday();
        await using var db = await Databases.CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);

        if (request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfRequestAsync(request.Id, (await Authentication).User);

        _calendar = await db.AnswerCalendarAsync(CancellationToken.None);
        _limits = await db.LimitsAsync(request, _calendar, CancellationToken.None);
        _documents = CurrentTab == Tabs[0].Name ? await db.DocumentsWithCitationsAsync(request.Id, CancellationToken.None) : await db.DocumentsInOutlineAsync(request.Id, CancellationToken.None);
        _package = CurrentTab == Tabs[0].Name ? await db.LatestPackageAsync(request.Id, CancellationToken.None) : null;
        _release = CurrentTab == Tabs[0].Name ? await db.ObstacleToReleaseAsync(request, _today, CancellationToken.None) : null;
        _ahead = CurrentTab == Tabs[0].Name ? await FileAhead.ReadAsync(db, request, _calendar, CancellationToken.None) : null;
        _blockers = CurrentTab == Tabs[0].Name ? (await db.DecisionLetterAsync(request, _documents, _today, CancellationToken.None)).Obstacles(_today) : [];
        _request = request;
    }
}
