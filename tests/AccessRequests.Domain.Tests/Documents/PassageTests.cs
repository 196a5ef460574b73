using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Documents;

public sealed class PassageTests
{
    [Fact]
    public void Article_14_alone_hides_nothing() =>
        Assert.Equal(ObstacleKind.SeveranceCitedAlone, Refused(() => Document(Request()).Mark(Request(), "14")));

    [Theory]
    [InlineData("53")]
    [InlineData("54")]
    public void Articles_53_and_54_travel_together(string cited)
    {
        var request = Request();

        var passage = Document(request).Mark(request, cited);

        Assert.Equal(["53", "54"], passage.Provisions);
        Assert.Equal("art. 53, 54", passage.Label);
    }

    [Theory]
    [InlineData("48", ObstacleKind.ProvisionIsNoGround)]
    [InlineData("57", ObstacleKind.ProvisionIsNoGround)]
    [InlineData("999", ObstacleKind.ProvisionUnknown)]
    public void What_is_no_ground_of_refusal_cannot_carry_a_mark(string cited, ObstacleKind obstacle)
    {
        var request = Request();

        Assert.Equal(obstacle, Refused(() => Document(request).Mark(request, cited)));
    }

    [Fact]
    public void The_same_message_sent_twice_marks_once()
    {
        var request = Request();
        var document = Document(request);
        var id = PassageId.New();

        for (var i = 0; i < 2; i++)
        {
            document.Mark(request, Catalogue, id, 1, [Area], false, new PassageCitation(["37"], "Motif"), PassageStatus.Retained, Officer, Now, Today);
        }

        Assert.Single(document.Passages);
        Assert.Single(request.History, entry => entry.Act == HistoryAct.PassageMarked);
    }

    [Fact]
    public void A_mark_keeps_who_made_it_what_it_is_when_and_why()
    {
        var request = Request();
        var document = Document(request);
        var mark = document.Mark(request, "39", PassageStatus.Reserved);
        Assert.Equal((Officer.Name, null, null), (mark.MarkedBy, mark.SettledBy, mark.SettledReason));

        document.Propose(request, Catalogue, mark.Id, Manager, Now);
        Assert.Equal((Manager.Name, Now, null), (mark.SettledBy, mark.SettledAt, mark.SettledReason));

        document.Dismiss(request, Catalogue, mark.Id, "Consentement reçu", Officer, Now.AddHours(1));
        Assert.Equal((Officer.Name, Now.AddHours(1), "Consentement reçu"), (mark.SettledBy, mark.SettledAt, mark.SettledReason));

        document.Propose(request, Catalogue, mark.Id, Manager, Now);
        Assert.Null(mark.SettledReason);
    }

    [Fact]
    public void Only_what_is_retained_is_hidden_and_counts()
    {
        var request = Request();
        var document = Document(request);
        var proposed = document.Mark(request, "39", PassageStatus.Proposed);

        Assert.Equal(ReleaseOutcome.Released, document.Outcome);

        document.Retain(request, Catalogue, proposed.Id, Officer, Now);
        Assert.Equal(ReleaseOutcome.PartlyReleased, document.Outcome);
        Assert.Equal(ReleaseOutcome.Released, document.OutcomeOf(page: 2));
        Assert.Equal(["39"], document.Provisions);

        document.RemovePassage(request, proposed.Id, Officer, Now);
        Assert.Equal(ReleaseOutcome.Released, document.Outcome);

        document.RestorePassage(request, proposed.Id, Officer, Now);
        Assert.Equal(ReleaseOutcome.PartlyReleased, document.Outcome);
    }

    [Fact]
    public void A_document_whose_pages_are_all_withheld_is_refused()
    {
        var request = Request();
        var document = Document(request, pages: 2);

        document.Mark(request, "37", page: 1, wholePage: true);
        document.Mark(request, "37", page: 2, wholePage: true);

        Assert.Equal(ReleaseOutcome.Withheld, document.Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_mark_off_the_document_is_refused(int page)
    {
        var request = Request();

        Assert.Equal(ObstacleKind.PassageOutsidePage, Refused(() => Document(request, pages: 2).Mark(request, "37", page: page)));
    }

    [Fact]
    public void A_rectangle_that_is_none_is_refused()
    {
        var request = Request();
        PageArea[] areas = [new(double.NaN, 0, 10, 10)];

        Assert.Equal(
            ObstacleKind.PassageOutsidePage,
            Refused(() => Document(request).Mark(request, Catalogue, PassageId.New(), 1, areas, false, new PassageCitation(["37"], "Motif"), PassageStatus.Retained, Officer, Now, Today)));
    }

    [Fact]
    public void A_marked_document_does_not_leave_the_file()
    {
        var request = Request();
        var document = Document(request);
        document.Mark(request, "37");

        Assert.Equal(ObstacleKind.DocumentHasPassages, Refused(() => document.Remove(request, Officer, Now)));
    }

    [Fact]
    public void Nothing_changes_once_the_draft_is_with_the_manager()
    {
        var request = Request();
        var document = Document(request);
        var passage = document.Mark(request, "37");
        request.SubmitForApproval([], Officer, Now);

        Assert.Equal(ObstacleKind.RequestAwaitingApproval, Refused(() => document.Mark(request, "37")));
        Assert.Equal(ObstacleKind.RequestAwaitingApproval, Refused(() => document.Dismiss(request, Catalogue, passage.Id, "Renseignement public", Officer, Now)));
        Assert.Equal(ObstacleKind.RequestAwaitingApproval, Refused(() => document.Withhold(request, Catalogue, new PassageCitation(["37"], "Substance"), Officer, Now)));
        Assert.Equal(ObstacleKind.RequestAwaitingApproval, Refused(() => request.Refer(Treasury, [1], null, Received, Officer, Now)));
    }
}
