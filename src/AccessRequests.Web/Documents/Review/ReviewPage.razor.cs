using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Review;

/// <summary>The reviewer's desk: one document, its marks, and what becomes of it.</summary>
public sealed partial class ReviewPage
{
    private const int MostUsedCount = 8;

    private readonly Stack<(Func<Task> Undo, Func<Task> Redo)> _done = [];
    private readonly Stack<(Func<Task> Undo, Func<Task> Redo)> _undone = [];
    private readonly PassageForm _form = new();
    private AccessRequest? _request;
    private RequestedDocument? _document;
    private ProvisionCatalogue _catalogue = new([]);
    private IReadOnlyList<string> _mostUsed = [];
    private List<DocumentId> _siblings = [];
    private IReadOnlyList<ViewerMark> _marks = [];
    private IReadOnlyList<SelectionHint> _pending = [];
    private PdfViewer? _viewer;
    private Passage? _edited;
    private Guid? _chosen;
    private string? _refusal;
    private bool _mayMark;
    private bool _isPreview;
    private bool _busy;
    private int _page = 1;

    [Parameter]
    public required string Number { get; set; }

    [Parameter]
    public Guid DocumentId { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required MarkPassage Marking { get; init; }

    [Inject]
    public required SettlePassage Passages { get; init; }

    [Inject]
    public required SettleDocument Outcomes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The one predicate: the controls and the use cases ask the same.</summary>
    private Obstacle? Obstacle => _request?.ObstacleToEditing;

    private bool CanMark => _mayMark && Obstacle is null && !_isPreview;

    private DocumentId Id => new(DocumentId);

    private DocumentId? Previous => Neighbour(-1);

    private DocumentId? Next => Neighbour(1);

    private string ViewerLabel => _isPreview ? "Document caviardé, tel qu’il sera transmis" : "Document original";

    private string ViewerAddress => _isPreview
        ? $"/demandes/{Number}/documents/{DocumentId}/apercu.pdf?version={_document!.Version:N}"
        : $"/demandes/{Number}/documents/{DocumentId}/original.pdf";

    protected override async Task OnParametersSetAsync()
    {
        if (_document is not null && _document.Id != Id)
        {
            _document = null;
            _isPreview = false;
            _page = 1;
            _done.Clear();
            _undone.Clear();
            StopEditing();
        }

        _mayMark = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.MarkPassages)).Succeeded;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(request => request.Number == Number);
        var document = _request is null
            ? null
            : await db.Documents.AsNoTracking().SingleOrDefaultAsync(known => known.Id == Id && known.RequestId == _request.Id);

        if (document is null)
        {
            Navigation.NotFound();
            return;
        }

