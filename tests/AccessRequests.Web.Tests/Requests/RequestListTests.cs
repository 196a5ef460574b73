using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using Bunit;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>The list and the search over a handful of files. It is 22 December 2025, the last day of a request of 1 December.</summary>
public sealed class RequestListTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly DateOnly Today = new(2025, 12, 22);
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    public RequestListTests()
    {
        Services.AddSingleton<AssignRequests>();
        Services.AddSingleton<SaveView>();
        Database.Given(Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_border_of_late_is_counted_with_its_roll_and_not_by_the_twentieth_day_alone()
    {
        await GivenAsync(("rolled", new DateOnly(2025, 12, 1)), ("late", new DateOnly(2025, 11, 25)), ("ancient", new DateOnly(2025, 6, 1)), ("far", new DateOnly(2025, 12, 20)));

        Assert.Equal(["ancient", "late"], await NumbersAsync(new RequestFilter { Due = RequestFilter.Late }));
        Assert.Equal(["rolled"], await NumbersAsync(new RequestFilter { Due = RequestFilter.Today }));
        Assert.Equal(["rolled"], await NumbersAsync(new RequestFilter { Due = RequestFilter.Week }));
        Assert.Equal(["ancient", "late", "rolled", "far"], await NumbersAsync(new RequestFilter()));
        Assert.Equal(["far", "rolled", "late", "ancient"], await NumbersAsync(new RequestFilter { Sort = RequestSort.Received, IsDescending = true }));
    }

    [Fact]
    public async Task An_extension_moves_the_day_that_is_kept()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(Cancellation);
        request.Extend(10, "Volume", Today, Calendar, Officer, Clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(new DateOnly(2025, 12, 31), db.Entry(request).Property<DateOnly>(RequestColumns.Due).CurrentValue);
        Assert.Empty(await NumbersAsync(new RequestFilter { Due = RequestFilter.Today }));
    }

    [Fact]
    public async Task The_search_ignores_accents_and_case_and_takes_the_beginning_of_a_word()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));

        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Text = "ETUDE prelim" }));
        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Text = "2025-1" }));
        Assert.Empty(await NumbersAsync(new RequestFilter { Text = "etude inconnue" }));
        Assert.Empty(await NumbersAsync(new RequestFilter { Text = "\" OR zzz*" }));
    }

    [Fact]
    public async Task Only_those_who_may_know_the_applicant_find_them_and_the_text_that_they_signed()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));

        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Text = "fictif" }));
        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Text = "signature" }));
        Assert.Empty(await NumbersAsync(new RequestFilter { Text = "fictif" }, mayKnow: false));
        Assert.Empty(await NumbersAsync(new RequestFilter { Text = "signature" }, mayKnow: false));
        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Category = ApplicantCategory.Media }, mayKnow: false));
        Assert.Empty(await NumbersAsync(new RequestFilter { Category = ApplicantCategory.Media }));
    }

    [Fact]
    public async Task A_corrected_text_is_found_by_its_new_words_only()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(Cancellation);
        var details = new RequestDetails(request.Kind, request.Form, request.Channel, request.ReceivedAt, request.Text, "un barème");
        request.Edit(details, request.ReceivedOn, [new EditedPoint("Le barème", 1)], [], Officer, Clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Text = "bareme" }));
        Assert.Empty(await NumbersAsync(new RequestFilter { Text = "etude" }));
    }

    [Fact]
    public async Task A_database_older_than_the_search_is_filled_once()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();
        await db.SearchEntries.ExecuteDeleteAsync(Cancellation);
        Assert.Empty(await NumbersAsync(new RequestFilter { Text = "etude" }));

        await SearchIndex.FillAsync(db, Cancellation);
        await SearchIndex.FillAsync(db, Cancellation);

        Assert.Equal(["2025-1"], await NumbersAsync(new RequestFilter { Text = "etude" }));
        Assert.Equal(3, await db.SearchEntries.CountAsync(Cancellation));
    }

    [Fact]
    public void The_address_keeps_the_filters_and_drops_what_it_does_not_understand()
    {
        var filter = RequestFilter.Parse("étude & cie", "Open", "retard", "aucun", "Correction", "Media", "-Received");

        Assert.Equal("texte=%C3%A9tude%20%26%20cie&statut=Open&echeance=retard&agent=aucun&nature=Correction&categorie=Media&tri=-Received", filter.ToQuery());
        Assert.Equal("", RequestFilter.Parse(" ", "Volée", "hier", "x", "?", null, "rien").ToQuery());
    }

    [Fact]
    public async Task A_list_is_narrowed_by_the_unit_that_was_asked_and_by_the_article_relied_on_and_keeps_both_in_its_address()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)), ("2025-2", new DateOnly(2025, 12, 2)));
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(known => known.Number == "2025-2", Cancellation);
        var document = RequestedDocument.Add(
            request,
            DocumentId.New(),
            new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]),
            new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 3),
            Officer,
            Clock.GetUtcNow());
        var mark = document.Mark(request, new ProvisionCatalogue(ProvisionCatalogue.Shipped()), PassageId.New(), 1, [new PageArea(72, 700, 200, 712)], false, new PassageCitation(["37"], "Avis"), PassageStatus.Retained, Officer, Clock.GetUtcNow(), Today);
        db.AddRange(document, Consultation.Ask(request, "Direction du pont", "Les plans", new DateOnly(2026, 1, 10), Today, Officer, Clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(["2025-2"], await NumbersAsync(new RequestFilter { Unit = "Direction du pont" }));
        Assert.Equal(["2025-2"], await NumbersAsync(new RequestFilter { Provision = "37" }));
        Assert.Empty(await NumbersAsync(new RequestFilter { Unit = "Autre" }));
        Assert.Empty(await NumbersAsync(new RequestFilter { Provision = "39" }));
        Assert.Equal("unite=Direction%20du%20pont&disposition=37", RequestFilter.Parse(null, null, null, null, null, null, null, "Direction du pont", "37").ToQuery());

        document.RemovePassage(request, mark.Id, Officer, Clock.GetUtcNow());
        request.Decide(1, PointOutcome.NotHeld, null, Officer, Clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);

        Assert.Empty(await NumbersAsync(new RequestFilter { Provision = "37" }));
        Assert.Equal(["2025-2"], await NumbersAsync(new RequestFilter { Provision = "1" }));

        await db.ProvisionEntries.ExecuteDeleteAsync(Cancellation);
        await ProvisionIndex.FillAsync(db, Cancellation);
        Assert.Equal(["2025-2"], await NumbersAsync(new RequestFilter { Provision = "1" }));
    }

    [Fact]
    public async Task A_unit_s_files_are_listed_once_each_in_the_order_of_their_last_days_and_follow_what_becomes_of_them()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 3)), ("2025-2", new DateOnly(2025, 12, 1)), ("2025-3", new DateOnly(2025, 12, 2)), ("2025-4", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();
        var files = await db.Requests.OrderBy(request => request.Number).ToListAsync(Cancellation);
        db.AddRange(files.Take(3).Concat(files.Take(2)).Select(file => Consultation.Ask(file, "Direction du pont", "Les plans", new DateOnly(2026, 1, 10), Today, Officer, Clock.GetUtcNow())));
        await db.SaveChangesAsync(Cancellation);
        var unit = new RequestFilter { Unit = "Direction du pont" };
        Assert.Equal(["2025-2", "2025-3", "2025-1"], await NumbersAsync(unit));

        files[1].Extend(10, "Volume", Today, Calendar, Officer, Clock.GetUtcNow());
        files[2].Withdraw("Par téléphone", Officer, Clock.GetUtcNow());
        db.Add(Consultation.Ask(files[0], "Direction du pont", "Les coupes", new DateOnly(2026, 1, 10), Today, Officer, Clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(["2025-1", "2025-2", "2025-3"], await NumbersAsync(unit));
        Assert.Equal(["2025-1", "2025-2"], await NumbersAsync(unit with { Status = RequestStatus.Open }));
        Assert.Equal(["2025-3", "2025-2", "2025-1"], await NumbersAsync(unit with { Sort = RequestSort.Number, IsDescending = true }));
        Assert.Equal(["2025-1"], await NumbersAsync(unit with { Due = RequestFilter.Week }));
        var listing = await ListingAsync(unit);
        Assert.Equal((3, "2025-1 2025-2 2025-3", "Direction du pont"), (listing.Total, string.Join(' ', listing.Rows.Select(row => row.Number)), Assert.Single(listing.Units)));
    }

    [Fact]
    public async Task A_unit_that_was_asked_in_no_file_that_the_reader_may_see_is_not_named()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 3)));
        await using (var db = Database.CreateDbContext())
        {
            var file = await db.Requests.SingleAsync(Cancellation);
            db.Add(Consultation.Ask(file, "Direction des enquêtes", "Les plans", new DateOnly(2026, 1, 10), Today, Officer, Clock.GetUtcNow()));
            file.Restrict([Officer], null, "Conflit possible", Officer, Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(["Direction des enquêtes"], (await ListingAsync(new RequestFilter(), TestUsers.With(Officer.Id, Officer.Name, Roles.AccessOfficer))).Units);
        Assert.Empty((await ListingAsync(new RequestFilter(), TestUsers.With(Roles.AccessOfficer))).Units);
    }

    [Fact]
    public async Task Words_that_more_texts_hold_than_are_searched_are_said_to_be_too_many()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();
        Assert.False(await db.FindsMoreAsync("étude", Cancellation));
        await db.Database.ExecuteSqlAsync(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= {SearchQueries.MaxTexts}) INSERT INTO SearchEntries (RequestId, Source, SourceId, Part, Text, Digest) SELECT RequestId, 'Document', printf('%036d', i), 0, 'étude de plus', i FROM n, (SELECT RequestId FROM SearchEntries LIMIT 1)",
            Cancellation);

        Assert.True(await db.FindsMoreAsync("étude", Cancellation));
        Assert.False(await db.FindsMoreAsync("preliminaire", Cancellation));
        Assert.Equal((1, true), await ListingAsync(new RequestFilter { Text = "étude" }) is var listing ? (listing.Total, listing.IsCut) : default);
        SignInAs(Roles.AccessOfficer);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/demandes?texte=%C3%A9tude");
        var page = Open<RequestListPage>();
        Assert.Contains(SearchQueries.Cut, page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href*='export']"));
    }

    [Fact]
    public async Task A_page_past_what_is_counted_shows_its_own_files()
    {
        await GivenAsync([.. Enumerable.Range(1, RequestListing.MaxCounted + RequestListing.PageSize + 1).Select(i => ($"2025-{i:000}", new DateOnly(2025, 12, 1)))]);

        Assert.Equal((251, "2025-226", "2025-250"), await PageAsync(10));
        Assert.Equal((275, "2025-251", "2025-275"), await PageAsync(11));
        Assert.Equal((276, "2025-276", "2025-276"), await PageAsync(12));

        async Task<(int, string, string)> PageAsync(int page)
        {
            await using var db = Database.CreateDbContext();
            var listing = await RequestListing.ReadAsync(db, new RequestFilter(), page, Guid.NewGuid(), true, Today, Cancellation);
            return (listing.Total, listing.Rows[0].Number, listing.Rows[^1].Number);
        }
    }

    [Fact]
    public async Task Files_are_given_all_together_to_someone_who_may_have_them()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)), ("2025-2", new DateOnly(2025, 12, 2)));
        var account = GivenOfficer("Ève Nadeau", "eve@example.org");
        var assign = Services.GetRequiredService<AssignRequests>();

        await assign.ExecuteAsync(FromNobody("2025-1", "2025-2"), account.Id, TestUsers.With(Roles.Manager), Cancellation);

        Assert.Equal(["2025-1", "2025-2"], await NumbersAsync(new RequestFilter { Officer = account.Id }));
        await using var db = Database.CreateDbContext();
        Assert.Equal(2, await db.History.CountAsync(entry => entry.Act == HistoryAct.Assigned && entry.After == "Ève Nadeau", Cancellation));
        Assert.Equal(2, await db.Outbox.CountAsync(message => message.To == "eve@example.org", Cancellation));
        var unknown = await Assert.ThrowsAsync<RuleViolationException>(() => assign.ExecuteAsync(FromNobody("2025-1"), Guid.NewGuid(), TestUsers.With(Roles.Manager), Cancellation));
        Assert.Equal(ObstacleKind.AssigneeUnknown, Assert.Single(unknown.Obstacles).Kind);
        await Assert.ThrowsAsync<AccessDeniedException>(() => assign.ExecuteAsync(FromNobody("2025-1"), account.Id, TestUsers.With(Roles.Reviewer), Cancellation));
    }

    [Fact]
    public async Task Two_hundred_files_are_given_at_once_and_one_more_is_refused_in_words()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        var assign = Services.GetRequiredService<AssignRequests>();
        var officer = TestUsers.With(Roles.AccessOfficer);
        string[] numbers = [.. Enumerable.Range(1, AssignRequests.MaxAtOnce + 1).Select(number => $"2025-{number}")];

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => assign.ExecuteAsync(FromNobody(numbers), null, officer, Cancellation));
        Assert.Equal("Au plus 200 dossiers s’attribuent à la fois. Attribuez-les en plusieurs fois.", Assert.Single(refused.Obstacles).InFrench());

        await assign.ExecuteAsync(FromNobody(numbers[..AssignRequests.MaxAtOnce]), null, officer, Cancellation);
    }

    [Fact]
    public async Task Nobody_is_given_a_file_who_is_no_officer_or_whose_account_waits()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        var nobody = new Account { Id = Guid.NewGuid(), Name = "Alex Roy", Email = "alex@example.org", UserName = "alex@example.org" };
        Database.Given(nobody);
        var waiting = GivenOfficer("Ève Nadeau", "eve@example.org", account => account.ConfirmationAskedBy = Guid.NewGuid());

        foreach (var account in new[] { nobody, waiting })
        {
            var refusal = await Assert.ThrowsAsync<RuleViolationException>(
                () => Services.GetRequiredService<AssignRequests>().ExecuteAsync(FromNobody("2025-1"), account.Id, TestUsers.With(Roles.Manager), Cancellation));
            Assert.Equal(ObstacleKind.AssigneeUnknown, Assert.Single(refusal.Obstacles).Kind);
        }
    }

    [Fact]
    public async Task Files_that_a_colleague_gave_meanwhile_are_not_given_again_from_a_list_that_was_open()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)), ("2025-2", new DateOnly(2025, 12, 2)));
        var (eve, alex) = (GivenOfficer("Ève Nadeau", "eve@example.org"), GivenOfficer("Alex Roy", "alex@example.org"));
        SignInAs(Roles.Manager);
        var page = Open<RequestListPage>();
        page.Find("input[aria-label='Choisir 2025-1']").Change(true);
        page.Find("input[aria-label='Choisir 2025-2']").Change(true);
        await Services.GetRequiredService<AssignRequests>().ExecuteAsync(FromNobody("2025-2"), alex.Id, TestUsers.With(Roles.Manager), Cancellation);

        Give(page, eve);
        page.WaitForAssertion(() => Assert.Contains("Attribuer (0)", page.Markup, StringComparison.Ordinal));

        Assert.Empty(await NumbersAsync(new RequestFilter { Officer = eve.Id }));
        Assert.Equal(["2025-2"], await NumbersAsync(new RequestFilter { Officer = alex.Id }));

        // Chosen again from the list as it now is.
        page.Find("input[aria-label='Choisir 2025-2']").Change(true);
        Give(page, eve);
        page.WaitForAssertion(() => Assert.Contains("Attribuer (0)", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["2025-2"], await NumbersAsync(new RequestFilter { Officer = eve.Id }));
    }

    [Theory]
    [InlineData(Roles.AccessOfficer, true)]
    [InlineData(Roles.Manager, false)]
    public async Task The_list_says_that_a_restricted_file_goes_to_who_is_named(string role, bool isRefused)
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        var officer = GivenOfficer("Ève Nadeau", "eve@example.org");
        await using (var db = Database.CreateDbContext())
        {
            (await db.Requests.SingleAsync(Cancellation)).Restrict([Officer], null, "Conflit possible", Officer, Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
        }

        SignInAs(role);
        var page = Open<RequestListPage>();
        page.Find("input[aria-label='Choisir 2025-1']").Change(true);
        page.FindAll("select").Single(select => select.TextContent.Contains("Ève Nadeau", StringComparison.Ordinal) && select.TextContent.Contains("personne", StringComparison.Ordinal)).Change($"{officer.Id}");

        Assert.Equal(isRefused, page.Markup.Contains("n’y est pas nommée", StringComparison.Ordinal));
        Assert.Equal(isRefused, page.FindAll("button").Single(button => button.TextContent.StartsWith("Attribuer", StringComparison.Ordinal)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_view_is_its_owners_and_is_named()
    {
        var (owner, other) = (TestUsers.With(Roles.AccessOfficer), TestUsers.With(Roles.AccessOfficer));
        var save = Services.GetRequiredService<SaveView>();
        await save.ExecuteAsync("En retard", new RequestFilter { Due = RequestFilter.Late }, owner, Cancellation);
        await using var db = Database.CreateDbContext();
        var view = await db.SavedViews.AsNoTracking().SingleAsync(Cancellation);

        await save.RemoveAsync(view.Id, other, Cancellation);
        await Assert.ThrowsAsync<ValidationException>(() => save.ExecuteAsync(" ", new RequestFilter(), owner, Cancellation));

        Assert.Equal("echeance=retard", view.Query);
        Assert.True(await db.SavedViews.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task A_request_that_resembles_an_earlier_one_is_found_at_intake_with_its_reason()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();

        Assert.Equal("même texte", Assert.Single(await LookAlike.FindAsync(db, "Texte avec signature", "", new(), Cancellation)).Why);
        Assert.Equal("même demandeur", Assert.Single(await LookAlike.FindAsync(db, "autre", "", new() { Email = "2025-1@Example.ORG" }, Cancellation)).Why);
        Assert.Equal("mêmes mots ou mêmes documents", Assert.Single(await LookAlike.FindAsync(db, "autre", "étude préliminaire", new(), Cancellation)).Why);
        Assert.Empty(await LookAlike.FindAsync(db, "autre", "barème tarifaire", new() { Email = "x@example.org" }, Cancellation));
    }

    [Fact]
    public async Task The_same_applicant_is_known_by_name_and_postal_address_too_and_a_namesake_is_not()
    {
        var earlier = AccessRequest.Log(
            "2025-7",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Post, Clock.GetUtcNow(), "Texte", "une étude"),
            new DateOnly(2025, 12, 1),
            ["L’étude"],
            Officer,
            Clock.GetUtcNow());
        Database.Given(earlier, Applicant.Of(earlier.Id, new ApplicantDetails("Zoé Fictif-Roy", null, null, null, "12, rue des Érables\nQuébec (Québec)  G1R 2B5", ApplicantCategory.Individual)));
        await using var db = Database.CreateDbContext();

        Assert.Equal(
            ("2025-7", "même demandeur"),
            Assert.Single(await LookAlike.FindAsync(db, "autre", "", new() { Name = "zoe FICTIF ROY", Address = "12 rue des erables, Québec (Québec) G1R 2B5" }, Cancellation)) is var found ? (found.Number, found.Why) : default);
        Assert.Empty(await LookAlike.FindAsync(db, "autre", "", new() { Name = "Zoé Fictif-Roy", Address = "14, rue des Érables" }, Cancellation));
        Assert.Empty(await LookAlike.FindAsync(db, "autre", "", new() { Name = "Zoé Fictif-Roy" }, Cancellation));
    }

    [Fact]
    public async Task A_request_that_resembles_what_an_earlier_one_released_is_found()
    {
        await GivenAsync(("2025-1", new DateOnly(2025, 12, 1)));
        await using var db = Database.CreateDbContext();
        Database.Given(new SearchEntry
        {
            RequestId = (await db.Requests.SingleAsync(Cancellation)).Id,
            Source = SearchSource.Released,
            SourceId = Guid.NewGuid(),
            Part = 1,
            Text = "Le plan directeur prévoit le réaménagement du carrefour.",
        });

        Assert.Empty(await LookAlike.FindAsync(db, "autre", "réaménagement du carrefour", new(), Cancellation));

        // What is indexed is found once its package is approved.
        await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(request => request.Decision.ApprovedManifest, new string('a', 64)), Cancellation);
        Assert.Equal("2025-1", Assert.Single(await LookAlike.FindAsync(db, "autre", "réaménagement du carrefour", new(), Cancellation)).Number);
    }

    [Fact]
    public void An_export_that_was_too_long_is_said_on_the_list()
    {
        SignInAs(Roles.AccessOfficer);
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/demandes?trop=1");

        var page = Open<RequestListPage>();

        Assert.Contains("rien n’est exporté. Resserrez les filtres", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[download]"));
    }

    /// <summary>Files that the page shows with nobody.</summary>
    private static Dictionary<string, Guid?> FromNobody(params string[] numbers) => numbers.ToDictionary(number => number, _ => (Guid?)null);

    private static void Give(IRenderedComponent<RequestListPage> page, Account officer)
    {
        page.FindAll("select").Single(select => select.TextContent.Contains(officer.Name, StringComparison.Ordinal) && select.TextContent.Contains("personne", StringComparison.Ordinal)).Change($"{officer.Id}");
        page.FindAll("button").Single(button => button.TextContent.StartsWith("Attribuer", StringComparison.Ordinal)).Click();
    }

    private Account GivenOfficer(string name, string email, Action<Account>? change = null)
    {
        var role = new IdentityRole<Guid>(Roles.AccessOfficer) { Id = Guid.NewGuid() };
        var account = new Account { Id = Guid.NewGuid(), Name = name, Email = email, UserName = email };
        change?.Invoke(account);
        Database.Given(role, account, new IdentityUserRole<Guid> { UserId = account.Id, RoleId = role.Id });
        return account;
    }

    private async Task GivenAsync(params (string Number, DateOnly ReceivedOn)[] files)
    {
        await using var db = Database.CreateDbContext();

        foreach (var (number, receivedOn) in files)
        {
            var request = AccessRequest.Log(
                number,
                new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Texte avec signature", "une étude"),
                receivedOn,
                ["L’étude préliminaire"],
                Officer,
                Clock.GetUtcNow());
            db.Add(request);
            db.Add(Applicant.Of(request.Id, new ApplicantDetails("Camille Fictif", null, $"{number}@example.org", null, null, ApplicantCategory.Individual)));
        }

        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<RequestListing> ListingAsync(RequestFilter filter, ClaimsPrincipal? reader = null)
    {
        await using var db = Database.CreateDbContext();

        if (reader is not null)
        {
            db.Reader = new Reader();
            db.Reader.Become(reader);
        }

        return await RequestListing.ReadAsync(db, filter, page: 1, Officer.Id, mayKnowApplicants: true, Today, Cancellation);
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(RequestFilter filter, bool mayKnow = true)
    {
        await using var db = Database.CreateDbContext();
        return await filter.Order(db, await filter.ApplyAsync(db, Today, mayKnow, Cancellation)).Select(request => request.Number).ToListAsync(Cancellation);
    }
}
