using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Documents;

/// <summary>Where the review of each page stands, and that no page leaves unread.</summary>
public sealed class PageStateTests
{
    [Fact]
    public void States_follow_from_marks_and_readings()
    {
        var request = Request();
        var document = Document(request, pages: 6);
        document.Mark(request, "37", page: 2);
        document.Mark(request, "37", PassageStatus.Proposed, page: 3);
        document.Mark(request, "37", page: 4, wholePage: true);
        document.LeavePage(request, 5, Officer, Now);

        Assert.Equal(
            [PageState.Released, PageState.PartlyReleased, PageState.InProgress, PageState.Withheld, PageState.ToReadAgain, PageState.ToRead],
            document.StatesOfPages(new HashSet<int> { 1, 2, 3, 5 }));

        document.SetAside(request, Officer, Now);
        Assert.All(document.StatesOfPages(new HashSet<int>()), state => Assert.Equal(PageState.NotRelevant, state));
    }

    [Fact]
    public void A_review_is_not_finished_with_a_page_that_nobody_opened()
    {
        var request = Request();
        var document = Document(request, pages: 5);
        document.Mark(request, "37", page: 4, wholePage: true);
        var read = new HashSet<int> { 1, 3 };

        Assert.Equal(new Obstacle(ObstacleKind.PagesUnread, "2 et 5", 2), document.ObstacleToFinishing(request, read));
        Assert.Equal(ObstacleKind.PagesUnread, Refused(() => document.FinishReview(request, read, Officer, Now)));

        var held = document.HoldAsRead(request, read, "Pages blanches", Officer, Now);

        Assert.Equal([(2, false), (5, false)], held.Select(reading => (reading.Page, reading.IsOpened)));
        Assert.Equal((HistoryAct.PagesHeldAsRead, "Note — 2 pages : 2 et 5 — Pages blanches"), (request.History[^1].Act, request.History[^1].After));
        read.UnionWith(held.Select(reading => reading.Page));
        document.FinishReview(request, read, Officer, Now);
        Assert.False(document.AwaitsReview);
    }

    [Fact]
    public void Pages_are_held_as_read_with_a_reason_and_the_history_names_every_one_of_them()
    {
        var request = Request();
        var document = Document(request, pages: 40);
        var read = Enumerable.Range(1, 20).Select(at => 2 * at).ToHashSet();

        Assert.Equal(ObstacleKind.PagesHeldWithoutReason, Refused(() => document.HoldAsRead(request, read, " ", Officer, Now)));
        document.HoldAsRead(request, read, "Formulaires identiques", Officer, Now);

        Assert.Equal("Note — 20 pages : 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37 et 39 — Formulaires identiques", request.History[^1].After);
    }

    [Fact]
    public void A_page_that_was_left_keeps_the_review_open_until_it_is_taken_up()
    {
        var request = Request();
        var document = Document(request, pages: 3);
        document.FinishReview(request, document.AllPages(), Officer, Now);

        document.LeavePage(request, 3, Officer, Now);

        Assert.True(document.AwaitsReview);
        Assert.Equal(new Obstacle(ObstacleKind.PagesLeft, "3", 1), document.ObstacleToFinishing(request, document.AllPages()));

        document.TakeUpPage(request, 3, Officer, Now);
        Assert.Null(document.ObstacleToFinishing(request, document.AllPages()));
    }

    [Theory]
    [InlineData("2-5, 9", "2 à 5 et 9")]
    [InlineData("9;2 à 3", "2, 3 et 9")]
    [InlineData("1 et 2, 4", "1, 2 et 4")]
    [InlineData("7", "7")]
    [InlineData("5-2", null)]
    [InlineData("0", null)]
    [InlineData("11", null)]
    [InlineData("2-3-4", null)]
    [InlineData("-3", null)]
    [InlineData("deux", null)]
    [InlineData(" , ", null)]
    public void Ranges_are_read_and_written_as_people_do(string text, string? said)
    {
        var pages = PageRanges.Parse(text, pageCount: 10);

        Assert.Equal(said, pages is null ? null : PageRanges.InFrench(pages));
    }
}
