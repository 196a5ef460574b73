using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Pdf;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Review;

/// <content>What is done at the desk to marks, pages and the document: each act saved at once, refused in words, and undone.</content>
public sealed partial class ReviewPage
{
    /// <summary>The motive of a dismissal that an undo brings back, where the mark did not keep the first one.</summary>
    private const string Restored = "Retour à l’état d’avant";

    /// <summary>The reader finished a selection: marked at once when the articles and the reason are known, else kept until they are.</summary>
    private async Task TakeAsync(IReadOnlyList<SelectionHint> hints)
    {
        StopEditing();

        if (IsReadyToMark)
        {
            await MarkAsync(hints, KeepsVisible ? PassageStatus.Dismissed : PassageStatus.Retained);
            return;
        }

        SetPending(hints);
        StateHasChanged();
        await _picker!.FocusAsync();
    }

    private async Task MarkPendingAsync(PassageStatus status)
    {
        await MarkAsync(_pending, status);

        if (_pending.Count == 0)
        {
            await _viewer!.FocusAsync();
        }
    }

    /// <summary>Each mark is saved by itself; what is refused stays pending.</summary>
    private Task MarkAsync(IReadOnlyList<SelectionHint> hints, PassageStatus status)
    {
        SetPending(hints);

        return ActAsync(async () =>
        {
            foreach (var hint in hints)
            {
                var (passage, cut) = await Marking.ExecuteAsync(Id, FormOf(hint, status), _user);
                RememberMark(passage);
                _made.Add(passage);
                SetPending([.. _pending.Where(known => known != hint)]);
                _notice = $"Page {passage.Page} : {passage.Label}, {SaidOf(status)}.";
                _cut = cut > 0 && !passage.KeepsVisible ? CutSentence(passage.Page, cut) : null;
            }
        });
    }

    private async Task TakeWholePageAsync(int page)
    {
        if (!IsReadyToMark)
        {
            _notice = "Choisissez d’abord les articles et le motif, puis la page entière.";
            await _picker!.FocusAsync();
            return;
        }

        await TakeWholePagesAsync([page]);
    }

    private async Task TakePagesAsync()
    {
        if (PageRanges.Parse(_pageRange, _document!.Original.PageCount) is not { } pages)
        {
            _refusal = $"Écrivez des numéros de page de 1 à {_document.Original.PageCount}, par exemple « 2-5, 9 ».";
            return;
        }

        await TakeWholePagesAsync(pages);
        _pageRange = _refusal is null ? "" : _pageRange;
    }

    private Task TakeWholePagesAsync(IReadOnlyList<int> pages) => ActAsync(async () =>
    {
        var marked = await Marking.WholePagesAsync(Id, pages, FormOf(new SelectionHint(pages[0], [], IsText: false), PassageStatus.Retained), _user);
        List<(PassageId Id, PassageStatus Status)> made = [.. marked.Select(passage => (passage.Id, passage.Status))];
        _chosen = made[0].Id.Value;
        _memory.Remember(desk => ForEachAsync(made, desk.TakeOffAsync), desk => ForEachAsync(made, desk.PutBackAsync));
        _notice = pages.Count == 1 ? $"Page {pages[0]} : retenue entière." : $"{pages.Count} pages retenues entières : {PageRanges.InFrench(pages)}.";
    });

    private Task SetPagesAsideAsync((IReadOnlyList<int> Pages, PageTwin? Twin) chosen) => ActAsync(async () =>
    {
        var set = await Outcomes.SetPagesAsideAsync(Id, chosen.Pages, chosen.Twin, _user);

        if (set.Count > 0)
        {
            _memory.Remember(desk => desk.BringBackAsync(set), desk => desk.Outcomes.SetPagesAsideAsync(desk.Id, set, chosen.Twin, desk._user));
        }

        _notice = $"{PagesOf(chosen.Pages)} : {(chosen.Twin is null ? "hors de la demande" : "en double")}. Un avis y est mis dans ce qui est transmis.";
    });

    private Task TakePagesBackAsync(IReadOnlyList<int> pages) => ActAsync(async () =>
    {
        var before = _document!.AsidePages.Where(aside => pages.Contains(aside.Page)).ToList();
        await BringBackAsync(pages);
        _memory.Remember(
            async desk =>
            {
                foreach (var same in before.GroupBy(aside => aside.Twin))
                {
                    await desk.Outcomes.SetPagesAsideAsync(desk.Id, [.. same.Select(aside => aside.Page)], same.Key, desk._user);
                }
            },
            desk => desk.BringBackAsync(pages));
        _notice = $"{PagesOf(pages)} : de nouveau à communiquer.";
    });

