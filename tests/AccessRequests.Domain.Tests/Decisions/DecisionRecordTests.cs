using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Decisions;

/// <summary>The letter and its blockers come from what was recorded, and from nothing else.</summary>
public sealed class DecisionRecordTests
{
    private static readonly Signatory Signatory = Appointed();
    private static readonly DateOnly DecidedOn = new(2026, 1, 5);

    [Fact]
    public void The_letter_cites_exactly_what_marks_use_with_14_and_the_annex_adds_48()
    {
        var request = Request();
        var document = Document(request, points: [2, 3]);
        document.Mark(request, "37");
        var analysis = document.Mark(request, "39");
        document.Mark(request, "53");
        request.Refer(Treasury, [1], null, Received, Officer, Now);

        Assert.Equal(["14", "37", "39", "53", "54"], Gather(request, document).Grounds);
        Assert.Equal(["14", "37", "39", "48", "53", "54"], Gather(request, document).Annexed);

        document.RemovePassage(request, analysis.Id, Officer, Now);

        Assert.Equal(["14", "37", "53", "54"], Gather(request, document).Grounds);
        Assert.Equal(["14", "37", "48", "53", "54"], Gather(request, document).Annexed);
    }

    [Fact]
    public void Articles_stand_in_numeric_order()
    {
        string[] numbers = ["29", "137.1", "28.1", "9", "28"];

        Assert.Equal(["9", "28", "28.1", "29", "137.1"], numbers.Order(ProvisionNumberComparer.Instance));
    }

    [Fact]
    public void Full_access_cites_no_ground()
    {
        var request = Request();

        Assert.Empty(Gather(request, Document(request)).Grounds);
    }

    [Fact]
    public void Everything_that_stands_in_the_way_is_told_at_once()
    {
        var request = Request(points: 4);
        var document = Document(request, points: [1]);
        document.Mark(request, "37", PassageStatus.Proposed);
        request.Decide(1, PointOutcome.Withheld, null, Officer, Now);
        request.Decide(2, PointOutcome.Released, null, Officer, Now);
        request.Decide(3, PointOutcome.AlreadyPublic, " ", Officer, Now);

        var kinds = Gather(request, document).Obstacles(DecidedOn).Select(obstacle => (obstacle.Kind, obstacle.Subject)).ToList();

        Assert.Contains((ObstacleKind.PassagesProposed, "Note"), kinds);
        Assert.Contains((ObstacleKind.PointOutcomeDisagrees, "1"), kinds);
        Assert.Contains((ObstacleKind.PointWithoutDocument, "2"), kinds);
        Assert.Contains((ObstacleKind.PointWithoutLocation, "3"), kinds);
        Assert.Contains((ObstacleKind.PointWithoutOutcome, "4"), kinds);
        Assert.Contains((ObstacleKind.SignatoryMissing, null), kinds);
        Assert.Contains((ObstacleKind.DecisionDateMissing, null), kinds);
    }

    [Theory]
    [InlineData("2025-11-30", ObstacleKind.DecisionBeforeReception)]
    [InlineData("2026-01-06", ObstacleKind.DecisionInTheFuture)]
    public void The_date_of_the_decision_is_bounded(string day, ObstacleKind obstacle)
    {
        var request = Request();
        request.EditLetter(new LetterDetails(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Signatory.Id, Delivery.Email), [Signatory], Officer, Now);

        Assert.Contains(Gather(request).Obstacles(today: DecidedOn), known => known.Kind == obstacle);
    }

