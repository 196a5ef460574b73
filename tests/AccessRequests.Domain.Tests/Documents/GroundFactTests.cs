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

        Assert.Equal(spentOn is null ? null : (ObstacleKind.ProvisionSpent, article, Day(spentOn)), obstacle is null ? ((ObstacleKind, string?, DateOnly?)?)null : (obstacle.Kind, obstacle.Subject, obstacle.Day));
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
        Assert.Equal(ObstacleKind.PassageLeftVisible, Refused(() => document.Retain(request, Catalogue, kept.Id, Officer, Now)));
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

        document.Retain(request, Catalogue, reserve.Id, Officer, Now);
        Assert.Null(document.ObstacleToFinishing(request, document.AllPages()));
    }

    [Fact]
    public void Who_retains_under_an_article_of_so_many_years_says_from_when_they_run_and_who_proposes_need_not()
    {
        var request = Request();
        var document = RequestedDocument.Add(request, DocumentId.New(), new DocumentDetails("Note", DocumentKind.DecisionNote, null, null, null, [1]), new StoredOriginal(Guid.NewGuid(), 1, "00", 2), Officer, Now);
        var proposed = document.Mark(request, "37", PassageStatus.Proposed);

        var refused = Assert.Single(Assert.Throws<RuleViolationException>(() => document.Retain(request, Catalogue, proposed.Id, Officer, Now)).Obstacles);
        Assert.Equal((ObstacleKind.ProvisionUndated, "37", 10), (refused.Kind, refused.Subject, refused.Count));
        Assert.Equal(ObstacleKind.ProvisionUndated, Refused(() => document.Mark(request, "37")));
        Assert.Equal(ObstacleKind.ProvisionUndated, Refused(() => document.Withhold(request, Catalogue, new PassageCitation(["39"], "Substance"), Officer, Now)));
        document.Mark(request, "31");

        var dated = new PassageCitation(["37"], "Motif") { Facts = [new GroundFact("37", new DateOnly(2024, 3, 1), null, "Direction A, au sous-ministre")] };
        document.Cite(request, Catalogue, proposed.Id, PassageCitation.Of(proposed), dated, Officer, Now, Today);
        document.Retain(request, Catalogue, proposed.Id, Officer, Now);
        Assert.True(proposed.IsHiding);
    }

    [Fact]
    public void Article_14_asks_whether_what_is_hidden_is_the_substance_and_keeps_the_answer()
    {
        var request = Request();
        Assert.Contains("substance", Catalogue.Find("14")!.Questions!.Who, StringComparison.Ordinal);

        var citation = new PassageCitation(["14", "37"], "Avis") { Facts = [new GroundFact("14", null, null, "Oui : la note n’est que l’avis")] };
        var mark = Document(request).Mark(request, Catalogue, PassageId.New(), 1, [Area], true, citation, PassageStatus.Retained, Officer, Now, Today);

        Assert.Equal("Oui : la note n’est que l’avis", Assert.Single(mark.Facts).Who);
    }

    [Fact]
    public void A_spent_article_is_refused_with_its_arithmetic()
    {
        var document = Document(Request(), date: new DateOnly(2014, 5, 12));

        Assert.Contains(
            "(12 mai 2014 + 10 ans = 12 mai 2024)", document.ObstacleToCiting(Catalogue, new PassageCitation(["37"], "Avis"), false, Today)!.InFrench(), StringComparison.Ordinal);
        Assert.DoesNotContain("ans =", ConsentedTo(new DateOnly(2025, 11, 1)).InFrench(), StringComparison.Ordinal);

        Obstacle ConsentedTo(DateOnly on) =>
            document.ObstacleToCiting(Catalogue, new PassageCitation(["53"], "Nom") { Facts = [new GroundFact("53", null, on, null)] }, false, Today)!;
    }

    [Fact]
    public void A_spent_article_withholds_no_document_and_is_retained_no_more()
    {
        var request = Request();
        var document = Document(request);
        var proposed = document.Mark(request, "37", PassageStatus.Proposed);
        document.Change(request, new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2014, 5, 12), null, null, [1]), Officer, Now);

        Assert.Equal(ObstacleKind.ProvisionSpent, Refused(() => document.Retain(request, Catalogue, proposed.Id, Officer, Now)));
        Assert.Equal(ObstacleKind.ProvisionSpent, Refused(() => document.Settle(request, Catalogue, proposed.Id, PassageStatus.Retained, null, Officer, Now)));
        Assert.Equal(ObstacleKind.ProvisionSpent, Refused(() => document.Withhold(request, Catalogue, new PassageCitation(["37"], "Substance"), Officer, Now)));

        document.Withhold(request, Catalogue, new PassageCitation(["31"], "Substance"), Officer, Now);
        Assert.Equal(ReleaseOutcome.Withheld, document.Outcome);
    }

    [Fact]
    public void What_was_answered_of_an_article_withholds_a_document_no_longer_than_the_decision_accepts()
    {
        var document = Document(Request(), date: new DateOnly(2014, 5, 12));
        PassageCitation Said(string article, DateOnly? from, DateOnly? ended) => new([article], "Substance") { Facts = [new GroundFact(article, from, ended, null)] };

        Assert.Equal(ObstacleKind.ProvisionSpent, document.ObstacleToWithholding(Catalogue, Said("37", new DateOnly(2024, 1, 1), null), Today)!.Kind);
        Assert.Equal(ObstacleKind.ProvisionSpent, document.ObstacleToWithholding(Catalogue, Said("53", null, new DateOnly(2025, 11, 1)), Today)!.Kind);
        Assert.Null(document.ObstacleToWithholding(Catalogue, Said("53", null, null), Today));
    }

    [Fact]
    public void A_whole_refusal_is_spent_although_a_mark_says_another_date()
    {
        var request = Request();
        var document = Document(request, date: new DateOnly(2016, 1, 15));
        var recent = new PassageCitation(["39"], "Analyse") { Facts = [new GroundFact("39", new DateOnly(2025, 1, 1), null, null)] };
        document.Mark(request, Catalogue, PassageId.New(), 1, [Area], false, recent, PassageStatus.Retained, Officer, Now, Today);
        document.Withhold(request, Catalogue, new PassageCitation(["37"], "Substance"), Officer, Now);

        Assert.Contains(new GroundFact("37", null, null, null), Domain.Decisions.DecidedDocument.From(document).Bounds!);
    }

    [Fact]
    public void A_mark_is_dismissed_with_a_motive_that_the_history_keeps()
    {
        var request = Request();
        var document = Document(request);
        var opinion = document.Mark(request, "37", PassageStatus.Proposed);
        var name = document.Mark(request, "53", PassageStatus.Proposed);

        var refused = Assert.Single(Assert.Throws<RuleViolationException>(() => document.Dismiss(request, Catalogue, name.Id, " ", Officer, Now)).Obstacles);
        Assert.Equal((ObstacleKind.DismissalWithoutReason, "53"), (refused.Kind, refused.Subject));
        Assert.Contains("L’article 53 interdit de communiquer", refused.InFrench(), StringComparison.Ordinal);
        Assert.Null(RequestedDocument.ObstacleToDismissing(Catalogue, opinion, "Recommandation déjà publique"));
        Assert.Null(RequestedDocument.ObstacleToDismissing(Catalogue, opinion, null)!.Subject);

        document.Dismiss(request, Catalogue, name.Id, "Consentement reçu le 3 décembre 2025", Officer, Now);
        Assert.EndsWith("écartée parce que : Consentement reçu le 3 décembre 2025", request.History[^1].After, StringComparison.Ordinal);
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