    private Task BringBackAsync(IReadOnlyList<int> pages)
    {
        _ownPages.UnionWith(pages);
        return Outcomes.TakePagesBackAsync(Id, pages, _user);
    }

    private async Task SetRangeAsideAsync()
    {
        if (PageRanges.Parse(_pageRange, _document!.Original.PageCount) is not { } pages)
        {
            _refusal = $"Écrivez des numéros de page de 1 à {_document.Original.PageCount}, par exemple « 2-5, 9 ».";
            return;
        }

        await SetPagesAsideAsync((pages, null));
        _pageRange = _refusal is null ? "" : _pageRange;
    }

    private static string PagesOf(IReadOnlyList<int> pages) => pages.Count == 1 ? $"Page {pages[0]}" : $"Pages {PageRanges.InFrench(pages)}";

    private static async Task ForEachAsync(IReadOnlyList<(PassageId Id, PassageStatus Status)> passages, Func<PassageId, PassageStatus, Task> act)
    {
        foreach (var (id, status) in passages)
        {
            await act(id, status);
        }
    }

    private Task CiteAsync() => ActAsync(async () =>
    {
        var before = FormOf(_edited!);
        var after = FormOf(_edited!);
        after.Provisions = _form.Provisions;
        after.Reason = _form.Reason;
        after.Note = _form.Note;
        after.Facts = _form.Facts;
        await Passages.CiteAsync(Id, before, after, _user);
        _memory.Remember(desk => desk.Passages.CiteAsync(desk.Id, after, before, desk._user), desk => desk.Passages.CiteAsync(desk.Id, before, after, desk._user));
        StopEditing();
        _notice = $"Page {after.Page} : marque modifiée.";
        await _viewer!.FocusAsync();
    });

    private Task RetainAsync(Passage passage) => OnceAsync(passage, () => SettleAsync(passage, PassageStatus.Retained));

    private async Task DismissAsync((IReadOnlyList<Passage> Passages, string Reason) chosen)
    {
        await (chosen.Passages.Count == 1
            ? OnceAsync(chosen.Passages[0], () => SettleAsync(chosen.Passages[0], PassageStatus.Dismissed, chosen.Reason))
            : SettleAllAsync(chosen.Passages, PassageStatus.Dismissed, chosen.Reason));
        await _viewer!.FocusAsync();
    }

    private Task RetainAllAsync(IReadOnlyList<Passage> passages) => SettleAllAsync(passages, PassageStatus.Retained, null);

    private Task ProposeAsync(Passage passage) => OnceAsync(passage, () => SettleAsync(passage, PassageStatus.Proposed));

    /// <summary>A second press on a mark whose act is under way is the same press.</summary>
    private async Task OnceAsync(Passage passage, Func<Task> act)
    {
        if (!_underWay.Add(passage.Id))
        {
            return;
        }

        try
        {
            await act();
        }
        finally
        {
            _underWay.Remove(passage.Id);
        }
    }

    private Task SettleAllAsync(IReadOnlyList<Passage> passages, PassageStatus status, string? reason) => _busy ? Task.CompletedTask : ActAsync(async () =>
    {
        List<(PassageId Id, PassageStatus Status)> before = [.. passages.Select(passage => (passage.Id, passage.Status))];
        List<(PassageId Id, PassageStatus Status)> after = [.. before.Select(mark => (mark.Id, status))];
        await BecomeAsync(before, after, reason);
        _memory.Remember(desk => desk.BecomeAsync(after, before, null), desk => desk.BecomeAsync(before, after, reason));
        _notice = $"{FrenchCount.Of(passages.Count, "marque", "marques")} : {status.InFrench().ToLowerInvariant()}{(passages.Count > 1 ? "s" : "")}.";
    });

    /// <summary>Grouped by what each becomes: an undo may bring back proposals and reserves.</summary>
    private async Task BecomeAsync(List<(PassageId Id, PassageStatus Status)> seen, List<(PassageId Id, PassageStatus Status)> become, string? reason)
    {
        foreach (var group in seen.Zip(become, (from, to) => (from.Id, From: from.Status, To: to.Status)).GroupBy(mark => mark.To))
        {
            _ownActs.UnionWith(group.Select(mark => mark.Id));
            await Passages.SettleAllAsync(Id, [.. group.Select(mark => (mark.Id, mark.From))], group.Key, reason, _user);
        }
    }

