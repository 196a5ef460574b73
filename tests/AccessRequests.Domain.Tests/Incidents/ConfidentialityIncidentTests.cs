using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Tests.Incidents;

/// <summary>Case 30198, sent on 5 January 2026 and published on the 8th: on the 12th someone sees that a passage told too much.</summary>
public sealed class ConfidentialityIncidentTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly SentOn = new(2026, 1, 5);
    private static readonly DateOnly Aware = new(2026, 1, 12);
    private static readonly DateTimeOffset Then = new(2026, 1, 12, 15, 0, 0, TimeSpan.Zero);
    private static readonly Actor Reader = new(Guid.NewGuid(), "Luc");

    private readonly AccessRequest _request = TestCase.Request();
    private readonly RequestedDocument _document;
    private readonly Package _package;

    public ConfidentialityIncidentTests()
    {
        _document = TestCase.Document(_request, pages: 4);
        _document.Mark(_request, "37", page: 2);
        _document.Mark(_request, "53 54", page: 2);
        _document.Mark(_request, "39", page: 3);
        _request.EditLetter(new LetterDetails(SentOn, null, Delivery.Email), [], TestCase.Officer, Then);
        _request.SubmitForApproval([], TestCase.Officer, Then);
        _package = TestCase.Package(_request);
        _request.Approve([], _package, "f", TestCase.Manager, "Gestionnaire", Then.AddDays(-7));
        _request.Send(_package, null, new SendingDetails(SentOn, Delivery.Email, "accusé 42"), _request.Limits(ConsultedParties.None, Calendar), SentOn, TestCase.Officer, Then);
        _request.Publish(new DateOnly(2026, 1, 8), "https://www.exemple.example/30198", Calendar, Aware, Reader, Then);
    }

    [Fact]
    public void Scenario_25_The_entry_holds_recipients_pages_and_times_ends_the_publication_and_keeps_the_file()
    {
        var incident = Report();

        Assert.Equal(
            [
                (IncidentChannel.Sent, SentOn, "Par courriel — accusé 42 — consigné le 12 janvier 2026 à 10\u00A0h\u00A000 par Julie"),
                (IncidentChannel.Published, new DateOnly(2026, 1, 8), "consignée le 12 janvier 2026 à 10\u00A0h\u00A000 par Luc — 8 janvier 2026 — https://www.exemple.example/30198"),
            ],
            incident.Communications.Select(one => (one.Channel, one.On, one.Where)));
        Assert.All(incident.Communications, one => Assert.Equal(string.Join('\n', _package.Artefacts.Select(artefact => $"{artefact.FileName} {artefact.Sha256}")), one.Evidence));
        var pages = Assert.Single(incident.Pages);
        Assert.Equal((_document.Id, "2", "2 marques retenues (art.\u00A037, 53, 54)"), (pages.DocumentId, pages.Pages, pages.Marks));
        Assert.Null(_request.Sent!.PublishedOn);
        Assert.Equal("2026-001", _request.Sent.IncidentReference);
        Assert.Equal(ObstacleKind.SendingUnderIncident, _request.ObstacleToPublicCopy()?.Kind);
        Assert.Equal(ObstacleKind.SendingUnderIncident, _package.ObstacleToDownload(_request)?.Kind);
        Assert.Equal(ObstacleKind.FileOnHold, _request.ObstacleToDestroying?.Kind);
        Assert.Equal(ObstacleKind.IncidentStillOpen, _request.ObstacleToLifting(null, incident.Reference)?.Kind);
        Assert.Contains(_request.History, entry => entry.Act == HistoryAct.PublicationWithdrawn && entry.Before == "8 janvier 2026 — https://www.exemple.example/30198");
        Assert.Equal(
            [ObstacleKind.IncidentPageStillOnline, ObstacleKind.IncidentNotAssessed, ObstacleKind.IncidentWithoutMeasure],
            incident.Duties.Select(duty => duty.Kind));
    }

    [Fact]
    public void What_was_published_and_withdrawn_before_the_report_is_among_the_recipients_with_its_hours()
    {
        _request.Unpublish("Erreur de fichier", Reader, Then.AddHours(2));

        var published = Assert.Single(Report().Communications, one => one.Channel == IncidentChannel.Published);

        Assert.Equal(
            "retirée le 12 janvier 2026 à 12\u00A0h\u00A000 — consignée le 12 janvier 2026 à 10\u00A0h\u00A000 par Luc — 8 janvier 2026 — https://www.exemple.example/30198",
            published.Where);
        Assert.Contains(".json ", published.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_page_is_told_with_what_was_hidden_on_it_and_many_pages_are_all_told()
    {
        Assert.Equal(
            ("2 à 4", "p.\u00A02 : 2 marques retenues (art.\u00A037, 53, 54) ; p.\u00A03 : 1 marque retenue (art.\u00A039) ; p.\u00A04 : aucune marque retenue"),
            Assert.Single(IncidentPages.Of(_document, "2-4")) is var told ? (told.Pages, told.Marks) : default);

        var lengthy = TestCase.Document(TestCase.Request(), pages: 600);
        var every = IncidentPages.Of(lengthy, string.Join(", ", Enumerable.Range(1, 300).Select(at => 2 * at)));

        Assert.All(every, one => Assert.True(one.Pages.Length <= IncidentPages.PagesMaxLength && !one.Pages.Contains('…', StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, 300).Select(at => 2 * at), every.SelectMany(one => PageRanges.Parse(one.Pages, 600)!));
    }

    [Fact]
    public void The_history_names_neither_the_circumstances_nor_the_information()
    {
        Report();

        Assert.DoesNotContain(_request.History, entry => $"{entry.Before} {entry.After}".Contains("Tremblay", StringComparison.Ordinal));
    }

    [Fact]
    public void A_serious_risk_is_not_closed_before_the_Commission_and_the_persons_are_told()
    {
        var incident = Report();
        incident.ConfirmTakenDown(_request, Aware, Aware, TestCase.Officer, Then);
        incident.Take(_request, Aware, "Le destinataire a détruit la copie.", Aware, TestCase.Officer, Then);
        incident.Assess(_request, new PrejudiceAssessment("Santé", "Discrimination", "Faible", IsSerious: true), 3, TestCase.Manager, Then);

        Assert.Equal(3, incident.PersonsConcerned);
        Assert.Equal(ObstacleKind.IncidentCommissionNotNotified, TestCase.Refused(() => incident.Close(_request, Aware, TestCase.Manager, Then)));
        incident.Notify(_request, Aware, null, Aware, TestCase.Officer, Then);
        Assert.Equal(ObstacleKind.IncidentPersonsNotNotified, TestCase.Refused(() => incident.Close(_request, Aware, TestCase.Manager, Then)));
        incident.Notify(_request, null, Aware, Aware, TestCase.Officer, Then);
        incident.Close(_request, Aware, TestCase.Manager, Then);

        Assert.Empty(incident.Duties);
        Assert.Equal(ObstacleKind.IncidentClosed, TestCase.Refused(() => incident.Take(_request, Aware, "Après", Aware, TestCase.Officer, Then)));
        Assert.Equal(
            [HistoryAct.IncidentPageTakenDown, HistoryAct.IncidentMeasureTaken, HistoryAct.IncidentAssessed, HistoryAct.IncidentNoticeGiven, HistoryAct.IncidentNoticeGiven, HistoryAct.IncidentClosed],
            _request.History.TakeLast(6).Select(entry => entry.Act));
    }

    [Fact]
    public void A_risk_that_is_not_serious_needs_no_notice_but_a_measure()
    {
        var incident = Report();
        incident.ConfirmTakenDown(_request, Aware, Aware, TestCase.Officer, Then);
        incident.Assess(_request, new PrejudiceAssessment("Nom", "Aucune", "Nulle", IsSerious: false), null, TestCase.Manager, Then);

        Assert.Equal(ObstacleKind.IncidentWithoutMeasure, Assert.Single(incident.Duties).Kind);
    }

    [Fact]
    public void What_is_reported_twice_too_early_or_without_a_page_is_refused_and_changes_nothing()
    {
        Assert.Equal(ObstacleKind.IncidentWithoutPages, TestCase.Refused(() => Report(pages: [])));
        Assert.Equal(ObstacleKind.IncidentDayOutOfBounds, TestCase.Refused(() => Report(Facts() with { OccurredFrom = SentOn.AddDays(-1) })));
        Assert.Equal(ObstacleKind.IncidentDayOutOfBounds, TestCase.Refused(() => Report(Facts() with { AwareOn = Aware.AddDays(1) })));
        Assert.Equal(ObstacleKind.IncidentDayOutOfBounds, TestCase.Refused(() => Report(Facts() with { OccurredTo = SentOn.AddDays(-1) })));
        Assert.Equal(ObstacleKind.IncidentPagesUnknown, TestCase.Refused(() => IncidentPages.Of(_document, "5")));
        Assert.NotNull(_request.Sent!.PublishedOn);

        Report();

        Assert.Equal(ObstacleKind.IncidentAlreadyReported, TestCase.Refused(() => Report()));
    }

    [Fact]
    public void A_wrong_addressee_needs_no_page_and_a_hold_for_another_reason_stays()
    {
        _request.Hold("Révision 1026 à la Commission", TestCase.Officer, Then);

        Report(Facts() with { Nature = IncidentNature.WrongAddressee }, pages: []);

        Assert.Equal("Révision 1026 à la Commission", _request.HoldReason);
    }

    private ConfidentialityIncident Report(IncidentReport? facts = null, IReadOnlyList<IncidentPages>? pages = null) => ConfidentialityIncident.Report(
        _request, _request.Sent, LeftFiles.Of(_package), pages ?? IncidentPages.Of(_document, "2"), facts ?? Facts(), ConfidentialityIncident.ReferenceOf(2026, 1), Aware, TestCase.Officer, Then, _request.History);

    private static IncidentReport Facts() => new(IncidentNature.TooLittleHidden, SentOn, null, Aware, "Le nom de Mme Tremblay se lit.", "Nom et diagnostic de Mme Tremblay", null);
}
