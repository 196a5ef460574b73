using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>What the pages of a request show. It is noon of 1 December 2025 in Québec.</summary>
public sealed class RequestPagesTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    public RequestPagesTests()
    {
        Services.AddSingleton<LogRequest>();
        Services.AddSingleton<OfficeCharts>();
        Services.AddSingleton<ExtendDeadline>();
        Services.AddSingleton<AssignRequests>();
        Services.AddSingleton<SaveView>();
        Database.Given(Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct));
    }

    [Fact]
    public void A_pasted_text_fills_the_points_and_the_subject_for_the_officer_to_correct()
    {
        SignInAs(Roles.AccessOfficer);
        var page = Open<LogRequestPage>();

        Field(page, "Texte de la demande").Change("Je demande copie de :\n1. Le rapport;\n2. Le contrat.\n\nMerci");
        Press(page, "Repérer les points");

        Assert.Equal("Je demande copie de", Value(page, "Objet"));
        Assert.Equal(["Le rapport;", "Le contrat."], new[] { Value(page, "Point 1"), Value(page, "Point 2") });
        page.Find("button[aria-label='Descendre le point 1']").Click();
        Assert.Equal("Le contrat.", Value(page, "Point 1"));
        page.Find("button[aria-label='Supprimer le point 1']").Click();
        Assert.Equal("Le rapport;", Value(page, "Point 1"));
    }

    [Fact]
    public async Task Earlier_requests_are_looked_for_by_themselves_a_moment_after_the_last_field()
    {
        var earlier = AccessRequest.Log(
            "2025-1", new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Le même texte", "une étude"), new DateOnly(2025, 11, 3), ["L’étude"], Officer, Clock.GetUtcNow());
        Database.Given(earlier, Applicant.Of(earlier.Id, new ApplicantDetails("Camille Fictif", null, "camille@example.org", null, null, ApplicantCategory.Individual)));
        SignInAs(Roles.AccessOfficer);
        var page = Open<LogRequestPage>();
        IElement Alike() => page.Find("section.alike");
        Assert.Contains("dès que le texte", Words(Alike()), StringComparison.Ordinal);

        Field(page, "Texte de la demande").Change("Autre chose");
        Field(page, "Courriel du demandeur").Change("camille@example.org");
        Assert.NotEmpty(page.FindAll("section.alike [role=progressbar]"));
        Clock.Advance(TimeSpan.FromMilliseconds(599));
        await Task.Delay(50, Xunit.TestContext.Current.CancellationToken);
        Assert.DoesNotContain("2025-1", Words(Alike()), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        page.WaitForAssertion(() => Assert.Contains("2025-1 — une étude, reçue le 3 novembre 2025", Words(Alike()), StringComparison.Ordinal));
        Assert.Contains("même demandeur", Words(Alike()), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section.alike [role=progressbar]"));

        Field(page, "Courriel du demandeur").Change("personne@example.org");
        Clock.Advance(TimeSpan.FromMilliseconds(600));
        page.WaitForAssertion(() => Assert.Contains("Aucune demande antérieure", Words(Alike()), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_shows_its_officer_and_gives_itself_to_another()
    {
        var request = AccessRequest.Log(
            "2025-1", new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Texte", "une étude"), new DateOnly(2025, 11, 3), ["L’étude"], Officer, Clock.GetUtcNow());
        var (role, julie) = (new IdentityRole<Guid>(Roles.AccessOfficer) { Id = Guid.NewGuid() }, new Account { Id = Guid.NewGuid(), Name = "Julie Bouchard", Email = "julie@example.org", UserName = "julie" });
        Database.Given(request, role, julie, new IdentityUserRole<Guid> { UserId = julie.Id, RoleId = role.Id });
        SignInAs(Roles.Manager);
        var panel = Open<AssignmentPanel>(parameters => parameters
            .Add(known => known.Request, request).Add(known => known.Calendar, new LegalCalendar(CalendarPolicy.InterpretationAct)).Add(known => known.Today, new DateOnly(2025, 12, 1)));
        Assert.Contains("À attribuer", panel.Markup, StringComparison.Ordinal);
        Assert.True(Button(panel, "Attribuer le dossier").HasAttribute("disabled"));

        panel.Find("select").Change($"{julie.Id}");
        Press(panel, "Attribuer le dossier");

        await panel.WaitForAssertionAsync(() =>
        {
            using var db = Database.CreateDbContext();
            Assert.Equal(julie.Id, db.Requests.Single().AssigneeId);
        });

        SignInAs(Roles.Reviewer);
        await using var after = Database.CreateDbContext();
        var shown = Open<AssignmentPanel>(parameters => parameters
            .Add(known => known.Request, after.Requests.Single()).Add(known => known.Calendar, new LegalCalendar(CalendarPolicy.InterpretationAct)).Add(known => known.Today, new DateOnly(2025, 12, 1)));
        Assert.Contains("Julie Bouchard", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("select"));
    }

    [Fact]
    public void An_empty_form_says_what_is_missing_and_keeps_what_was_typed()
    {
        SignInAs(Roles.AccessOfficer);
        var page = Open<LogRequestPage>();
        Field(page, "Nom").Change("Camille Fictif");

        page.Find("form").Submit();

        Assert.Contains("Ajoutez au moins un point.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Camille Fictif", Value(page, "Nom"));
        using var db = Database.CreateDbContext();
        Assert.Empty(db.Requests);
    }

    [Fact]
    public async Task The_deadline_follows_the_date_of_reception()
    {
        SignInAs(Roles.AccessOfficer);
        var page = Open<LogRequestPage>();
        Assert.Contains("lundi 22 décembre 2025", page.Find(".chain .due").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.FindComponent<DayField>().Instance.DateChanged.InvokeAsync(new DateTime(2025, 11, 28)));

        Assert.Contains("jeudi 18 décembre 2025", page.Find(".chain .due").TextContent, StringComparison.Ordinal);
        Assert.Contains("art. 47, al. 1", page.Find(".chain").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.FindComponent<MudSelect<RequestKind>>().Instance.ValueChanged.InvokeAsync(RequestKind.PersonalInformation));

        Assert.Contains("art. 98, al. 1", page.Find(".chain").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chain_of_case_30198_says_why_it_ends_on_a_Monday()
    {
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct);

        var chain = Render<DeadlineChain>(parameters => parameters
            .Add(chain => chain.Deadline, calendar.Count(new DateOnly(2025, 12, 1), 20, "47, al. 1"))
            .Add(chain => chain.Calendar, calendar)
            .Add(chain => chain.Today, new DateOnly(2025, 12, 25)));

        Assert.Collection(
            chain.FindAll("li").Select(Words),
            step => Assert.Equal("Reçue lundi 1er décembre 2025 jour 0, non compté", step),
            step => Assert.Equal("20e jour dimanche 21 décembre 2025 art. 47, al. 1", step),
            step => Assert.Equal("Reporté le 21 décembre 2025 ne compte pas comme dernier jour : dimanche", step),
            step => Assert.Equal("Dernier jour lundi 22 décembre 2025, jusqu’à minuit Loi d’interprétation (P1)", step));
        Assert.Equal("Passé depuis 3 jours.", Words(chain.Find(".late")));
    }

    [Fact]
    public void A_limit_that_ends_on_a_Saturday_names_the_last_useful_day()
    {
        var calendar = new LegalCalendar(CalendarPolicy.InterpretationAct);

        var chain = Render<DeadlineChain>(parameters => parameters
            .Add(chain => chain.Deadline, calendar.Count(new DateOnly(2026, 3, 1).AddDays(-1), 21, "47"))
            .Add(chain => chain.Calendar, calendar)
            .Add(chain => chain.Today, new DateOnly(2026, 3, 2)));

        Assert.Contains("dernier jour ouvrable utile, vendredi 20 mars 2026", Words(chain.Find(".warning")), StringComparison.Ordinal);
    }

    [Fact]
    public void Scenario_4_A_holiday_before_the_Saturday_is_named_and_what_the_office_waits_for_asks_nothing_of_it()
    {
        var good = Render<DeadlineChain>(parameters => parameters
            .Add(chain => chain.Deadline, Calendar.Count(new DateOnly(2026, 3, 15), 20, "47, al. 1"))
            .Add(chain => chain.Calendar, Calendar)
            .Add(chain => chain.Today, new DateOnly(2026, 3, 16)));
        Assert.Equal(
            "Le dernier jour est un samedi, et le vendredi 3 avril 2026 est férié (Vendredi saint) : dernier jour ouvrable utile, jeudi 2 avril 2026.",
            Words(good.Find(".warning")));

        good.Render(parameters => parameters.Add(chain => chain.IsAwaited, true));
        Assert.Empty(good.FindAll(".warning"));
    }

    [Fact]
    public async Task A_date_of_reception_past_every_calendar_shows_no_limit_and_breaks_nothing()
    {
        SignInAs(Roles.AccessOfficer);
        var page = Open<LogRequestPage>();

        await page.InvokeAsync(() => page.FindComponent<DayField>().Instance.DateChanged.InvokeAsync(DateTime.MaxValue.Date));
        page.Find("form").Submit();

        Assert.Empty(page.FindAll(".chain"));
        Assert.Contains("La réception ne peut être dans l’avenir.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_has_ended_says_until_when_it_is_kept_and_how_each_recourse_is_counted()
    {
        var request = Given("30198", new DateOnly(2025, 12, 1), closed => closed.Withdraw("Par courriel", Officer, Clock.GetUtcNow()));
        SignInAs(Roles.AccessOfficer);

        var panel = Open<DeadlinePanel>(parameters => parameters
            .Add(panel => panel.Request, request)
            .Add(panel => panel.Limits, request.Limits(ConsultedParties.None, Calendar))
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 1)));

        panel.WaitForAssertion(() =>
        {
            var kept = Words(panel.Find("section[aria-labelledby=retention]"));
            Assert.Contains("ses recours soient épuisés (art. 52.1)", kept, StringComparison.Ordinal);
            Assert.Contains("Révision du refus réputé (art. 52 et 135) : 21 janvier 2026", kept, StringComparison.Ordinal);
            Assert.Contains("Silence lundi 22 décembre 2025", kept, StringComparison.Ordinal);
            Assert.Contains("30e jour mercredi 21 janvier 2026 art. 52 et 135", kept, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_what_if_says_why_when_the_number_of_days_is_wrong()
    {
        var request = Given("30198", new DateOnly(2025, 11, 28));
        SignInAs(Roles.AccessOfficer);
        var panel = Open<DeadlinePanel>(parameters => parameters
            .Add(panel => panel.Request, request)
            .Add(panel => panel.Limits, request.Limits(ConsultedParties.None, Calendar))
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 1)));

        await panel.InvokeAsync(() => panel.FindComponent<MudNumericField<int>>().Instance.ValueChanged.InvokeAsync(11));

        Assert.Contains("Avec ce nombre de jours, rien ne change : une prolongation est de 1 à 10 jours (art. 47).", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("ci-dessus", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_officer_is_told_why_the_deadline_cannot_be_extended_any_more()
    {
        var request = Given("30198", new DateOnly(2025, 11, 3));
        SignInAs(Roles.AccessOfficer);

        var panel = Open<DeadlinePanel>(parameters => parameters
            .Add(panel => panel.Request, request)
            .Add(panel => panel.Limits, request.Limits(ConsultedParties.None, Calendar))
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 1)));

        Assert.Contains("devait partir au plus tard le 24 novembre 2025", panel.Find(".mud-alert").TextContent, StringComparison.Ordinal);
        Assert.True(Button(panel, "Prolonger le délai").HasAttribute("disabled"));
    }

    [Fact]
    public void Of_the_limits_to_answer_the_one_in_force_is_told_past_until_the_answer_left()
    {
        var request = Given("30198", new DateOnly(2025, 10, 3));
        SignInAs(Roles.AccessOfficer);
        var panel = Open<DeadlinePanel>(parameters => parameters
            .Add(panel => panel.Request, request)
            .Add(panel => panel.Limits, request.Limits(ConsultedParties.None, Calendar))
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 1)));
        Assert.Equal(["Passé depuis 39 jours."], panel.FindAll("section[aria-labelledby=answer] .late").Select(Words));

        request.Extend(10, "Volume", new DateOnly(2025, 10, 20), Calendar, Officer, Clock.GetUtcNow());
        panel.Render(parameters => parameters.Add(panel => panel.Limits, request.Limits(ConsultedParties.None, Calendar)));

        Assert.Equal(["Passé depuis 28 jours."], panel.FindAll("section[aria-labelledby=answer] .late").Select(Words));
    }

    [Fact]
    public void The_time_to_refer_is_not_shown_as_passed_once_no_point_waits_for_a_referral()
    {
        var request = Given("30198", new DateOnly(2025, 11, 3));
        SignInAs(Roles.AccessOfficer);
        var panel = Open<DeadlinePanel>(parameters => parameters
            .Add(panel => panel.Request, request)
            .Add(panel => panel.Limits, request.Limits(ConsultedParties.None, Calendar))
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 1)));
        Assert.Equal("Passé depuis 7 jours.", Words(panel.Find("section[aria-labelledby=referral] .late")));

        request.Decide(1, PointOutcome.Withdrawn, null, Officer, Clock.GetUtcNow());
        panel.Render();

        Assert.Empty(panel.FindAll("section[aria-labelledby=referral] .late"));
        Assert.Contains("lundi 24 novembre 2025", Words(panel.Find("section[aria-labelledby=referral] .due")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dashboard_counts_what_is_late_and_links_to_what_waits_for_an_officer()
    {
        Given("30001", new DateOnly(2025, 10, 1));
        Given("30002", new DateOnly(2025, 11, 14));
        Given("30003", new DateOnly(2025, 12, 1));
        SignInAs(Roles.AccessOfficer);

        var page = Open<DashboardPage>();

        Assert.Equal(["1 en retard", "0 à répondre aujourd’hui", "1 à répondre d’ici 7 jours", "3 en traitement", "0 à approuver", "0 à envoyer"], page.FindAll(".tile").Select(Words));
        Assert.Equal(
            ["/demandes/30001?onglet=lettres", "/demandes/30001", "/demandes/30002?onglet=lettres", "/demandes/30002", "/demandes/30003?onglet=lettres", "/demandes/30003"],
            page.FindAll("section[aria-labelledby=waiting] a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void An_administrator_sees_no_request_on_the_dashboard()
    {
        Given("30001", new DateOnly(2025, 10, 1));
        SignInAs(Roles.Administrator);

        var page = Open<DashboardPage>();

        Assert.DoesNotContain("30001", page.Markup, StringComparison.Ordinal);
        Assert.Contains("il ne donne pas accès aux demandes", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_shows_twenty_five_requests_at_a_time_the_most_pressing_first()
    {
        for (var i = 1; i <= 27; i++)
        {
            Given($"{30000 + i}", new DateOnly(2025, 11, 30).AddDays(-i));
        }

        SignInAs(Roles.Reviewer);
        var page = Open<RequestListPage>();

        Assert.Equal(25, page.FindAll("tbody tr").Count);

        // The last day of 30027 is a Sunday, put off to the Monday that is the last of 30026.
        Assert.Equal("30026", Words(page.Find("tbody th")));
        Assert.Equal("1 à 25 de 27", Words(page.Find(".pages span")));
    }

    [Theory]
    [InlineData("echeance=retard", "30001")]
    [InlineData("echeance=semaine", "30002")]
    [InlineData("texte=30003", "30003")]
    [InlineData("statut=Approved", null)]
    public void The_filters_of_the_list_stand_in_its_address(string query, string? found)
    {
        Given("30001", new DateOnly(2025, 10, 1));
        Given("30002", new DateOnly(2025, 11, 14));
        Given("30003", new DateOnly(2025, 12, 1));
        SignInAs(Roles.Reviewer);
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/demandes?{query}");

        var page = Open<RequestListPage>();

        Assert.Equal(found is null ? [] : [found], page.FindAll("tbody th").Select(Words));
    }

    private AccessRequest Given(string number, DateOnly receivedOn, Action<AccessRequest>? change = null)
    {
        var details = new RequestDetails(
            RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, QuebecTime.ToInstant(receivedOn, new TimeOnly(10, 0)), "Texte", "une copie du rapport");
        var request = AccessRequest.Log(number, details, receivedOn, ["Le rapport"], Officer, Clock.GetUtcNow());
        change?.Invoke(request);
        Database.Given(request);
        return request;
    }

    private static IElement Field<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var id = page.FindAll("label").First(known => Words(known).StartsWith(label, StringComparison.Ordinal)).GetAttribute("for");
        return page.Find($"#{id}");
    }

    private static string? Value<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        Field(page, label) is var field && field.HasAttribute("value") ? field.GetAttribute("value") : field.TextContent;

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").Single(button => Words(button) == text);

    private static void Press<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent => Button(page, text).Click();

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
