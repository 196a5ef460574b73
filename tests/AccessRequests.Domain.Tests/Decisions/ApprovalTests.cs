using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Decisions;

public sealed class ApprovalTests
{
    [Fact]
    public void Whoever_had_a_hand_in_the_draft_does_not_approve_it()
    {
        var request = Request();
        request.SubmitForApproval([], Officer, Now);

        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, Refused(() => request.Approve([], "f", Officer, Now)));
        request.Approve([], "f", Manager, Now);

        Assert.Equal(RequestStatus.Approved, request.Status);
        Assert.Equal(("Hélène", "f"), (request.Decision.ApprovedBy, request.Decision.ApprovedFingerprint));
    }

    [Fact]
    public void A_draft_is_not_submitted_while_anything_stands_in_its_way()
    {
        var request = Request();
        Obstacle[] blockers = [new(ObstacleKind.SignatoryMissing), new(ObstacleKind.PointWithoutOutcome, "1")];

        var refusal = Assert.Throws<RuleViolationException>(() => request.SubmitForApproval(blockers, Officer, Now));

        Assert.Equal(blockers, refusal.Obstacles);
        Assert.Equal(RequestStatus.Open, request.Status);
    }

    [Fact]
    public void A_return_says_what_to_see_again_and_opens_the_file()
    {
        var request = Request();
        request.SubmitForApproval([], Officer, Now);

        Assert.Equal(ObstacleKind.ReturnWithoutComment, Refused(() => request.Return("  ", Manager, Now)));
        request.Return("Revoir le point 2.", Manager, Now);

        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Equal("Revoir le point 2.", request.Decision.ReturnComment);
    }

    [Fact]
    public void A_withdrawn_approval_leaves_no_fingerprint_to_build_from()
    {
        var request = Request();
        request.SubmitForApproval([], Officer, Now);
        request.Approve([], "f", Manager, Now);

        request.WithdrawApproval("Un document a été trouvé.", Manager, Now);

        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Null(request.Decision.ApprovedFingerprint);
    }

    [Fact]
    public void What_is_not_submitted_is_not_approved() =>
        Assert.Equal(ObstacleKind.RequestNotAwaitingApproval, Refused(() => Request().Approve([], "f", Manager, Now)));
}
