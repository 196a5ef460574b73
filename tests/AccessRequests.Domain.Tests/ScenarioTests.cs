using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Detection;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests;

/// <summary>
/// The acceptance scenarios of the domain report that the law alone decides, by their numbers there. Scenarios 19 to 21 stand with
/// third parties, silence and reviews; the others with the letters, the engine and the application.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly LegalCalendar P1 = new(CalendarPolicy.InterpretationAct);
    private static readonly LegalCalendar P2 = new(CalendarPolicy.CommissionRules);

    [Fact]
    public void Scenario_01_The_seed_is_due_on_Monday_22_December_and_says_why()
    {
        var clocks = Request().Clocks(P1);

        Assert.Equal((new DateOnly(2025, 12, 21), new DateOnly(2025, 12, 22), CalendarPolicy.InterpretationAct), (clocks.Answer.Nominal, clocks.Answer.Due, clocks.Answer.Policy));
        Assert.Equal([new Roll(new DateOnly(2025, 12, 21), "dimanche")], clocks.Answer.Rolls);
        Assert.Equal(new DateOnly(2025, 12, 31), Request().IfExtended(10, P1).Due);
    }

    [Fact]
    public void Scenario_03_Good_Friday_leads_to_the_Tuesday_after_Easter() =>
        Assert.Equal(new DateOnly(2026, 4, 7), P1.Count(new DateOnly(2026, 3, 14), 20, "47").Due);

    [Fact]
    public void Scenario_04_A_Saturday_stays_with_its_last_useful_day_under_P1_and_rolls_under_P2()
    {
        var saturday = P1.Count(new DateOnly(2026, 3, 15), 20, "47");

        Assert.Equal((new DateOnly(2026, 4, 4), new DateOnly(2026, 4, 2)), (saturday.Due, saturday.LastUsefulDay(P1)));
        Assert.Equal(new DateOnly(2026, 4, 7), P2.Count(new DateOnly(2026, 3, 15), 20, "47").Due);
    }

    [Fact]
    public void Scenario_05_An_extension_is_notified_on_the_rolled_last_day_and_not_the_day_after()
    {
        Assert.Equal(ObstacleKind.ExtensionTooLate, Request().ObstacleToExtension(P1, new DateOnly(2025, 12, 23))?.Kind);
        var request = Request();

        request.Extend(10, "Volume", new DateOnly(2025, 12, 22), P1, Officer, Now);

        Assert.Equal(new DateOnly(2025, 12, 31), request.Clocks(P1).Granted.Due);
    }

    [Fact]
    public void Scenario_06_Twelve_days_are_too_many_and_a_second_extension_is_impossible()
    {
        var request = Request();
        Assert.Equal(ObstacleKind.ExtensionOutOfBounds, Refused(() => request.Extend(12, "Volume", Received, P1, Officer, Now)));

        request.Extend(5, "Volume", Received, P1, Officer, Now);

        Assert.Equal(ObstacleKind.ExtensionAlreadyGiven, Refused(() => request.Extend(5, "Volume", Received, P1, Officer, Now)));
    }

    [Fact]
    public void Scenario_07_A_referral_of_an_extended_file_was_due_on_day_twenty()
    {
        var request = Request();
        request.Extend(10, "Volume", Received, P1, Officer, Now);

        Assert.True(request.Clocks(P1).Referral.HasPassed(new DateOnly(2025, 12, 23)));
        Assert.False(request.Clocks(P1).Granted.HasPassed(new DateOnly(2025, 12, 23)));
    }

    [Fact]
    public void Scenario_08_A_referral_without_the_person_in_charge_is_refused()
    {
        var nameless = PublicBody.Add(new PublicBodyDetails("Organisme fictif", null, NounArticle.Le, " ", null, null, null, null, null));

        Assert.Equal(ObstacleKind.ReferralWithoutPersonInCharge, Request().ObstacleToReferral(nameless, [1])?.Kind);
    }

    [Fact]
    public void Scenario_09_A_mark_that_cites_14_alone_is_refused()
    {
        var request = Request();
        var document = Document(request);

        Assert.Equal(ObstacleKind.SeveranceCitedAlone, Refused(() => document.Mark(request, "14")));
    }

    [Fact]
    public void Scenario_10_A_mark_that_cites_53_takes_54_along()
    {
        var request = Request();

        Assert.Equal(["53", "54"], Document(request).Mark(request, "53").Provisions);
    }

    [Fact]
    public void Scenario_11_An_opinion_of_2014_is_no_longer_protected_by_37()
    {
        var request = Request();
        var document = Document(request);
        document.Mark(request, "37");
        document.Change(request, new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2014, 5, 12), null, null, [1]), Officer, Now);
        Assert.Equal(ObstacleKind.ProvisionSpent, Refused(() => document.Mark(request, "37")));
        request.EditLetter(new LetterDetails(new DateOnly(2026, 6, 1), null, Delivery.Email), [], Officer, Now);

        Assert.Contains(new Obstacle(ObstacleKind.ProvisionSpent, "37", 10, new DateOnly(2024, 5, 12)) { From = new DateOnly(2014, 5, 12) }, Gather(request, document).Obstacles());
    }

    [Fact]
    public void Scenario_12_An_analysis_whose_recommendation_was_decided_is_no_longer_protected_by_39()
    {
        var request = Request();
        var document = Document(request, date: new DateOnly(2025, 4, 22));
        document.Mark(request, "39");
        request.EditLetter(new LetterDetails(new DateOnly(2026, 1, 5), null, Delivery.Email), [], Officer, Now);
        Assert.DoesNotContain(Gather(request, document).Obstacles(), obstacle => obstacle.Kind == ObstacleKind.RecommendationDecided);
        var pending = Gather(request, document).Fingerprint();

        var decided = new DateOnly(2025, 11, 14);
        document.Change(request, new DocumentDetails("Note", DocumentKind.Analysis, document.Date, null, null, [1]) { RecommendationDecidedOn = decided }, Officer, Now);

        Assert.Contains(new Obstacle(ObstacleKind.RecommendationDecided, "39", Day: decided), Gather(request, document).Obstacles());
        Assert.NotEqual(pending, Gather(request, document).Fingerprint());
        Assert.Contains("recommandation décidée : 14 novembre 2025", request.History[^1].After, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenario_12_A_recommendation_decided_after_the_letter_ends_nothing_yet()
    {
        var request = Request();
        var document = Document(request, date: new DateOnly(2025, 4, 22));
        document.Mark(request, "39");
        document.Change(request, new DocumentDetails("Note", DocumentKind.Analysis, document.Date, null, null, [1]) { RecommendationDecidedOn = new DateOnly(2026, 1, 6) }, Officer, Now);
        request.EditLetter(new LetterDetails(new DateOnly(2026, 1, 5), null, Delivery.Email), [], Officer, Now);

        Assert.DoesNotContain(Gather(request, document).Obstacles(), obstacle => obstacle.Kind == ObstacleKind.RecommendationDecided);
    }

    [Fact]
    public void Scenario_17_The_name_and_function_of_an_employee_are_public_and_a_home_address_is_proposed_for_53_and_54()
    {
        const string Note = "Préparé par Anne-Marie Tremblay, directrice des politiques d’immigration.\nLe requérant habite au 412, rue des Érables, app. 3, Lévis (Québec) G6V 1A1.\nLe Ministère est au 285, rue Notre-Dame Ouest, 4e étage, Montréal (Québec) H2Y 1T8.";

        var found = new SensitiveText([SensitiveKind.StaffFunction, SensitiveKind.HomeAddress], [], null).Find(Note)
            .Select(one => (one.Kind, Text: Note.Substring(one.Start, one.Length))).ToList();

        Assert.Equal(
            [(SensitiveKind.HomeAddress, "412, rue des Érables, app. 3, Lévis (Québec) G6V 1A1"), (SensitiveKind.StaffFunction, "Anne-Marie Tremblay, directrice des politiques d’immigration")],
            found);
        Assert.Equal(("57", 0), (SensitiveKind.StaffFunction.PublicUnder(), SensitiveKind.StaffFunction.SuggestedProvisions().Count));
        Assert.Null(SensitiveKind.HomeAddress.PublicUnder());
        Assert.Equal(["53", "54"], SensitiveKind.HomeAddress.SuggestedProvisions());
    }

    [Fact]
    public void Scenario_14_A_text_that_nobody_verified_stands_in_the_way()
    {
        var request = Request();
        var document = Document(request);
        document.Mark(request, "33");

        Assert.Contains(Gather(request, document).Obstacles(), obstacle => obstacle is { Kind: ObstacleKind.ProvisionNotVerified or ObstacleKind.ProvisionWithoutText, Subject: "33" });
    }

    [Fact]
    public void Scenario_16_Whoever_drafted_does_not_approve_and_the_approval_keeps_its_fingerprint()
    {
        var request = Request();
        request.SubmitForApproval([], Officer, Now);

        var package = Package(request);

        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, Refused(() => request.Approve([], package, "f", Officer, "Gestionnaire", Now)));
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);

        var entry = request.History[^1];
        Assert.Equal((HistoryAct.Approved, "Hélène", $"Gestionnaire — manifeste {package.ManifestSha256} — empreinte f", Now), (entry.Act, entry.ActorName, entry.After, entry.At));
    }

    private static DecisionRecord Gather(AccessRequest request, params RequestedDocument[] documents) => DecisionRecord.Gather(
        request,
        documents,
        Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct),
        null,
        Catalogue,
        [],
        new DateOnly(2026, 6, 1));
}
