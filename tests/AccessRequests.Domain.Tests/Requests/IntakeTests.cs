using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Requests;

public sealed class IntakeTests
{
    private const string Seed = """
        Bonjour,

        Je souhaite obtenir une copie des documents déposés lors des rencontres suivantes du Comité de direction :

        1. Point 5 de la rencontre du 5 novembre 2024;
        2. Point 7 de la rencontre
        du 12 novembre 2024;
        3) Point 5 de la rencontre du 19 novembre 2024.

        Merci et bonne journée.
        """;

    [Fact]
    public void A_pasted_numbered_list_becomes_points_and_the_greeting_is_no_part_of_the_last()
    {
        var (introduction, points) = PointSplitter.Split(Seed);

        Assert.Equal("Je souhaite obtenir une copie des documents déposés lors des rencontres suivantes du Comité de direction :", introduction);
        Assert.Equal(
            ["Point 5 de la rencontre du 5 novembre 2024;", "Point 7 de la rencontre du 12 novembre 2024;", "Point 5 de la rencontre du 19 novembre 2024."],
            points);
    }

    [Fact]
    public void A_text_without_a_list_is_one_point() =>
        Assert.Equal(["Je veux le rapport annuel 2024."], PointSplitter.Split("Je veux le rapport\r\nannuel 2024.").Points);

    [Theory]
    [InlineData("De : Camille Fictif <camille@courriel.example>\nEnvoyé : lundi\n\nBonjour,\n\nJe demande copie de :\n\n1. Le guide\n2. Le bilan", "Je demande copie de :")]
    [InlineData("De : Camille Fictif <camille@courriel.example>\nObjet : demande\n\n1. Le guide\n2. Le bilan", "")]
    [InlineData("Bonjour, je suis Camille Fictif.\n\nVeuillez m’envoyer :\n1. Le guide\n2. Le bilan", "Veuillez m’envoyer :")]
    public void What_announces_the_list_takes_no_header_of_the_email_with_it(string text, string introduction) =>
        Assert.Equal(introduction, PointSplitter.Split(text).Introduction);