    private Task RemoveAsync(Passage passage) => OnceAsync(passage, () => ActAsync(async () =>
    {
        var (id, status) = (passage.Id, passage.Status);
        await TakeOffAsync(id, status);
        _memory.Remember(desk => desk.PutBackAsync(id, status), desk => desk.TakeOffAsync(id, status));

        if (_edited?.Id == passage.Id)
        {
            StopEditing();
        }

        _notice = $"Page {passage.Page} : marque {passage.Label} supprimée. « Annuler » la rétablit.";
    }));

    private Task WithholdAsync() =>
        SetOutcomeAsync(Withholding(_form.Provisions, _form.Reason, _form.Facts));

    private Task SetAsideAsync() => SetOutcomeAsync(SetAside);

    private Task FollowPassagesAsync() => SetOutcomeAsync(FollowPassages);

    private Task FinishReviewAsync() => ActAsync(async () =>
    {
        await Outcomes.FinishReviewAsync(Id, Seen, _user);
        _memory.Remember(desk => desk.Outcomes.ReopenReviewAsync(desk.Id, desk.Seen, desk._user), desk => desk.Outcomes.FinishReviewAsync(desk.Id, desk.Seen, desk._user));
        _notice = Next is null ? "Révision terminée." : "Révision terminée. Passez au document suivant.";
    });

    private void HaveReadAgain() => _toReadAgain.Clear();

    private Task ReopenReviewAsync() => ActAsync(async () =>
    {
        await Outcomes.ReopenReviewAsync(Id, Seen, _user);
        _memory.Remember(desk => desk.Outcomes.FinishReviewAsync(desk.Id, desk.Seen, desk._user), desk => desk.Outcomes.ReopenReviewAsync(desk.Id, desk.Seen, desk._user));
    });

    private Task SetOutcomeAsync(Func<ReviewPage, Task> set) => ActAsync(async () =>
    {
        Func<ReviewPage, Task> undo = _document switch
        {
            { Withholding: { } withheld } => Withholding(withheld.Provisions, withheld.Reason, []),
            { IsNotRelevant: true } => SetAside,
            _ => FollowPassages,
        };
        await set(this);
        _memory.Remember(undo, set);
    });

    private static Func<ReviewPage, Task> Withholding(IReadOnlyCollection<string> provisions, string reason, IReadOnlyCollection<GroundFact> facts) =>
        desk => desk.Outcomes.WithholdAsync(desk.Id, desk.Seen, new WithholdingForm { Provisions = provisions, Reason = reason, Facts = facts }, desk._user);

    private static Task SetAside(ReviewPage desk) => desk.Outcomes.SetAsideAsync(desk.Id, desk.Seen, desk._user);

    private static Task FollowPassages(ReviewPage desk) => desk.Outcomes.FollowPassagesAsync(desk.Id, desk.Seen, desk._user);

    private Task SettleAsync(Passage passage, PassageStatus status, string? reason = null) => ActAsync(async () =>
    {
        var (id, before, motive) = (passage.Id, passage.Status, passage.SettledReason ?? Restored);
        await SetStatusAsync(id, before, status, reason);
        _memory.Remember(desk => desk.SetStatusAsync(id, status, before, motive), desk => desk.SetStatusAsync(id, before, status, reason));
    });

    private Task SetStatusAsync(PassageId passage, PassageStatus seen, PassageStatus status, string? reason)
    {
        _ownActs.Add(passage);

        return status switch
        {
            PassageStatus.Reserved => Passages.SettleAllAsync(Id, [(passage, seen)], status, null, _user),
            PassageStatus.Proposed => Passages.ProposeAsync(Id, passage, seen, _user),
            PassageStatus.Retained => Passages.RetainAsync(Id, passage, seen, _user),
            PassageStatus.Dismissed => Passages.DismissAsync(Id, passage, seen, reason!, _user),
        };
    }

    private Task TakeOffAsync(PassageId passage, PassageStatus seen)
    {
        _ownActs.Add(passage);
        return Passages.RemoveAsync(Id, passage, seen, _user);
    }

    private Task PutBackAsync(PassageId passage, PassageStatus seen) => Passages.RestoreAsync(Id, passage, seen, _user);

    private Task UndoAsync() => ActAsync(async () => _notice = await _memory.UndoAsync(this) ? "Geste annulé." : null);

    private Task RedoAsync() => ActAsync(async () => _notice = await _memory.RedoAsync(this) ? "Geste rétabli." : null);