    [Fact]
    public void An_opinion_older_than_ten_years_is_no_longer_protected_by_37()
    {
        var request = Request();
        var document = Document(request);
        document.Mark(request, "37");
        document.Change(request, new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2014, 5, 12), null, null, [1]), Officer, Now);
        request.EditLetter(new LetterDetails(new DateOnly(2026, 6, 1), null, Delivery.Email), [Signatory], Officer, Now);

        Assert.Contains(
            new Obstacle(ObstacleKind.ProvisionSpent, "37", 10, new DateOnly(2024, 5, 12)) { From = new DateOnly(2014, 5, 12) },
            Gather(request, document).Obstacles());
    }

    [Fact]
    public void The_ten_years_run_from_the_opinion_where_the_mark_says_its_date()
    {
        var request = Request();
        var document = Document(request, date: new DateOnly(2025, 4, 22));
        var opinion = new PassageCitation(["37"], "Avis") { Facts = [new GroundFact("37", new DateOnly(2016, 3, 1), null, "Direction des affaires juridiques")] };
        document.Mark(request, Catalogue, PassageId.New(), 1, [Area], false, opinion, PassageStatus.Retained, Officer, Now, Today);
        document.Mark(request, "39");
        request.EditLetter(new LetterDetails(new DateOnly(2026, 3, 1), null, Delivery.Email), [Signatory], Officer, Now);

        var spent = Gather(request, document).Obstacles().Where(known => known.Kind == ObstacleKind.ProvisionSpent);

        Assert.Equal([new Obstacle(ObstacleKind.ProvisionSpent, "37", 10, new DateOnly(2026, 3, 1)) { From = new DateOnly(2016, 3, 1) }], spent);
    }

    [Fact]
    public void A_provision_whose_text_is_missing_or_unverified_cannot_be_printed()
    {
        var request = Request();
        var document = Document(request);
        document.Mark(request, "31");
        document.Mark(request, "33");

        var obstacles = Gather(request, document).Obstacles();

        Assert.Contains(new Obstacle(ObstacleKind.ProvisionWithoutText, "31"), obstacles);
        Assert.Contains(new Obstacle(ObstacleKind.ProvisionNotVerified, "33"), obstacles);
    }

    [Fact]
    public void A_document_tied_only_to_a_referred_point_is_neither_given_nor_refused_in_silence()
    {
        var request = Request();
        var document = Document(request, points: [1]);
        request.Refer(Treasury, [1], null, Received, Officer, Now);

        Assert.Contains(new Obstacle(ObstacleKind.DocumentOfUnansweredPoints, "Note"), Gather(request, document).Obstacles());

        document.SetAside(request, Officer, Now);
        Assert.DoesNotContain(Gather(request, document).Obstacles(), obstacle => obstacle.Kind == ObstacleKind.DocumentOfUnansweredPoints);
    }

    [Fact]
    public void A_complete_decision_meets_no_obstacle()
    {
        var request = Request(points: 2);
        var document = Document(request, points: [2]);
        document.Mark(request, "37");
        request.Refer(Treasury, [1], null, Received, Officer, Now);
        request.Decide(2, PointOutcome.PartlyReleased, null, Officer, Now);
        request.EditLetter(new LetterDetails(DecidedOn, Signatory.Id, Delivery.Email), [Signatory], Officer, Now);

        Assert.Equal([new Obstacle(ObstacleKind.DocumentNotReviewed, "Note")], Gather(request, document).Obstacles(today: DecidedOn));

        document.FinishReview(request, document.AllPages(), Officer, Now);
        Assert.Empty(Gather(request, document).Obstacles(today: DecidedOn));
    }

    [Fact]
    public void The_fingerprint_changes_with_a_mark_an_outcome_and_nothing_else()
    {
        var request = Request();
        var document = Document(request);
        var passage = document.Mark(request, "37");
        var before = Gather(request, document).Fingerprint();

        Assert.Equal(before, Gather(request, document).Fingerprint());

        document.Dismiss(request, Catalogue, passage.Id, "Renseignement public", Officer, Now);
        Assert.NotEqual(before, Gather(request, document).Fingerprint());

        document.Retain(request, Catalogue, passage.Id, Officer, Now);
        Assert.Equal(before, Gather(request, document).Fingerprint());

        request.Decide(1, PointOutcome.PartlyReleased, null, Officer, Now);
        Assert.NotEqual(before, Gather(request, document).Fingerprint());
    }

    [Fact]
    public void A_letter_cites_the_text_of_its_language_where_the_catalogue_has_it()
    {
        var catalogue = new ProvisionCatalogue(ProvisionCatalogue.Shipped());
        catalogue.Find("37")!.AddText("English text.", "1982, c. 30, s. 37.", null, null, "source", ProvisionText.English);
        var organisation = Organisation.Found(new Letterhead("Ministère", "Accès", "Montréal", null, null, null, null, "le Ministère", ""), "#####", CalendarPolicy.InterpretationAct);

        var record = DecisionRecord.Gather(Request(), [], organisation, null, catalogue, [], DecidedOn, ProvisionText.English);

        Assert.Equal(("English text.", ProvisionText.English), (record.Find("37")!.Text, record.Find("37")!.Language));
        Assert.Equal(ProvisionText.French, record.Find("39")!.Language);
    }

    /// <summary>Whatever their dates: the office said that they sign no more.</summary>
    [Fact]
    public void Whoever_the_office_retired_signs_nothing_more()
    {
        var request = Request();
        var document = Document(request);
        var retired = Appointed();
        retired.Retire();
        var organisation = Organisation.Found(new Letterhead("Ministère", "Accès", "Montréal", null, null, null, null, "le Ministère", "https://www.cai.gouv.qc.ca"), "#####", CalendarPolicy.InterpretationAct);

        ObstacleKind[] ObstaclesOf(Signatory signatory) =>
            [.. DecisionRecord.Gather(request, [document], organisation, signatory, Catalogue, [], DecidedOn).Obstacles(DecidedOn).Select(obstacle => obstacle.Kind).Where(kind => kind == ObstacleKind.SignatoryRetired)];

        Assert.Equal([ObstacleKind.SignatoryRetired], ObstaclesOf(retired));
        Assert.Empty(ObstaclesOf(Appointed()));
    }

    private static Signatory Appointed() => Signatory.Appoint(new SignatoryDetails("Tabita Nicolaica", "Responsable", "Montréal"));

    private static DecisionRecord Gather(AccessRequest request, params RequestedDocument[] documents)
    {
        var letterhead = new Letterhead("Ministère", "Accès", "Montréal", null, null, null, null, "le Ministère", "https://www.cai.gouv.qc.ca");
        var organisation = Organisation.Found(letterhead, "#####", CalendarPolicy.InterpretationAct);
        var signatory = request.Decision.SignatoryId is null ? null : Signatory;
        return DecisionRecord.Gather(request, documents, organisation, signatory, Catalogue, [], DecidedOn);
    }
}
