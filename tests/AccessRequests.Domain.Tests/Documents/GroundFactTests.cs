using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Documents;

/// <summary>What the desk asks before an article is relied on, and what follows from the answer (law.md, sections 3 and 3.3).</summary>
public sealed class GroundFactTests
{
    [Theory]
    [InlineData("37", "2015-12-10", null, "2025-12-10")]
    [InlineData("37", "2015-12-11", null, null)]
    [InlineData("39", "2020-12-10", null, "2025-12-10")]
    [InlineData("39", "2024-01-01", "2025-06-30", "2025-06-30")]
    [InlineData("27", "2017-12-10", null, "2025-12-10")]
    [InlineData("20", "2017-12-11", null, null)]
    [InlineData("53", null, "2025-11-01", "2025-11-01")]
    [InlineData("53", null, null, null)]
    public void A_spent_article_hides_nothing_and_the_refusal_says_since_when(string article, string? from, string? endedOn, string? spentOn)
    {
        var document = Document(Request(), date: new DateOnly(2025, 4, 22));
        var citation = new PassageCitation([article], "Motif") { Facts = [new GroundFact(article, Day(from), Day(endedOn), null)] };

        var obstacle = document.ObstacleToCiting(Catalogue, citation, keepsVisible: false, Today);

        Assert.Equal(spentOn is null ? null : new Obstacle(ObstacleKind.ProvisionSpent, article, Day: Day(spentOn)), obstacle);
    }

    [Fact]
    public void Without_an_answer_the_years_run_from_the_document_save_where_only_a_negotiation_starts_them()
    {
        var document = Document(Request(), date: new DateOnly(2014, 5, 12));

        Assert.Equal(new DateOnly(2024, 5, 12), document.ObstacleToCiting(Catalogue, new PassageCitation(["37"], "Avis"), false, Today)!.Day);
        Assert.Null(document.ObstacleToCiting(Catalogue, new PassageCitation(["27"], "Mandat"), false, Today));
    }

    [Fact]
    public void What_article_57_leaves_in_sight_is_a_recorded_decision_that_hides_nothing()
    {
        var request = Request();
        var document = Document(request);
        var name = new PassageCitation(["57"], "Nom et fonction d’un membre du personnel");

        var kept = document.Mark(request, Catalogue, PassageId.New(), 1, [Area], false, name, PassageStatus.Dismissed, Officer, Now, Today);

        Assert.True(kept.KeepsVisible);
        Assert.Empty(document.Retained);
        Assert.Empty(document.Provisions);
        Assert.Equal(ReleaseOutcome.Released, document.Outcome);
        Assert.Equal(ObstacleKind.PassageLeftVisible, Refused(() => document.Retain(request, kept.Id, Officer, Now)));
        Assert.Contains("art. 57", request.History[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_hides_nothing_and_a_ground_leaves_nothing_in_sight()
    {
        var document = Document(Request());

        Assert.Equal(ObstacleKind.ProvisionIsNoGround, document.ObstacleToCiting(Catalogue, new PassageCitation(["57"], "Nom"), false, Today)!.Kind);
        Assert.Equal(ObstacleKind.ProvisionIsNoException, document.ObstacleToCiting(Catalogue, new PassageCitation(["37"], "Avis"), true, Today)!.Kind);
    }

    [Fact]
    public void A_unit_s_reserve_is_decided_before_anything_leaves()
    {
        var request = Request();
        var document = Document(request);
        var reserve = document.Mark(request, "37", PassageStatus.Reserved);

        Assert.Equal(1, document.UndecidedCount);
        Assert.Empty(document.Retained);
        Assert.Equal(ObstacleKind.PassagesProposed, document.ObstacleToFinishing(request, document.AllPages())!.Kind);

        document.Retain(request, reserve.Id, Officer, Now);
        Assert.Null(document.ObstacleToFinishing(request, document.AllPages()));
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