    private void RememberMark(Passage passage)
    {
        _chosen = passage.Id.Value;
        var (id, status) = (passage.Id, passage.Status);
        _memory.Remember(desk => desk.TakeOffAsync(id, status), desk => desk.PutBackAsync(id, status));
    }

    /// <summary>Every act of the desk, one after the other so that none is dropped: saved at once, refused in words, and shown as the database then has it.</summary>
    private Task ActAsync(Func<Task> act) => _acts = ActAfterAsync(_acts, act);

    private async Task ActAfterAsync(Task previous, Func<Task> act)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Pace.Acted();
        _busy = true;
        _refusal = null;
        _notice = null;
        _cut = null;
        _ownActs.Clear();
        _ownPages.Clear();
        var before = _document!;

        try
        {
            await act();

            // It is saved, and said before what else follows from it is read again.
            StateHasChanged();
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
        catch (Exception failure) when (Outages.InFrench(failure) is { } sentence)
        {
            _refusal = sentence;
        }
        finally
        {
            try
            {
                do
                {
                    _isBehind = false;
                    await LoadAsync();
                }
                while (_isBehind);

                if (_document?.Id == before.Id)
                {
                    _toReadAgain.UnionWith(_document.ExposedSince(before, _ownActs).Except(_ownPages));
                }
            }
            finally
            {
                _busy = false;
            }
        }
    }

    /// <summary>What a key asks for: the acts of the buttons, under their conditions.</summary>
    private Task PressAsync(string act)
    {
        if (_document is null)
        {
            return Task.CompletedTask;
        }

        switch (act)
        {
            case Shortcuts.Preview:
                return HasPreview ? DoAsync(Turn) : SayAsync("Ce document n’est pas transmis : il n’a pas d’aperçu.");
            case Shortcuts.NextDocument:
                return Next is { } next ? DoAsync(() => Leave(next)) : SayAsync("C’est le dernier document.");
            case Shortcuts.PreviousDocument:
                return Previous is { } previous ? DoAsync(() => Leave(previous)) : SayAsync("C’est le premier document.");
            case Shortcuts.Undo:
                return _memory.CanUndo ? UndoAsync() : SayAsync("Rien à annuler.");
            case Shortcuts.Redo:
                return _memory.CanRedo ? RedoAsync() : SayAsync("Rien à rétablir.");
        }

        return CanMark ? PressToMarkAsync(act) : SayAsync(Obstacle?.InFrench() ?? (_isPreview ? "Revenez à l’original (B) pour marquer." : "Votre rôle permet de lire ce document, non de le marquer."));

        void Turn()
        {
            _takesFocus = true;
            TogglePreview();
        }

        void Leave(DocumentId document)
        {
            _takesFocus = true;
            Navigation.NavigateTo(AddressOf(document)!);
        }
    }

    private Task PressToMarkAsync(string act)
    {
        switch (act)
        {
            case Shortcuts.Provisions:
                return _picker!.FocusAsync().AsTask();
            case Shortcuts.Pages when _rangeField is not null:
                return _rangeField.FocusAsync().AsTask();
            case Shortcuts.LeavePage:
                var page = _page;

                // Asked once the acts before it are done: a key is pressed twice faster than the desk is read again.
                return ActAsync(async () =>
                {
                    var left = _document!.LeftPages.Contains(page);
                    await Reading.LeaveAsync(Id, page, !left, _user);
                    _notice = left ? $"Page {page} reprise." : $"Page {page} laissée pour plus tard.";
                });
            case Shortcuts.SetPageAside or Shortcuts.DuplicatePage when _document is not { Withholding: null, IsNotRelevant: false }:
                return SayAsync("Le sort du document entier est décidé : faites-lui d’abord suivre de nouveau les marques.");
            case Shortcuts.SetPageAside:
                return _document.AsideOf(_page) is null ? SetPagesAsideAsync(([_page], null)) : TakePagesBackAsync([_page]);
            case Shortcuts.DuplicatePage when _document.AsideOf(_page) is not null:
                return SayAsync($"La page {_page} n’est déjà pas transmise. Remettez-la d’abord (J).");
            case Shortcuts.DuplicatePage:
                return _pagesPanel!.AskTwinAsync();
            case Shortcuts.Finish when _document is { Withholding: null, IsNotRelevant: false, Review: null }:
                return _unfinished is { } unfinished ? RefuseAsync(unfinished.InFrench())
                    : _toReadAgain.Count > 0 ? RefuseAsync($"Un collègue a levé une marque depuis que vous avez ouvert ce document. Relisez : {PageRanges.InFrench(_toReadAgain)}.")
                    : FinishReviewAsync();
            case Shortcuts.WithholdDocument or Shortcuts.SetDocumentAside or Shortcuts.Pages or Shortcuts.Finish when _document is not { Withholding: null, IsNotRelevant: false }:
                return SayAsync("Le sort du document entier est décidé : faites-lui d’abord suivre de nouveau les marques.");
            case Shortcuts.Finish:
                return SayAsync("La révision est déjà terminée.");
            case Shortcuts.SetDocumentAside:
                return SetAsideAsync();
            case Shortcuts.WithholdDocument when !IsReadyToMark:
                return AskForGroundsAsync("Choisissez d’abord les articles et le motif, puis le document entier.");
            case Shortcuts.WithholdDocument:
                return WithholdAsync();
        }

        return _pending.Count > 0 && StatusOf(act) is { } status
            ? IsReadyToMark && !KeepsVisible ? MarkPendingAsync(status) : AskForGroundsAsync("La sélection attend ses articles et son motif.")
            : _listed.FirstOrDefault(passage => passage.Id.Value == _chosen) is { } chosen ? PressOnAsync(chosen, act)
            : SayAsync("Choisissez d’abord une marque (N, P), ou faites une sélection.");
    }

