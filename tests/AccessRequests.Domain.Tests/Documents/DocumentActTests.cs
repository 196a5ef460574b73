using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Documents;

/// <summary>What is done to a document is done to the decision: its author does not approve it, and it says who read it.</summary>
public sealed class DocumentActTests
{
    private static readonly Actor Reviewer = new(Guid.NewGuid(), "Réviseur");
    private static readonly DocumentDetails Details = new("Note", DocumentKind.Analysis, null, "Direction A", "Sous-ministre", [1]);

    public static TheoryData<string> Acts => ["add", "change", "remove", "mark", "cite", "retain", "dismiss", "take off", "withhold", "set aside", "finish"];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Whoever_acts_on_a_document_does_not_approve_the_decision(string act)
    {
        var request = Request();
        var document = Document(request);
        var passage = document.Mark(request, "37", act == "finish" ? PassageStatus.Retained : PassageStatus.Proposed);
        var stamp = request.ActStamp;
        Assert.DoesNotContain(Reviewer.Id, request.Decision.Drafters);

        Do(act, request, document, passage.Id);

        Assert.Contains(Reviewer.Id, request.Decision.Drafters);
        Assert.NotEqual(stamp, request.ActStamp);
        Assert.Equal(Reviewer.Id, request.History[^1].ActorId);
    }

    [Fact]
    public void Whoever_corrects_the_applicant_does_not_approve_the_decision_and_the_former_details_are_kept()
    {
        var request = Request();
        var applicant = Applicant.Of(request.Id, new ApplicantDetails("Camille Fictif", null, "camille@exemple.quebec", null, null, ApplicantCategory.Individual));

        applicant.Change(request, applicant.Details with { Name = "Camille Fictif-Larose" }, Reviewer, Now);

        Assert.Contains(Reviewer.Id, request.Decision.Drafters);
        Assert.Equal(("Camille Fictif", Reviewer.Name), (Assert.Single(applicant.Former).Details.Name, applicant.Former[0].ReplacedBy));
        Assert.Equal("Modifié : nom", request.History[^1].After);
    }

    [Fact]
    public void A_document_that_nobody_read_is_no_released_document()
    {
        var request = Request();
        var document = Document(request);

        Assert.True(document.AwaitsReview);

        document.FinishReview(request, document.AllPages(), Reviewer, Now);
        Assert.False(document.AwaitsReview);
        Assert.Equal(Reviewer.Name, document.Review!.By);
    }

    [Fact]
    public void A_review_is_not_finished_while_a_proposal_waits()
    {
        var request = Request();
        var document = Document(request);
        document.Mark(request, "37", PassageStatus.Proposed);

        Assert.Equal(ObstacleKind.PassagesProposed, Refused(() => document.FinishReview(request, document.AllPages(), Reviewer, Now)));
    }

    [Theory]
    [InlineData("dismiss", true)]
    [InlineData("take off", true)]
    [InlineData("follow", true)]
    [InlineData("mark", false)]
    public void A_review_is_open_again_once_more_can_be_read(string act, bool opens)
    {
        var request = Request();
        var document = Document(request);
        var passage = document.Mark(request, "37");
        document.FinishReview(request, document.AllPages(), Reviewer, Now);

        Do(act, request, document, passage.Id);

        Assert.Equal(opens, document.AwaitsReview);
    }

    [Fact]
    public void What_is_hidden_whole_awaits_no_review()
    {
        var request = Request();
        var document = Document(request);

        document.Withhold(request, Catalogue, new PassageCitation(["37"], "Substance"), Officer, Now);
        Assert.False(document.AwaitsReview);

        document.SetAside(request, Officer, Now);
        Assert.False(document.AwaitsReview);
    }