        _siblings = await db.Documents.Where(known => known.RequestId == _request!.Id).OrderBy(known => known.AddedAt).ThenBy(known => known.Id).Select(known => known.Id).ToListAsync();
        _catalogue = await db.CatalogueAsync(CancellationToken.None);
        _document = document;
        _marks = [.. document.Passages.Select(ViewerMark.Of)];
        _mostUsed = MostUsed(document);
    }

    /// <summary>The reader finished a selection: marked at once when the articles and the reason are known, else kept until they are.</summary>
    private async Task TakeAsync(IReadOnlyList<SelectionHint> hints)
    {
        StopEditing();
        _pending = hints;

        if (_form.Provisions.Count > 0 && _form.Reason.Length > 0)
        {
            await MarkPendingAsync(PassageStatus.Retained);
        }
    }

    private Task MarkPendingAsync(PassageStatus status) => ActAsync(async () =>
    {
        var user = (await Authentication).User;

        foreach (var hint in _pending)
        {
            var passage = await Marking.ExecuteAsync(Id, FormOf(hint, status), user);
            Remember(
                () => Passages.RemoveAsync(Id, passage.Id, user),
                () => Passages.RestoreAsync(Id, passage.Id, user));
            _chosen = passage.Id.Value;
        }

        _pending = [];
    });

    private Task TakeWholePageAsync() => ActAsync(async () =>
    {
        var user = (await Authentication).User;
        var form = FormOf(new SelectionHint(_page, [], IsText: false), PassageStatus.Retained);
        form.IsWholePage = true;
        var passage = await Marking.ExecuteAsync(Id, form, user);
        Remember(() => Passages.RemoveAsync(Id, passage.Id, user), () => Passages.RestoreAsync(Id, passage.Id, user));
    });

    private Task CiteAsync() => ActAsync(async () =>
    {
        var user = (await Authentication).User;
        var before = FormOf(_edited!);
        var after = FormOf(_edited!);
        after.Provisions = _form.Provisions;
        after.Reason = _form.Reason;
        await Passages.CiteAsync(Id, after, user);
        Remember(() => Passages.CiteAsync(Id, before, user), () => Passages.CiteAsync(Id, after, user));
        StopEditing();
    });

    private Task RetainAsync(Passage passage) => SettleAsync(passage, Passages.RetainAsync);

    private Task DismissAsync(Passage passage) => SettleAsync(passage, Passages.DismissAsync);

    private Task RemoveAsync(Passage passage) => ActAsync(async () =>
    {
        var user = (await Authentication).User;
        await Passages.RemoveAsync(Id, passage.Id, user);
        Remember(() => Passages.RestoreAsync(Id, passage.Id, user), () => Passages.RemoveAsync(Id, passage.Id, user));

        if (_edited?.Id == passage.Id)
        {
            StopEditing();
        }
    });

    private Task WithholdAsync() => ActAsync(async () =>
        await Outcomes.WithholdAsync(Id, new WithholdingForm { Provisions = _form.Provisions, Reason = _form.Reason }, (await Authentication).User));

    private Task SetAsideAsync() => ActAsync(async () => await Outcomes.SetAsideAsync(Id, (await Authentication).User));

    private Task FollowPassagesAsync() => ActAsync(async () => await Outcomes.FollowPassagesAsync(Id, (await Authentication).User));

    private Task SettleAsync(Passage passage, Func<DocumentId, PassageId, System.Security.Claims.ClaimsPrincipal, CancellationToken, Task> settle) => ActAsync(async () =>
    {
        var user = (await Authentication).User;
        var before = passage.Status;
        await settle(Id, passage.Id, user, CancellationToken.None);
        Remember(
            () => before switch
            {
                PassageStatus.Proposed => Passages.ProposeAsync(Id, passage.Id, user),
                PassageStatus.Retained => Passages.RetainAsync(Id, passage.Id, user),
                PassageStatus.Dismissed => Passages.DismissAsync(Id, passage.Id, user),
            },
            () => settle(Id, passage.Id, user, CancellationToken.None));
    });

    private Task UndoAsync() => ReplayAsync(_done, _undone, step => step.Undo);

    private Task RedoAsync() => ReplayAsync(_undone, _done, step => step.Redo);

    private Task ReplayAsync(
        Stack<(Func<Task> Undo, Func<Task> Redo)> from, Stack<(Func<Task> Undo, Func<Task> Redo)> to, Func<(Func<Task> Undo, Func<Task> Redo), Func<Task>> pick) =>
        ActAsync(async () =>
        {
            if (from.TryPop(out var step))
            {
                await pick(step)();
                to.Push(step);
            }
        });

    private void Remember(Func<Task> undo, Func<Task> redo)
    {
        _done.Push((undo, redo));
        _undone.Clear();
    }

    /// <summary>Every act of the desk: saved at once, refused in words, and shown as the database then has it.</summary>
    private async Task ActAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _refusal = null;

        try
        {
            await act();
        }
        catch (ValidationException refusal)
        {
            _refusal = string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage).Distinct());
        }
        catch (Exception refusal) when (refusal is RuleViolationException or UnredactablePdfException)
        {
            _refusal = refusal.Message;
        }
        catch (DbUpdateConcurrencyException)
        {
            _refusal = "Un collègue vient de modifier ce document. Il a été rechargé : refaites votre geste.";
        }
        catch (AccessDeniedException)
        {
            _refusal = "Votre rôle ne permet pas ce geste.";
        }
        finally
        {
            await LoadAsync();
            _busy = false;
        }
    }

    private async Task GoToAsync(Passage passage)
    {
        _chosen = passage.Id.Value;
        await _viewer!.GoToAsync(passage.Page, passage.Id.Value);
    }

    private Task ChooseAsync(Guid passage)
    {
        _chosen = passage;
        return Task.CompletedTask;
    }

    private Task EditAsync(Passage passage)
    {
        _edited = passage;
        _pending = [];
        _form.Provisions = passage.Provisions;
        _form.Reason = passage.Reason;
        return GoToAsync(passage);
    }

    private void StopEditing()
    {
        _edited = null;
        _pending = [];
    }

    private void TogglePreview()
    {
        _isPreview = !_isPreview;
        StopEditing();
    }

    private void PageChanged(int page) => _page = page;

    /// <summary>53 brings 54 along, and 54 brings 53.</summary>
    private void SetProvisions(IReadOnlyCollection<string> provisions) => _form.Provisions = _catalogue.Complete(provisions);

    private void SetReason(string? reason) => _form.Reason = reason ?? "";

    private PassageForm FormOf(SelectionHint hint, PassageStatus status) => new()
    {
        Page = hint.Page,
        Areas = [.. hint.Boxes.Select(box => new PageArea(box[0], box[1], box[2], box[3]))],
        IsTextSelection = hint.IsText,
        Provisions = _form.Provisions,
        Reason = _form.Reason,
        Status = status,
    };

    private static PassageForm FormOf(Passage passage) => new()
    {
        Id = passage.Id.Value,
        Page = passage.Page,
        Provisions = passage.Provisions,
        Reason = passage.Reason,
    };

    private IReadOnlyList<string> MostUsed(RequestedDocument document)
    {
        string[] usual = ["37", "39", "53", "31", "23", "24", "33", "36"];
        var used = document.Passages.SelectMany(passage => passage.Provisions).CountBy(number => number).OrderByDescending(count => count.Value).Select(count => count.Key);

        return [.. used.Concat(usual).Distinct().Where(number => _catalogue.Find(number)?.Kind == ProvisionKind.Ground).Take(MostUsedCount)];
    }

    private DocumentId? Neighbour(int step)
    {
        var at = _siblings.IndexOf(Id) + step;
        return at >= 0 && at < _siblings.Count ? _siblings[at] : null;
    }

    private string? AddressOf(DocumentId? document) => document is { } id ? $"/demandes/{Number}/documents/{id}/revision" : null;
}
