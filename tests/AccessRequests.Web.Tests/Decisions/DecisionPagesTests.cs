using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Extensions;
using Quartz;

namespace AccessRequests.Web.Tests.Decisions;

public sealed class DecisionPagesTests : PageTest
{
    private readonly TestFolder _folder = new();
    private readonly Signatory _signatory = Signatory.Appoint(new SignatoryDetails("Luc Roy", "Responsable de l’accès", "1, rue A"));
    private readonly PublicBody _body = PublicBody.Add(new PublicBodyDetails("Secrétariat", "SCT", NounArticle.Le, "Ève Roy", null, null, null, null, null));

    public DecisionPagesTests()
    {
        Services.AddSingleton(new FileStore(_folder.Path, FileKeys.OfThisProcess()));
        Services.AddSingleton<DocumentRelease>();
        Services.AddSingleton(services => new PreviewCache(services.GetRequiredService<DocumentRelease>(), _folder.Path));
        Services.AddScoped<DecidePoint>();
        Services.AddScoped<ApplySuggestedOutcomes>();
        Services.AddScoped<EditLetter>();
        Services.AddScoped<EditDecisionWords>();
        Services.AddQuartz();
        Services.AddSingleton(new ArtefactStore(_folder.Path, FileKeys.OfThisProcess()));
        Services.AddSingleton<KnownAttempts>();
        Services.AddSingleton<IdentityConfirmation>();
        Services.AddScoped<BuildPackage>();
        Services.AddScoped<ApproveDecision>();

        var letterhead = new Letterhead("Ministère", "Accès", "1, rue A", null, null, null, null, "le Ministère", "https://exemple.test/");
        Database.Given([.. ProvisionCatalogue.Shipped(), Organisation.Found(letterhead, "#####", CalendarPolicy.InterpretationAct), _signatory, _body]);
    }