    [Fact]
    public void A_reader_is_told_which_pages_a_colleague_opened_and_not_those_of_their_own_acts()
    {
        var request = Request();
        var earlier = Document(request, pages: 3);
        var own = earlier.Mark(request, "37", page: 1);
        var other = earlier.Mark(request, "37", page: 3);
        var later = RequestedDocument.Add(request, earlier.Id, Details, earlier.Original, Officer, Now);
        later.Mark(request, Catalogue, own.Id, 1, [Area], false, new PassageCitation(["37"], "Motif"), PassageStatus.Proposed, Officer, Now, Today);

        Assert.Equal([3], later.ExposedSince(earlier, new HashSet<PassageId> { own.Id }));
        Assert.Equal([1, 3], later.ExposedSince(earlier, new HashSet<PassageId>()));
        Assert.Empty(earlier.ExposedSince(earlier, new HashSet<PassageId>()));
        Assert.NotEqual(own.Id, other.Id);
    }

    [Fact]
    public void A_mark_that_a_colleague_corrected_is_not_overwritten()
    {
        var request = Request();
        var document = Document(request);
        var passage = document.Mark(request, "37");
        var seen = PassageCitation.Of(passage);
        document.Cite(request, Catalogue, passage.Id, seen, new PassageCitation(["39"], "Autre motif"), Officer, Now, Today);

        Assert.Equal(
            ObstacleKind.PassageChangedMeanwhile,
            Refused(() => document.Cite(request, Catalogue, passage.Id, seen, new PassageCitation(["53"], "Nom"), Reviewer, Now, Today)));
        Assert.Equal(["39"], passage.Provisions);
    }

    [Fact]
    public void The_history_tells_author_and_addressee_and_the_hash_of_what_left()
    {
        var request = Request();
        var document = RequestedDocument.Add(request, DocumentId.New(), Details, new StoredOriginal(Guid.NewGuid(), 1, "abc123", 1), Officer, Now);

        document.Change(request, Details with { Author = "Direction B" }, Officer, Now);
        Assert.Contains("auteur : Direction A", request.History[^1].Before, StringComparison.Ordinal);
        Assert.Contains("auteur : Direction B", request.History[^1].After, StringComparison.Ordinal);

        document.Remove(request, Officer, Now);
        Assert.Contains("SHA-256 abc123", request.History[^1].Before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    [InlineData(-1e9)]
    public void An_area_beyond_any_page_is_none(double left) => Assert.False(new PageArea(left, 0, 2e9, 10).IsSound);

    private static void Do(string act, AccessRequest request, RequestedDocument document, PassageId passage)
    {
        switch (act)
        {
            case "add":
                RequestedDocument.Add(request, DocumentId.New(), Details, new StoredOriginal(Guid.NewGuid(), 1, "00", 1), Reviewer, Now);
                break;
            case "change":
                document.Change(request, Details, Reviewer, Now);
                break;
            case "remove":
                document.RemovePassage(request, passage, Officer, Now);
                document.Remove(request, Reviewer, Now);
                break;
            case "mark":
                document.Mark(request, Catalogue, PassageId.New(), 1, [Area], false, new PassageCitation(["37"], "Motif"), PassageStatus.Retained, Reviewer, Now, Today);
                break;
            case "cite":
                var known = document.Passages.Single();
                document.Cite(request, Catalogue, passage, PassageCitation.Of(known), new PassageCitation(["39"], "Motif"), Reviewer, Now, Today);
                break;
            case "retain":
                document.Retain(request, Catalogue, passage, Reviewer, Now);
                break;
            case "dismiss":
                document.Dismiss(request, Catalogue, passage, "Renseignement public", Reviewer, Now);
                break;
            case "take off":
                document.RemovePassage(request, passage, Reviewer, Now);
                break;
            case "withhold":
                document.Withhold(request, Catalogue, new PassageCitation(["37"], "Substance"), Reviewer, Now);
                break;
            case "set aside":
                document.SetAside(request, Reviewer, Now);
                break;
            case "follow":
                document.FollowPassages(request, Reviewer, Now);
                break;
            default:
                document.FinishReview(request, document.AllPages(), Reviewer, Now);
                break;
        }
    }
}