    [Theory]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("•")]
    [InlineData("–")]
    public void A_list_with_bullets_becomes_points(string bullet)
    {
        var (introduction, points) = PointSplitter.Split($"Bonjour,\n\nJe demande copie de :\n{bullet} le guide de 2024,\nen version finale;\n{bullet} le bilan.\nMerci !\nCamille Fictif");

        Assert.Equal("Je demande copie de :", introduction);
        Assert.Equal(["le guide de 2024, en version finale;", "le bilan."], points);
    }

    [Fact]
    public void Bullets_under_a_numbered_item_stay_with_it() =>
        Assert.Equal(["Les rapports : - de 2024 - de 2025", "Le bilan"], PointSplitter.Split("1. Les rapports :\n- de 2024\n- de 2025\n2. Le bilan").Points);

    [Fact]
    public void Lines_that_say_who_asks_are_no_points() => Assert.Equal(
        ["Le rapport annuel de 2024", "Le bilan de 2025"],
        PointSplitter.Split("1. Nom : Camille Fictif\n2. Adresse : 12, rue des Érables\n3. Courriel : camille@courriel.example\n4. Téléphone (jour) : 418 555-0100\n5. Le rapport annuel de 2024\n6. Le bilan de 2025").Points);

    [Theory]
    [InlineData("De : Camille Fictif <camille@courriel.example>\nObjet : Demande\n\nBonjour,\n\nJe veux le rapport annuel 2024.\n\nCordialement,\nCamille Fictif\n418 555-0100")]
    [InlineData("Nom : Camille Fictif\nTéléphone : 418 555-0100\ncamille@courriel.example\nG1R 2B5\n\nJe veux le rapport annuel 2024.\nMerci beaucoup")]
    public void A_request_that_is_one_sentence_takes_neither_its_sender_nor_its_courtesies_into_its_point(string text) =>
        Assert.Equal(["Je veux le rapport annuel 2024."], PointSplitter.Split(text).Points);

    [Theory]
    [InlineData("Bonjour, je veux le rapport annuel")]
    [InlineData("Le rapport de 2024.\nMerci de m’envoyer aussi le bilan.")]
    [InlineData("Veuillez recevoir ma demande : le rapport de 2024.\nMadame, le bilan aussi.")]
    public void No_courtesy_takes_a_request_away(string text) =>
        Assert.Equal([text.Replace('\n', ' ')], PointSplitter.Split(text).Points);

    [Fact]
    public void What_a_request_seeks_may_speak_of_names_and_addresses() => Assert.Equal(
        ["Le nom et l’adresse des fournisseurs payés en 2024", "Les courriels de la direction : objet et date"],
        PointSplitter.Split("a) Le nom et l’adresse des fournisseurs payés en 2024\nb) Les courriels de la direction : objet et date").Points);

    [Fact]
    public void An_empty_text_has_no_point() => Assert.Empty(PointSplitter.Split("  \n ").Points);

    [Theory]
    [InlineData("#####", 2026, "30198", "30197", "30150")]
    [InlineData("AAAA-####", 2026, "2026-0003", "2026-0002", "2025-0917")]
    [InlineData("DAI-AAAA/##", 2027, "DAI-2027/01", "DAI-2026/44")]
    public void The_next_number_follows_the_highest_of_its_year(string pattern, int year, string next, params string[] inUse) =>
        Assert.Equal(next, NumberFormat.TryParse(pattern)!.Next(inUse, year));

    [Theory]
    [InlineData("AAAA")]
    [InlineData("#-#")]
    [InlineData("")]
    [InlineData(null)]
    public void A_format_without_one_run_of_digits_is_none(string? pattern) => Assert.Null(NumberFormat.TryParse(pattern));

    [Theory]
    [InlineData(RequestKind.PersonalInformation)]
    [InlineData(RequestKind.Correction)]
    public void A_request_about_personal_information_must_be_written(RequestKind kind) =>
        Assert.Equal(ObstacleKind.PersonalInformationNeedsWriting, Refused(() => Request(kind: kind, form: RequestForm.Oral)));

    [Fact]
    public void A_point_with_something_hanging_on_it_is_not_cut_off()
    {
        var request = Request();
        request.Refer(Treasury, [3], null, Received, Officer, Now);
        var details = new RequestDetails(request.Kind, request.Form, request.Channel, request.ReceivedAt, "Texte", "objet");

        Assert.Equal(ObstacleKind.PointInUse, Refused(() => request.Edit(details, Received, [new("un", 1), new("deux", 2)], [], Officer, Now)));
        Assert.Equal(3, request.Points.Count);
    }

    [Fact]
    public void A_point_with_something_hanging_on_it_keeps_its_number()
    {
        var request = Request();
        request.Decide(2, PointOutcome.NotHeld, "recherche du 3 décembre", Officer, Now);
        var details = new RequestDetails(request.Kind, request.Form, request.Channel, request.ReceivedAt, "Texte", "objet");

        Assert.Equal(ObstacleKind.PointInUse, Refused(() => request.Edit(details, Received, [new("deux", 2), new("trois", 3)], [], Officer, Now)));
        Assert.Equal(ObstacleKind.PointInUse, Refused(() => request.Edit(details, Received, [new("un", 1), new("trois", 3), new("deux", 2)], [], Officer, Now)));
        request.Edit(details, Received, [new("trois", 3), new("deux, précisé", 2), new("un", 1), new("quatre", null)], [], Officer, Now);

        Assert.Equal(
            [("trois", null), ("deux, précisé", PointOutcome.NotHeld), ("un", null), ("quatre", null)],
            request.Points.Select(point => (point.Text, point.Outcome)));
    }

    [Fact]
    public void Changing_the_day_of_reception_keeps_both_days_in_the_history()
    {
        var request = Request();
        var details = new RequestDetails(request.Kind, request.Form, request.Channel, request.ReceivedAt, "Texte", "objet");

        request.Edit(details, new DateOnly(2025, 12, 2), [new("un", 1), new("deux", 2), new("trois", 3)], [], Officer, Now, "Heure mal lue");

        var entry = Assert.Single(request.History, entry => entry.Act == HistoryAct.ReceptionDateChanged);
        Assert.Equal(("1er décembre 2025", "2 décembre 2025 — Heure mal lue"), (entry.Before, entry.After));
    }
}
