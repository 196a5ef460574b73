using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Documents;

/// <summary>A page that was not asked for, or that repeats another: what leaves has a notice in its place, and no provision is cited for it.</summary>
public sealed class AsidePageTests
{
    [Fact]
    public void Its_state_says_why_it_does_not_leave_and_the_document_is_not_refused_for_it()
    {
        var request = Request();
        var document = Document(request, pages: 4);
        document.LeavePage(request, 2, Officer, Now);

        Aside(request, document, 2);
        Aside(request, document, 3, new PageTwin(document.Id.Value, 1));

        Assert.Equal([PageState.ToRead, PageState.NotRelevant, PageState.Duplicate, PageState.ToRead], document.StatesOfPages(new HashSet<int>()));
        Assert.Equal([1, 4], document.UnreadPages(new HashSet<int>()));
        Assert.Equal((ReleaseOutcome.NotRelevant, ReleaseOutcome.Released), (document.OutcomeOf(2), document.OutcomeOf(4)));
        Assert.Equal((ReleaseOutcome.Released, 0), (document.Outcome, document.Provisions.Count));
        Assert.Empty(document.LeftPages);
        Assert.Equal(
            ["Note — 1 page : 2 — hors de la demande", "Note — 1 page : 3 — en double de la page 1 de « Note »"],
            request.History.Where(entry => entry.Act == HistoryAct.PagesSetAside).Select(entry => entry.After));
    }

    [Fact]
    public void A_page_that_hides_or_waits_is_not_set_aside_and_nothing_is_marked_on_one_that_is()
    {
        var request = Request();
        var document = Document(request, pages: 3);
        var mark = document.Mark(request, "37", PassageStatus.Proposed, page: 2);

        Assert.Equal(new Obstacle(ObstacleKind.PageHasMarks, "2", 1), document.ObstacleToSettingAside(request, [1, 2], null, [document]));
        Assert.Equal(ObstacleKind.PageHasMarks, Refused(() => Aside(request, document, 2)));

        document.RemovePassage(request, mark.Id, Officer, Now);
        Aside(request, document, 2);

        Assert.Equal(ObstacleKind.PageAside, Refused(() => document.Mark(request, "37", page: 2)));
        Assert.Equal(ObstacleKind.PageAside, Refused(() => document.RestorePassage(request, mark.Id, Officer, Now)));
        Assert.Equal(ObstacleKind.PageAside, document.ObstacleToRetaining(Catalogue, mark, Today)!.Kind);
    }

    [Fact]
    public void A_document_keeps_a_page_that_says_what_becomes_of_it()
    {
        var request = Request();
        var document = Document(request, pages: 2);
        Aside(request, document, 1);

        Assert.Equal(ObstacleKind.NoPageLeft, Refused(() => Aside(request, document, 2)));

        document.Mark(request, "37", page: 2, wholePage: true);
        Assert.Equal(ReleaseOutcome.Withheld, document.Outcome);
    }

    [Fact]
    public void What_is_said_to_be_a_copy_has_another_page_that_tells_what_is_in_it()
    {
        var request = Request();
        var (first, second) = (Document(request, pages: 3), Document(request, pages: 3));
        Aside(request, second, 2, null, first, second);

        Assert.Equal(ObstacleKind.TwinNotThere, Refused(() => Aside(request, first, 1, new PageTwin(first.Id.Value, 1), first, second)));
        Assert.Equal(ObstacleKind.TwinNotThere, Refused(() => Aside(request, first, 1, new PageTwin(second.Id.Value, 2), first, second)));
        Assert.Equal(ObstacleKind.TwinNotThere, Refused(() => Aside(request, first, 1, new PageTwin(second.Id.Value, 4), first, second)));
        Assert.Equal(ObstacleKind.TwinNotThere, Refused(() => Aside(request, first, 1, new PageTwin(Guid.NewGuid(), 1), first, second)));

        Aside(request, first, 1, new PageTwin(second.Id.Value, 3), first, second);

        Assert.Equal(new Obstacle(ObstacleKind.PageHasCopies, "p. 1 de « Note »", 1), second.ObstacleToSettingAside(request, [3], null, [first, second]));
        Assert.Equal(ObstacleKind.PageHasCopies, second.ObstacleOfCopies([first, second])!.Kind);
        Assert.Null(first.ObstacleOfCopies([first, second]));
    }

    [Fact]
    public void A_page_that_comes_back_is_to_be_read_and_the_review_to_be_finished_again()
    {
        var request = Request();
        var document = Document(request, pages: 2);
        Aside(request, document, 2);
        document.FinishReview(request, new HashSet<int> { 1 }, Officer, Now);
        Assert.False(document.AwaitsReview);

        document.TakePagesBack(request, [1, 2], Officer, Now);

        Assert.True(document.AwaitsReview);
        Assert.Equal([2], document.UnreadPages(new HashSet<int> { 1 }));
        Assert.Equal((HistoryAct.PagesTakenBack, "Note — 1 page : 2"), (request.History[^1].Act, request.History[^1].After));
    }

    [Fact]
    public void What_is_approved_covers_the_pages_that_do_not_leave()
    {
        var request = Request();
        var document = Document(request, pages: 3);
        var before = DecidedDocument.From(document).Marks;

        Aside(request, document, 2);
        var aside = DecidedDocument.From(document).Marks;
        document.TakePagesBack(request, [2], Officer, Now);
        Aside(request, document, 2, new PageTwin(document.Id.Value, 1));

        Assert.Equal(3, new[] { before, aside, DecidedDocument.From(document).Marks }.Distinct().Count());
    }

    private static void Aside(AccessRequest request, RequestedDocument document, int page, PageTwin? twin = null, params RequestedDocument[] documents) =>
        document.SetPagesAside(request, [page], twin, documents.Length == 0 ? [document] : documents, Officer, Now);
}
