using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Letters;
using AccessRequests.Letters.Grounds;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Journal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Grounds;

public sealed partial class GroundsPage
{
    private static readonly (string Format, string Label)[] Formats = [("pdf", "PDF"), ("docx", "Word"), ("html", "HTML")];

    private DecisionRecord? _record;
    private IReadOnlyList<RequestedDocument> _documents = [];
    private LetterContent? _table;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required MakeGroundsTable Make { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);

        if (request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfRequestAsync(request.Id, (await Authentication).User);

        var record = await db.DecisionRecordAsync(request, Time.QuebecToday(), CancellationToken.None);
        _documents = await db.DocumentsOfAsync(request, CancellationToken.None);
        _table = MakeGroundsTable.Obstacles(GroundsAudience.Applicant, record).Count == 0
            ? await Make.ExecuteAsync(Number, GroundsAudience.Applicant, (await Authentication).User)
            : null;
        _record = record;
    }

    private string FileUrl(GroundsAudience audience, string format) => $"{DecisionUrls.Grounds(Number)}/{audience.Slug()}.{format}";
}
