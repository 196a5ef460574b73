using AccessRequests.Domain;
using AccessRequests.Domain.Reports;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Reports;

public sealed partial class AnnualReportPage
{
    private const int MaxYears = 10;

    private static readonly RequestKind[] Kinds = Enum.GetValues<RequestKind>();
    private static readonly (string Label, int From, int? To)[] Delays = [("0 à 20 jours", 0, 20), ("21 à 30 jours", 21, 30), ("31 jours et plus", 31, null)];

    private AnnualReport? _report;

    [SupplyParameterFromQuery(Name = "exercice")]
    public int? Asked { get; set; }

    [Inject(Key = OfficeDatabases.EveryFile)]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private int ThisYear => AnnualReport.YearOf(Time.QuebecToday());

    private IEnumerable<int> Years => Enumerable.Range(0, MaxYears).Select(back => ThisYear - back);

    /// <summary>The year asked for; this one when none was or it is none.</summary>
    private int Year => Asked is { } year && Years.Contains(year) ? year : ThisYear;

    protected override async Task OnParametersSetAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _report = await db.AnnualReportAsync(Year, CancellationToken.None);
    }

    private static string InFrench(ReportedOutcome outcome) => outcome switch
    {
        ReportedOutcome.Accepted => "Acceptée (entièrement)",
        ReportedOutcome.PartlyAccepted => "Partiellement acceptée",
        ReportedOutcome.Refused => "Refusée (entièrement)",
        ReportedOutcome.Other => "Autres",
    };
}
