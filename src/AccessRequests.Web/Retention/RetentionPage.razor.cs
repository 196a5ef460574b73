using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Retention;

/// <summary>The files whose retention ends, the oldest first, and what waits for the second person.</summary>
public sealed partial class RetentionPage
{
    private const int PageSize = 25;
    private const int MaxProposed = 100;

    private ApprovalForm _form = new();
    private IReadOnlyList<RetainedFile>? _files;
    private IReadOnlyList<RetainedFile> _proposed = [];
    private RetentionRule? _rule;
    private LegalCalendar? _calendar;
    private Guid _person;
    private int _total;

    [SupplyParameterFromQuery(Name = "page")]
    public int Page { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required DestroyFiles DestroyFiles { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        Page = Math.Max(Page, 1);
        _person = (await Authentication).User.ToActor().Id;
        await ReloadAsync();
    }

    protected override async Task ReloadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var today = Time.QuebecToday();
        _calendar = await db.AnswerCalendarAsync(CancellationToken.None);
        _rule = await RetainedFile.RuleAsync(db, CancellationToken.None);

        if (_rule is null)
        {
            _files = [];
            return;
        }

        var proposed = await Whole(db).Where(request => request.DestructionProposal != null).OrderBy(request => request.ReceivedOn).Take(MaxProposed).ToListAsync();
        var old = Whole(db).Where(request => request.DestructionProposal == null && request.ReceivedOn <= today.AddYears(-_rule.Years));
        _total = await old.CountAsync();
        var shown = await old.OrderBy(request => request.ReceivedOn).ThenBy(request => request.Number).Skip((Page - 1) * PageSize).Take(PageSize).ToListAsync();
        var files = await RetainedFile.OfAsync(db, [.. proposed, .. shown], _rule, today, CancellationToken.None);
        (_proposed, _files) = ([.. files.Take(proposed.Count)], [.. files.Skip(proposed.Count)]);
    }

    private static IQueryable<AccessRequest> Whole(AccessRequestsDb db) =>
        db.Requests.AsNoTracking().Where(request => request.DestroyedOn == null && EF.Property<bool>(request, RequestColumns.IsClosed));

    private Task ProposeAsync(RetainedFile file) =>
        ActAsync(user => DestroyFiles.ProposeAsync(file.Request.Id, user), $"La destruction du dossier {file.Request.Number} est proposée : un autre gestionnaire doit la confirmer.");

    private Task WithdrawAsync(RetainedFile file) =>
        ActAsync(user => DestroyFiles.WithdrawAsync(file.Request.Id, user), $"La proposition pour le dossier {file.Request.Number} est retirée.");

    private async Task ConfirmAsync(RetainedFile file)
    {
        var confirmed = await Dialogs.ShowMessageBoxAsync(
            "Détruire ce dossier ?",
            $"Le contenu du dossier {file.Request.Number} est détruit pour de bon : personne, pas même l’administrateur, ne peut le ramener.",
            yesText: $"Détruire {file.Request.Number}",
            cancelText: "Annuler");

        if (confirmed == true)
        {
            await ActAsync(user => DestroyFiles.ConfirmAsync(file.Request.Id, _form, user), $"Le contenu du dossier {file.Request.Number} est détruit.");

            // One proof of identity for one file.
            _form = new();
        }
    }
}
