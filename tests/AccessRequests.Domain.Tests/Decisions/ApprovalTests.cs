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

        var package = Package(request);

        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, Refused(() => request.Approve([], package, "f", Officer, "Gestionnaire", Now)));
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);

        Assert.Equal(RequestStatus.Approved, request.Status);
        Assert.Equal(
            ("Hélène", "Gestionnaire", "f", package.ManifestSha256),
            (request.Decision.ApprovedBy, request.Decision.ApprovedAs, request.Decision.ApprovedFingerprint, request.Decision.ApprovedManifest));
        Assert.True(package.IsOfTheDecision(request));
    }

    [Fact]
    public void Only_a_verified_package_of_what_is_recorded_now_is_approved()
    {
        var request = Request();
        Assert.Equal(ObstacleKind.RequestNotSubmitted, Refused(() => Package(request)));
        request.SubmitForApproval([], Officer, Now);
        Assert.Equal(ObstacleKind.PackageNotBuilt, Refused(() => request.Approve([], null, "f", Manager, "Gestionnaire", Now)));

        var underway = Packages.Package.Ask(request, null, "f", Officer, Now);
        Assert.Equal(ObstacleKind.PackageUnderway, Refused(() => request.Approve([], underway, "f", Manager, "Gestionnaire", Now)));
        underway.Fail(request, "Refusée", Now);
        Assert.Equal(ObstacleKind.PackageNotBuilt, Refused(() => request.Approve([], underway, "f", Manager, "Gestionnaire", Now)));

        var package = Package(request);
        Assert.Equal(ObstacleKind.DecisionChangedSincePackage, Refused(() => request.Approve([], package, "g", Manager, "Gestionnaire", Now)));
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);
        Assert.Equal(ObstacleKind.PackageFrozen, Refused(() => Packages.Package.Ask(request, package, "f", Officer, Now)));
    }

    [Fact]
    public void Another_package_of_the_same_decision_is_not_the_one_that_was_approved()
    {
        var request = Request();
        request.SubmitForApproval([], Officer, Now);
        var (package, other) = (Package(request), Package(request, manifest: new string('b', 64)));
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);

        Assert.Null(package.ObstacleToDownload(request));
        Assert.Equal(ObstacleKind.PackageNotApproved, other.ObstacleToDownload(request)?.Kind);
        Assert.Null(other.ManifestToLeave(request));
    }

    [Fact]
    public void An_approval_that_a_change_cancels_says_why_on_the_file_and_in_its_history()
    {
        var request = Request();
        request.SubmitForApproval([], Officer, Now);
        var package = Package(request);
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);

        request.CancelApproval("Le texte de l’article 37 a changé.", Officer, Now);

        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Equal("L’approbation est annulée : Le texte de l’article 37 a changé.", request.Decision.ReturnComment);
        Assert.Equal((HistoryAct.ApprovalCancelled, "Le texte de l’article 37 a changé."), (request.History[^1].Act, request.History[^1].After));
        Assert.Equal(ObstacleKind.PackageNotApproved, package.ObstacleToDownload(request)?.Kind);
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
        request.Approve([], Package(request), "f", Manager, "Gestionnaire", Now);

        request.WithdrawApproval("Un document a été trouvé.", Manager, Now);

        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Equal((null, null), (request.Decision.ApprovedFingerprint, request.Decision.ApprovedManifest));
    }

    [Fact]
    public void What_is_not_submitted_is_not_approved() =>
        Assert.Equal(ObstacleKind.RequestNotAwaitingApproval, Refused(() => Request().Approve([], null, "f", Manager, "Gestionnaire", Now)));
}