    private Task PressOnAsync(Passage chosen, string act) => act switch
    {
        Shortcuts.Retain when chosen.Status != PassageStatus.Retained && !chosen.KeepsVisible => RetainAsync(chosen),
        Shortcuts.Propose when chosen.Status == PassageStatus.Reserved => ProposeAsync(chosen),
        Shortcuts.Dismiss when chosen.IsUndecided => DoAsync(() => _list!.AskWhy([chosen])),
        Shortcuts.Edit => EditAndFocusAsync(chosen),
        Shortcuts.Remove => RemoveAsync(chosen),
        _ => SayAsync($"Ce geste ne s’applique pas à la marque de la page {chosen.Page} : {(chosen.KeepsVisible ? "laissée visible" : chosen.Status.InFrench().ToLowerInvariant())}."),
    };

    private async Task EditAndFocusAsync(Passage chosen)
    {
        await EditAsync(chosen);
        await _picker!.FocusAsync();
    }

    private async Task AskForGroundsAsync(string sentence)
    {
        _notice = sentence;
        await _picker!.FocusAsync();
    }

    private static PassageStatus? StatusOf(string act) => act switch
    {
        Shortcuts.Retain => PassageStatus.Retained,
        Shortcuts.Propose => PassageStatus.Proposed,
        Shortcuts.Reserve => PassageStatus.Reserved,
        _ => null,
    };

    private static Task DoAsync(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private Task SayAsync(string sentence)
    {
        _notice = sentence;
        return Task.CompletedTask;
    }

    private Task RefuseAsync(string sentence)
    {
        _refusal = sentence;
        return Task.CompletedTask;
    }

    private PassageForm FormOf(SelectionHint hint, PassageStatus status) => new()
    {
        Id = hint.Id,
        Page = hint.Page,
        Areas = [.. hint.Boxes.Select(box => new PageArea(box[0], box[1], box[2], box[3]))],
        IsTextSelection = hint.IsText,
        Provisions = _form.Provisions,
        Reason = _form.Reason,
        Note = _form.Note,
        Facts = _form.Facts,
        Status = status,
    };

    private static PassageForm FormOf(Passage passage) => new()
    {
        Id = passage.Id.Value,
        Page = passage.Page,
        Provisions = passage.Provisions,
        Reason = passage.Reason,
        Note = passage.Note,
        Facts = passage.Facts,
    };

    private static string CutSentence(int page, int letters) =>
        $"Page {page} : le bord du rectangle coupe {FrenchCount.Of(letters, "lettre", "lettres")}. "
        + (letters < 2 ? "Le caviardage la retire entière" : "Le caviardage les retire entières")
        + ", même la part qui dépasse. Vérifiez dans l’aperçu, ou annulez et tracez le rectangle autour des mots entiers.";

    private static string SaidOf(PassageStatus status) => status switch
    {
        PassageStatus.Retained => "marque retenue",
        PassageStatus.Proposed => "marque proposée",
        PassageStatus.Reserved => "réserve du secteur",
        PassageStatus.Dismissed => "laissé visible",
    };
}
