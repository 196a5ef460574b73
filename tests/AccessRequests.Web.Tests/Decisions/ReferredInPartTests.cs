using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using Bunit;
using MudBlazor;
using MudBlazor.Extensions;

namespace AccessRequests.Web.Tests.Decisions;

/// <summary>Point 1 is referred (art. 48): as a whole, or for the rest where some of its documents are held.</summary>
public sealed class ReferredInPartTests : PageTest
{
    private readonly AccessRequest _request;
    private readonly List<PointDecisionForm> _saved = [];

    public ReferredInPartTests()
    {
        SignInAs(Roles.AccessOfficer);
        var (actor, now) = (User.ToActor(), Clock.GetUtcNow());
        var body = PublicBody.Add(new PublicBodyDetails("Secrétariat", "SCT", NounArticle.Le, "Ève Roy", null, null, null, null, null));
        _request = AccessRequest.Log(
            "2025-9",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"),
            new DateOnly(2025, 12, 1),
            ["Le guide"],
            actor,
            now);
        _request.Refer(body, [1], null, new DateOnly(2025, 12, 1), actor, now);
    }

    [Fact]
    public void With_documents_held_the_point_takes_the_outcomes_of_documents_and_no_other()
    {
        var point = OpenPoint(held: true);

        Assert.Equal(
            [PointOutcome.Released, PointOutcome.PartlyReleased, PointOutcome.Withheld],
            point.FindComponents<MudSelectItem<PointOutcome?>>().Select(item => item.Instance.Value!.Value).Distinct().Order());
        Assert.Equal(PointOutcome.Referred, point.FindComponent<MudSelect<PointOutcome?>>().Instance.GetState(select => select.Value));
    }

    [Fact]
    public async Task The_outcome_of_what_is_held_is_chosen_and_the_referral_stands_for_the_rest()
    {
        var point = OpenPoint(held: true);
        Assert.True(point.Find("button[type=submit]").HasAttribute("disabled"));

        await point.InvokeAsync(() => point.FindComponent<MudSelect<PointOutcome?>>().Instance.ValueChanged.InvokeAsync(PointOutcome.PartlyReleased));
        Assert.False(point.Find("button[type=submit]").HasAttribute("disabled"));
        point.Find("form").Submit();

        var form = Assert.Single(_saved);
        Assert.Equal((1, PointOutcome.PartlyReleased), (form.Point, form.Outcome));
        _request.Decide(form.Point, form.Outcome!.Value, null, User.ToActor(), Clock.GetUtcNow(), form.Provisions);
        Assert.Equal([1], Assert.Single(_request.Referrals).Points);
        Assert.Contains("pour le reste — Secrétariat, Ève Roy.", OpenPoint(held: true, again: true).Find("section").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_document_the_point_is_referred_as_a_whole_and_nothing_is_chosen()
    {
        var point = OpenPoint(held: false);

        Assert.Empty(point.FindAll("form"));
        Assert.DoesNotContain("pour le reste", point.Find("section").TextContent, StringComparison.Ordinal);
        Assert.Contains("— Secrétariat, Ève Roy.", point.Find("section").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<PointDecision> OpenPoint(bool held, bool again = false)
    {
        var document = RequestedDocument.Add(
            _request,
            DocumentId.New(),
            new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]),
            new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 2),
            User.ToActor(),
            Clock.GetUtcNow());

        return again ? Render<PointDecision>(With) : Open<PointDecision>(With);

        void With(ComponentParameterCollectionBuilder<PointDecision> parameters) => parameters
            .Add(p => p.Number, _request.Number)
            .Add(p => p.Point, _request.Points[0])
            .Add(p => p.Documents, held ? [document] : [])
            .Add(p => p.Hiding, [])
            .Add(p => p.Referral, _request.Referrals[0])
            .Add(p => p.CanEdit, true)
            .Add(p => p.OnSave, form => _saved.Add(form));
    }
}
