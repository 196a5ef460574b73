using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Letters;

/// <summary>The letters of a file beside its decision, and those that may be begun.</summary>
public sealed partial class LettersPanel
{
    private const int PageSize = 500;

    private IReadOnlyList<LetterDraft>? _letters;
    private int _shown = PageSize;
    private int _total;
    private bool _canDraft;
    private bool _busy;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter, EditorRequired]
    public required LegalCalendar Calendar { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required BeginLetter BeginLetter { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private IEnumerable<(LetterKind Kind, Obstacle? Obstacle)> Kinds => Enum.GetValues<LetterKind>()
        .Where(kind => kind != LetterKind.Decision && (kind != LetterKind.Correction || Request.Kind == RequestKind.Correction))
        .Select(kind => (kind, LetterDraft.ObstacleToBeginning(kind, Request, _letters!, Calendar, Today)));

    protected override async Task OnParametersSetAsync()
    {
        _canDraft = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.DraftDecisions)).Succeeded;
        await using var db = await Databases.CreateDbContextAsync();
        _total = await db.Letters.CountAsync(letter => letter.RequestId == Request.Id);
        _letters = await db.Letters.AsNoTracking().Where(letter => letter.RequestId == Request.Id).OrderByDescending(letter => letter.BegunAt).Take(_shown).ToListAsync();
    }

    private Task ShowMoreAsync()
    {
        _shown += PageSize;
        return OnParametersSetAsync();
    }

    private async Task BeginAsync(LetterKind kind)
    {
        _busy = true;

        try
        {
            var id = await BeginLetter.ExecuteAsync(Request.Id, kind, (await Authentication).User);
            Navigation.NavigateTo(LetterUrls.Page(Request.Number, id));
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            Snackbar.Add(sentence, Severity.Error);
            await OnParametersSetAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