    [Fact]
    public void The_page_lists_every_blocker_with_the_way_to_mend_it_and_keeps_the_submission_closed()
    {
        SignInAs(Roles.AccessOfficer);
        Log();

        var page = Open<DecisionPage>(parameters => parameters.Add(p => p.Number, "2025-001"));

        Assert.Equal(
            [
                "La lettre n’a pas de signataire. Choisissez le responsable qui signe. Aller à la lettre",
                "La lettre n’est pas datée. Indiquez la date de la décision. Aller à la lettre",
                "Le point 1 n’a pas d’issue. Décidez de son issue. Aller au point 1",
            ],
            page.FindAll(".blockers li").Select(blocker => string.Join(' ', blocker.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.True(Button(page, "Soumettre à l’approbation").HasAttribute("disabled"));
    }

    [Fact]
    public void A_draft_without_blockers_is_submitted()
    {
        SignInAs(Roles.AccessOfficer);
        Log(Decide);

        var page = Open<DecisionPage>(parameters => parameters.Add(p => p.Number, "2025-001"));
        Button(page, "Soumettre à l’approbation").Click();

        page.WaitForAssertion(() => Assert.Equal(RequestStatus.AwaitingApproval, Saved().Status));
        page.WaitForAssertion(() =>
        {
            using var db = Database.CreateDbContext();
            Assert.Equal(PackageStatus.Waiting, Assert.Single(db.Packages).Status);
        });
        Assert.Contains("Le projet de décision est chez le gestionnaire.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_choice_of_the_grouping_is_kept_and_what_was_edited_with_it()
    {
        SignInAs(Roles.AccessOfficer);
        Log(Decide);
        Wording(wording => wording.Edit(Saved(), [new ReplaceParagraph("closing", "Au revoir.", null)], User.ToActor(), Clock.GetUtcNow()));
        var page = Open<DecisionPage>(parameters => parameters.Add(p => p.Number, "2025-001"));
        Assert.Equal(PointGrouping.OutcomeAndGrounds, Choice(page).GetState(select => select.Value));

        page.InvokeAsync(() => Choice(page).ValueChanged.InvokeAsync(PointGrouping.Outcome));
        page.FindAll("form").Single(form => form.TextContent.Contains("Enregistrer la lettre", StringComparison.Ordinal)).Submit();

        page.WaitForAssertion(() => Assert.Equal(PointGrouping.Outcome, Kept().GroupsPoints));
        Assert.Equal("Au revoir.", Assert.IsType<ReplaceParagraph>(Assert.Single(Kept().Edits)).Text);
        page.WaitForAssertion(() => Assert.Equal(PointGrouping.Outcome, Choice(page).GetState(select => select.Value)));

        static MudSelect<PointGrouping> Choice(IRenderedComponent<DecisionPage> page) => page.FindComponent<MudSelect<PointGrouping>>().Instance;

        DecisionWording Kept()
        {
            using var db = Database.CreateDbContext();
            return db.DecisionWordings.AsNoTracking().Single();
        }
    }

    [Fact]
    public void Words_kept_before_the_grouping_could_be_chosen_are_read_as_they_were()
    {
        SignInAs(Roles.AccessOfficer);
        Log(Decide);
        Wording(wording => wording.Edit(Saved(), [new RemoveParagraph("identity")], User.ToActor(), Clock.GetUtcNow()));

        using var db = Database.CreateDbContext();
        Assert.Equal("""[{"$type":"remove","paragraph":"identity"}]""", db.Database.SqlQueryRaw<string>("SELECT Edits AS Value FROM DecisionWordings").Single());
        Assert.Equal(PointGrouping.OutcomeAndGrounds, db.DecisionWordings.AsNoTracking().Single().GroupsPoints);
    }

    [Fact]
    public void A_reviewer_reads_the_draft_and_changes_nothing()
    {
        SignInAs(Roles.Reviewer);
        Log(Decide);

        var page = Open<DecisionPage>(parameters => parameters.Add(p => p.Number, "2025-001"));

        Assert.Empty(page.FindAll("form"));
        Assert.DoesNotContain("Soumettre à l’approbation", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manager_who_drafted_is_told_so_instead_of_being_offered_the_approval()
    {
        SignInAs(Roles.AccessOfficer, Roles.Manager);
        Log(Submit);

        var page = Open<ApprovalPage>(parameters => parameters.Add(p => p.Number, "2025-001"));

        Assert.Contains("Vous avez préparé ce projet : une autre personne doit l’approuver.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Approuver la décision", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_approves_sees_who_answers_for_pages_that_nobody_opened_and_why()
    {
        SignInAs(Roles.AccessOfficer);
        RequestedDocument? document = null;
        Log((request, actor) =>
        {
            var details = new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]);
            document = RequestedDocument.Add(request, DocumentId.New(), details, new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 12), actor, Clock.GetUtcNow());
            document.HoldAsRead(request, new HashSet<int> { 1, 2 }, "Formulaires identiques", actor, Clock.GetUtcNow());
            Submit(request, actor);
        });
        Database.Given(document!);
        SignInAs(Roles.Manager);

        var page = Open<ApprovalPage>(parameters => parameters.Add(p => p.Number, "2025-001"));

        page.WaitForAssertion(() => Assert.Contains("Note — 10 pages : 3 à 12 — Formulaires identiques", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Des pages partent que personne n’a ouvertes", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_return_needs_a_comment_and_reaches_the_officer()
    {
        SignInAs(Roles.AccessOfficer);
        Log(Submit);
        SignInAs(Roles.Manager);

        var page = Open<ApprovalPage>(parameters => parameters.Add(p => p.Number, "2025-001"));
        page.FindAll("form")[^1].Submit();
        Assert.Contains("Dites en quelques mots ce qui est à revoir.", page.Markup, StringComparison.Ordinal);
        page.Find("form textarea").Change("Revoir le point 1");
        page.FindAll("form")[^1].Submit();

        page.WaitForAssertion(() => Assert.Equal((RequestStatus.Open, "Revoir le point 1"), (Saved().Status, Saved().Decision.ReturnComment)));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _folder.Dispose();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<DecisionPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private void Log(Action<AccessRequest, Actor>? then = null)
    {
        var actor = User.ToActor();
        var details = new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Clock.GetUtcNow(), "Texte", "un guide");
        var request = AccessRequest.Log("2025-001", details, new DateOnly(2025, 12, 1), ["Un guide"], actor, Clock.GetUtcNow());
        then?.Invoke(request, actor);
        Database.Given(request, Applicant.Of(request.Id, new ApplicantDetails("Anonyme", null, null, null, null, ApplicantCategory.Individual)));
    }

    private void Decide(AccessRequest request, Actor actor)
    {
        request.Refer(_body, [1], null, new DateOnly(2025, 12, 1), actor, Clock.GetUtcNow());
        request.EditLetter(new LetterDetails(new DateOnly(2025, 12, 1), _signatory.Id, Delivery.Email), [_signatory], actor, Clock.GetUtcNow());
    }

    private void Submit(AccessRequest request, Actor actor)
    {
        Decide(request, actor);
        request.SubmitForApproval([], actor, Clock.GetUtcNow());
    }

    private void Wording(Action<DecisionWording> change)
    {
        using var db = Database.CreateDbContext();
        var wording = DecisionWording.Of(Saved());
        change(wording);
        db.Add(wording);
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }

    private AccessRequest Saved()
    {
        using var db = Database.CreateDbContext();
        return db.Requests.AsNoTracking().Single(request => request.Number == "2025-001");
    }
}
