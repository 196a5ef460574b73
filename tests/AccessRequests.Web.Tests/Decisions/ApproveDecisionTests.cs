using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Organisations;
using AccessRequests.Web.Provisions;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Decisions;

public sealed class ApproveDecisionTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public ApproveDecisionTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(_case.SubmitAsync());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_drafted_cannot_approve_even_as_a_manager()
    {
        var drafter = await _case.PersonAsync(Roles.AccessOfficer, Roles.Manager);
        var request = await _case.RequestAsync();
        var seen = (await _case.BuildAsync()).ManifestSha256!;

        var violation = await Assert.ThrowsAsync<RuleViolationException>(
            () => _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, seen, Case30198.PasswordOf(Roles.AccessOfficer), drafter, Cancellation)));

        Assert.Equal(ObstacleKind.DraftedByTheSamePerson, Assert.Single(violation.Obstacles).Kind);
        Assert.Equal(RequestStatus.AwaitingApproval, (await _case.RequestAsync()).Status);
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.AccessOfficer)]
    [InlineData(Roles.Administrator)]
    public async Task Only_a_manager_approves_returns_or_withdraws(string role)
    {
        var person = await _case.PersonAsync(role);
        var request = await _case.RequestAsync();
        var form = new ReturnForm { Comment = "À revoir" };

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(request.Id, "", Case30198.PasswordOf(role), person, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, form, person, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ApproveDecision>(approve => approve.WithdrawAsync(request.Id, form, person, Cancellation)));
    }

    [Fact]
    public async Task A_reviewer_does_not_reach_the_page_of_the_approval()
    {
        using var reviewer = await _host.SignedInAsync(Roles.Reviewer);

        using var answer = await AccessRequestsHost.GetAsync(reviewer, $"/demandes/{Case30198.Number}/approbation");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task What_changed_while_the_manager_read_is_not_approved()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var administrator = await _case.PersonAsync(Roles.Administrator);
        var request = await _case.RequestAsync();
        var seen = (await _case.BuildAsync()).ManifestSha256!;
        await ChangeTelephoneAsync(administrator);

        var stale = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(request.Id, seen, manager));
        await _case.BuildAsync();
        var unread = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(request.Id, seen, manager));

        Assert.Equal(ObstacleKind.DecisionChangedSincePackage, Assert.Single(stale.Obstacles).Kind);
        Assert.Equal(ObstacleKind.DecisionChangedWhileRead, Assert.Single(unread.Obstacles).Kind);
    }

    [Fact]
    public async Task A_letterhead_that_holds_from_a_later_day_leaves_the_letter_as_it_is()
    {
        var administrator = await _case.PersonAsync(Roles.Administrator);
        var seen = await _case.FingerprintAsync();
        await using var db = await _case.OpenAsync();
        var form = OrganisationForm.Of(await db.Organisations.SingleAsync(Cancellation), new DateOnly(2026, 1, 1));
        form.Ministry = "Ministère des Exemples";

        await _case.AskAsync<EditOrganisation>(edit => edit.ExecuteAsync(form, administrator, Cancellation));

        Assert.Equal(seen, await _case.FingerprintAsync());
        await using var after = await _case.OpenAsync();
        var organisation = await after.Organisations.AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal("Ministère des Exemples", organisation.LetterheadOn(new DateOnly(2026, 1, 1)).Ministry);
        Assert.NotEqual("Ministère des Exemples", organisation.LetterheadOn(new DateOnly(2025, 12, 31)).Ministry);
    }

    [Fact]
    public async Task A_return_says_why_and_opens_the_file_again()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var request = await _case.RequestAsync();

        await Assert.ThrowsAsync<ValidationException>(
            () => _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, new ReturnForm { Comment = " " }, manager, Cancellation)));
        await _case.AskAsync<ApproveDecision>(approve => approve.ReturnAsync(request.Id, new ReturnForm { Comment = "Revoir le point 4" }, manager, Cancellation));

        var returned = await _case.RequestAsync();
        Assert.Equal(RequestStatus.Open, returned.Status);
        Assert.Equal("Revoir le point 4", returned.Decision.ReturnComment);
    }

    [Fact]
    public async Task The_previews_are_shown_inline_and_kept_by_no_browser()
    {
        using var manager = await _host.SignedInAsync(Roles.Manager);
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().FirstAsync(Cancellation);

        foreach (var address in new[] { $"/demandes/{Case30198.Number}/lettre.pdf", $"/demandes/{Case30198.Number}/documents/{document.Id}/apercu.pdf" })
        {
            using var answer = await AccessRequestsHost.GetAsync(manager, address);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
            Assert.Null(answer.Content.Headers.ContentDisposition);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task An_administrator_sees_neither_letter_nor_documents()
    {
        using var administrator = await _host.SignedInAsync(Roles.Administrator);

        using var answer = await AccessRequestsHost.GetAsync(administrator, $"/demandes/{Case30198.Number}/lettre.pdf");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_preview_of_the_document_of_another_request_is_not_found()
    {
        await _case.LogAnotherAsync("99999");
        using var manager = await _host.SignedInAsync(Roles.Manager);
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().FirstAsync(Cancellation);

        using var answer = await AccessRequestsHost.GetAsync(manager, $"/demandes/99999/documents/{document.Id}/apercu.pdf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_approval_asks_for_the_password_again_and_five_wrong_ones_refuse_the_right_one()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var package = await _case.BuildAsync();
        var refusals = new List<ObstacleKind>();

        var missing = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(package.RequestId, package.ManifestSha256!, manager, ""));
        Assert.Equal(ObstacleKind.PasswordMissing, Assert.Single(missing.Obstacles).Kind);

        for (var attempt = 1; attempt <= 6; attempt++)
        {
            var refusal = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(package.RequestId, package.ManifestSha256!, manager, "mauvais mot de passe"));
            refusals.Add(Assert.Single(refusal.Obstacles).Kind);
        }

        var locked = await Assert.ThrowsAsync<RuleViolationException>(() => ApproveAsync(package.RequestId, package.ManifestSha256!, manager));

        Assert.Equal([.. Enumerable.Repeat(ObstacleKind.PasswordRefused, 4), .. Enumerable.Repeat(ObstacleKind.PasswordLockedOut, 2)], refusals);
        Assert.Equal(ObstacleKind.PasswordLockedOut, Assert.Single(locked.Obstacles).Kind);
        Assert.Equal(RequestStatus.AwaitingApproval, (await _case.RequestAsync()).Status);
        await using var db = await _case.OpenAsync();
        Assert.Equal(7, await db.History.CountAsync(entry => entry.Act == HistoryAct.ApprovalPasswordRefused && entry.RequestId == package.RequestId, Cancellation));
    }

    [Fact]
    public async Task Strangers_at_the_door_keep_no_manager_from_approving()
    {
        var manager = await _case.PersonAsync(Roles.Manager);
        var package = await _case.BuildAsync();
        var email = DemonstrationAccounts.All.Single(person => person.Role == Roles.Manager).Email;
        using var stranger = _host.Browser();

        for (var i = 0; i < SecurityRegistration.MaxAttempts; i++)
        {
            await AccessRequestsHost.SignInAsync(stranger, email, "pas le bon mot de passe");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.SignedInAsync(Roles.Manager));
        await ApproveAsync(package.RequestId, package.ManifestSha256!, manager);

        Assert.Equal(RequestStatus.Approved, (await _case.RequestAsync()).Status);
    }

    [Fact]
    public async Task An_approval_records_who_when_and_in_what_role_and_a_change_of_the_letterhead_cancels_it_and_says_so()
    {
        var package = await _case.ApproveSubmittedAsync();
        var decision = (await _case.RequestAsync()).Decision;
        Assert.Equal(("Gestionnaire", package.ManifestSha256), (decision.ApprovedAs, decision.ApprovedManifest));
        await using var db = await _case.OpenAsync();
        var entry = await db.History.SingleAsync(known => known.Act == HistoryAct.Approved, Cancellation);
        Assert.Equal(decision.ApprovedBy, entry.ActorName);
        Assert.Equal(decision.ApprovedAt, entry.At);
        Assert.Equal($"Gestionnaire — manifeste {package.ManifestSha256} — empreinte {package.Fingerprint}", entry.After);

        await ChangeTelephoneAsync(await _case.PersonAsync(Roles.Administrator));

        await AssertCancelledAsync(package, "L’en-tête des lettres a changé.");
    }

    [Fact]
    public async Task A_text_of_an_article_that_the_decision_rests_on_cancels_the_approval_and_another_does_not()
    {
        var package = await _case.ApproveSubmittedAsync();
        var administrator = await _case.PersonAsync(Roles.Administrator);

        await CorrectAsync("28", administrator);
        Assert.Equal(RequestStatus.Approved, (await _case.RequestAsync()).Status);
        await CorrectAsync("37", administrator);

        await AssertCancelledAsync(package, "Le texte de l’article 37 a changé.");
    }

    [Fact]
    public async Task What_the_letter_says_of_its_signatory_cancels_the_approval_and_a_change_behind_the_use_cases_is_refused_at_the_door()
    {
        var package = await _case.ApproveSubmittedAsync();

        // As a new version of the program or a hand in the database would change it: nothing cancels the approval.
        await using (var behind = await _case.OpenAsync())
        {
            await behind.Database.ExecuteSqlAsync($"UPDATE Applicants SET Name = 'Une autre personne'", Cancellation);
            using var browser = await _host.SignedInAsync(Roles.AccessOfficer);
            Assert.Equal(HttpStatusCode.Conflict, (await browser.GetAsync(Case30198.UrlOf(package, package.Artefacts[0]), Cancellation)).StatusCode);
            Assert.Equal(RequestStatus.Approved, (await _case.RequestAsync()).Status);
        }

        var administrator = await _case.PersonAsync(Roles.Administrator);
        await using var db = await _case.OpenAsync();
        var signatory = await db.Signatories.AsNoTracking().SingleAsync(known => known.Id == db.Requests.Single(request => request.Id == package.RequestId).Decision.SignatoryId, Cancellation);
        var form = SignatoryForm.Of(signatory);
        form.Title = "Responsable substitut";

        await _case.AskAsync<EditSignatory>(edit => edit.ExecuteAsync(signatory.Id, form, administrator, Cancellation));

        await AssertCancelledAsync(package, $"Ce que les lettres disent de {signatory.Name}, signataire, a changé.");
    }

    [Fact]
    public async Task The_manager_reads_the_very_bytes_and_nobody_else_reads_them_there()
    {
        var package = await _case.BuildAsync();
        using var manager = await _host.SignedInAsync(Roles.Manager);
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        foreach (var artefact in package.Artefacts.Where(artefact => artefact.PageCount is not null))
        {
            var address = $"/demandes/{Case30198.Number}/approbation/{package.Id}/{artefact.Id}.pdf";
            using var answer = await AccessRequestsHost.GetAsync(manager, address);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);

            Assert.Equal(artefact.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Null(answer.Content.Headers.ContentDisposition);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Equal(HttpStatusCode.Forbidden, (await AccessRequestsHost.GetAsync(officer, address)).StatusCode);
            Assert.Equal(HttpStatusCode.Conflict, (await AccessRequestsHost.GetAsync(officer, Case30198.UrlOf(package, artefact))).StatusCode);
        }

        var manifest = package.Artefacts.Single(artefact => artefact.FileName.EndsWith(".json", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await AccessRequestsHost.GetAsync(manager, $"/demandes/{Case30198.Number}/approbation/{package.Id}/{manifest.Id}.pdf")).StatusCode);
    }

    private async Task AssertCancelledAsync(Package package, string reason)
    {
        var request = await _case.RequestAsync();
        Assert.Equal(RequestStatus.Open, request.Status);
        Assert.Equal($"L’approbation est annulée : {reason}", request.Decision.ReturnComment);
        Assert.Null(request.Decision.ApprovedManifest);
        await using var db = await _case.OpenAsync();
        var entry = await db.History.SingleAsync(known => known.Act == HistoryAct.ApprovalCancelled, Cancellation);
        Assert.Equal(reason, entry.After);
        Assert.Contains(package.ManifestSha256!, entry.Before, StringComparison.Ordinal);
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        using var answer = await officer.GetAsync(Case30198.UrlOf(package, package.Artefacts[0]), Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private Task ApproveAsync(AccessRequestId id, string seen, ClaimsPrincipal manager, string? password = null) =>
        _case.AskAsync<ApproveDecision>(approve => approve.ApproveAsync(
            id, seen, password is null ? Case30198.PasswordOf(Roles.Manager) : new ApprovalForm { Password = password }, manager, Cancellation));

    private async Task ChangeTelephoneAsync(ClaimsPrincipal administrator)
    {
        await using var db = await _case.OpenAsync();
        var form = OrganisationForm.Of(await db.Organisations.SingleAsync(Cancellation), new DateOnly(2025, 12, 31));
        form.Telephone = "418 555-0100";
        await _case.AskAsync<EditOrganisation>(edit => edit.ExecuteAsync(form, administrator, Cancellation));
    }

    private async Task CorrectAsync(string number, ClaimsPrincipal administrator)
    {
        await using var db = await _case.OpenAsync();
        var provision = await db.Provisions.AsNoTracking().SingleAsync(known => known.Number == number, Cancellation);
        var text = provision.Texts.Count > 0 ? provision.Texts[0] : null;
        var form = text is null ? new ProvisionTextForm() : ProvisionTextForm.Of(provision, text);
        form.Text = "Texte corrigé pour l’essai.";
        (form.History, form.Source) = ("Essai", "Essai");
        await _case.AskAsync<EditProvisionText>(edit => edit.ExecuteAsync(number, text?.Id, form, administrator, Cancellation));
    }
}
