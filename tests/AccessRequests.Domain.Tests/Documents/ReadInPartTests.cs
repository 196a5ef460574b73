using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Documents;

/// <summary>A document of which some marks were not read, as an act on a few of thousands needs no more.</summary>
public sealed class ReadInPartTests
{
    private readonly AccessRequest _request = Request();

    [Fact]
    public void What_follows_from_all_marks_is_not_told_of_some()
    {
        var document = Document(_request);
        document.Mark(_request, "37");
        document.LeaveUnread(1);

        Assert.False(document.IsWhole);
        Assert.Throws<InvalidOperationException>(() => document.Outcome);
        Assert.Throws<InvalidOperationException>(() => document.UndecidedCount);
        Assert.Throws<InvalidOperationException>(() => document.Provisions);
        Assert.Throws<InvalidOperationException>(() => document.ObstacleToFinishing(_request, document.AllPages()));
        Assert.Throws<InvalidOperationException>(() => document.FinishReview(_request, document.AllPages(), Officer, Now));
        Assert.Throws<InvalidOperationException>(() => document.ObstacleToRemoval(_request));
    }

    [Fact]
    public void The_marks_that_were_not_read_count_among_those_that_a_document_can_carry()
    {
        var document = Document(_request);
        document.LeaveUnread(RequestedDocument.MaxPassages - 1);
        document.Mark(_request, "37");

        Assert.Equal(ObstacleKind.TooManyPassages, Refused(() => document.Mark(_request, "37")));
    }

    [Fact]
    public void A_mark_that_a_colleague_settled_is_not_settled_again_unseen()
    {
        var document = Document(_request);
        var mark = document.Mark(_request, "37");
        document.LeaveUnread(3);

        Assert.Equal(ObstacleKind.PassageChangedMeanwhile, document.ObstacleToSettling(mark.Id, PassageStatus.Proposed)!.Kind);
        Assert.Null(document.ObstacleToSettling(mark.Id, PassageStatus.Retained));
    }

    [Fact]
    public void It_is_completed_from_an_earlier_reading_by_the_marks_that_were_read_since()
    {
        var earlier = Document(_request);
        var (kept, changed) = (earlier.Mark(_request, "37"), earlier.Mark(_request, "39", PassageStatus.Proposed));
        var newer = Document(_request);
        var now = newer.Mark(_request, Catalogue, changed.Id, 1, [Area], false, new PassageCitation(["39"], "Motif"), PassageStatus.Retained, Officer, Now, Today);
        var made = newer.Mark(_request, "53", page: 2);
        newer.LeaveUnread(1);

        newer.CompleteFrom(earlier);

        Assert.Equal([kept, now, made], newer.AllPassages);
        Assert.Equal(0, newer.UndecidedCount);
    }

    [Fact]
    public void Marks_that_share_their_words_say_what_they_said_and_change_alone()
    {
        var document = Document(_request, pages: 3);
        var (one, other) = (document.Mark(_request, "37"), document.Mark(_request, "37", page: 2));
        var before = (one.Label, one.Reason, one.MarkedBy);

        document.ShareWords();
        Assert.Same(one.Provisions, other.Provisions);
        Assert.Equal(before, (one.Label, one.Reason, one.MarkedBy));

        document.Mark(_request, "39", page: 3);
        document.ShareWords();
        Assert.Equal(["art. 37", "art. 37", "art. 39"], document.Passages.Select(passage => passage.Label));
    }

    [Fact]
    public void What_was_counted_says_the_same_as_the_marks_themselves()
    {
        var read = Document(_request, pages: 3);
        read.Mark(_request, "37");
        read.Mark(_request, "39", PassageStatus.Proposed, page: 2);
        read.Mark(_request, "53", page: 3, wholePage: true);
        read.RemovePassage(_request, read.Mark(_request, "37", page: 2).Id, Officer, Now);
        var counted = Document(_request, pages: 3);
        counted.LeaveUnread(new MarkTally(All: 4, Present: 3, Retained: 2, Undecided: 1, WithheldPages: [3]));

        Assert.Equal(
            (read.Outcome, read.IsReleased, read.AwaitsReview, read.RetainedCount, read.UndecidedCount, read.PassageCount),
            (counted.Outcome, counted.IsReleased, counted.AwaitsReview, counted.RetainedCount, counted.UndecidedCount, counted.PassageCount));
        Assert.Equal(read.UnreadPages(new HashSet<int> { 1 }), counted.UnreadPages(new HashSet<int> { 1 }));
        Assert.Equal(read.ObstacleToRemoval(_request), counted.ObstacleToRemoval(_request));
        Assert.Throws<InvalidOperationException>(() => counted.Provisions);

        counted.LeaveUnread(new MarkTally(4, 3, 2, 1, [3], [new MarkCitation(["53", "54"], []), new MarkCitation(["37"], [])]));
        Assert.Equal(read.Provisions, counted.Provisions);
    }
}
