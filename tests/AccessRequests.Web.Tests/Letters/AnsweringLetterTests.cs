using AccessRequests.Domain;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Steps;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Facts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Incidents;
using AccessRequests.Web.Letters;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Letters;

/// <summary>Letters that end a file or set its course by leaving: nobody enters their effect a second time.</summary>
public sealed class AnsweringLetterTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public AnsweringLetterTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private static DateOnly Today => TimeProvider.System.QuebecToday();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Arts. 89 ff.: before, a correction stayed to be answered, and late, for ever.</summary>
    [Fact]
    public async Task The_letter_on_a_correction_that_leaves_ends_the_file_and_opens_its_review()
    {
        var id = await LogAsync(RequestKind.Correction, daysAgo: 60);
        Assert.Contains("2026-C1", await LateAsync());

        await SendAsync(id, LetterKind.Correction, facts => facts.Items = "L’adresse au dossier d’employé");

        await using var db = await _case.OpenAsync();
        var request = await db.Requests.SingleAsync(known => known.Id == id, Cancellation);
        Assert.Equal((RequestStatus.Sent, Today), (request.Status, request.AnsweredOn));
        Assert.NotNull(request.Clocks(await db.AnswerCalendarAsync(Cancellation)).Review);
        Assert.DoesNotContain("2026-C1", await LateAsync());
    }

    [Fact]
    public async Task The_letter_that_points_to_an_earlier_answer_is_the_answer()
    {
        var id = await LogAsync(RequestKind.AdministrativeDocuments);

        await SendAsync(id, LetterKind.RepeatedRequest, facts => (facts.On, facts.Reference, facts.CopyEnclosed) = (Today.AddDays(-90).ToDateTime(TimeOnly.MinValue), "2026-11", true));

        await using var db = await _case.OpenAsync();
        var request = await db.Requests.SingleAsync(known => known.Id == id, Cancellation);
        Assert.Equal((RequestStatus.Sent, Today), (request.Status, request.AnsweredOn));
        Assert.Null(request.Clocks(await db.AnswerCalendarAsync(Cancellation)).Publication);
    }

    [Fact]
    public async Task The_letter_that_tells_of_an_application_to_the_Commission_records_it_and_its_leave_ends_the_file()
    {
        var id = await LogAsync(RequestKind.AdministrativeDocuments);

        await SendAsync(
            id, LetterKind.CommissionApplication, facts => (facts.On, facts.Ground, facts.Reason) = (Today.ToDateTime(TimeOnly.MinValue), CommissionGround.Repetition, "Quarante demandes en un mois"));

        await using var db = await _case.OpenAsync();
        Assert.Equal((StepKind.CommissionApplied, Today), await db.FileSteps.Where(step => step.RequestId == id).Select(step => new ValueTuple<StepKind, DateOnly>(step.Kind, step.On)).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_open_again_was_answered_and_is_not_late()
    {
        var id = await LogAsync(RequestKind.Correction, daysAgo: 60);
        await SendAsync(id, LetterKind.Correction, facts => facts.Items = "L’adresse au dossier d’employé");
        var officer = await _case.PersonAsync(Roles.AccessOfficer);

        await _case.AskAsync<CloseRequest>(close => close.ReopenAsync(id, new ReasonForm { Reason = "Une adresse de plus" }, officer, Cancellation));

        Assert.DoesNotContain("2026-C1", await LateAsync());
        await using var db = await _case.OpenAsync();
        var day = await OfficeDay.ReadAsync(db, officer, Today, Cancellation);
        Assert.Equal(("À attribuer", 2, 1), Assert.Single(day.Workload)); // the late one is the case of the demonstration
        Assert.Equal(1, day.Late);
        Assert.Contains(day.Mine, task => task.Text == "Reprendre la demande 2026-C1, rouverte après une réponse" && task.Due == Today);
    }

    /// <summary>It left without a package: its own file is the evidence, and no pages of documents are asked for.</summary>
    [Fact]
    public async Task An_incident_is_reported_of_a_letter_that_answered_alone()
    {
        var id = await LogAsync(RequestKind.Correction);
        await SendAsync(id, LetterKind.Correction, facts => facts.Items = "L’adresse au dossier d’employé");
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        Guid sending;
        await using (var before = await _case.OpenAsync())
        {
            sending = (await before.Requests.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation)).Sendings.Single().Id;
        }

        var day = Today.ToDateTime(TimeOnly.MinValue);
        await _case.AskAsync<ReportIncident>(report => report.ExecuteAsync(
            id,
            new ReportIncidentForm { SendingId = sending, Nature = IncidentNature.TooLittleHidden, OccurredFrom = day, AwareOn = day, Circumstances = "Une adresse de trop", Information = "Adresse d’un collègue" },
            officer,
            Cancellation));

        await using var db = await _case.OpenAsync();
        var incident = await db.Incidents.AsNoTracking().SingleAsync(Cancellation);
        var left = Assert.Single(incident.Communications);
        var sha256 = await db.SentLetters.Where(letter => db.Letters.Any(draft => draft.Id == letter.LetterId && draft.RequestId == id)).Select(letter => letter.Sha256).SingleAsync(Cancellation);
        Assert.Null(left.PackageId);
        Assert.EndsWith($".pdf {sha256}", left.Evidence, StringComparison.Ordinal);
        Assert.NotNull((await db.Requests.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation)).HoldReason);
        Assert.Contains(await db.Notices.AsNoTracking().ToListAsync(Cancellation), notice => notice.Text.Contains("un incident de confidentialité est signalé", StringComparison.Ordinal) && notice.Address == Urls.Incidents);
    }

    /// <summary>Whoever logs the same again is led to what answered it.</summary>
    [Fact]
    public async Task What_a_letter_answered_is_a_click_away_from_a_request_that_resembles_it()
    {
        var id = await LogAsync(RequestKind.AdministrativeDocuments);
        await using var db = await _case.OpenAsync();
        Assert.Null(Assert.Single(await LookAlike.FindAsync(db, "autre", "", new() { Email = "rose@exemple.test" }, Cancellation)).Answer);

        await SendAsync(id, LetterKind.RepeatedRequest, facts => (facts.On, facts.Reference, facts.CopyEnclosed) = (Today.AddDays(-90).ToDateTime(TimeOnly.MinValue), "2026-11", true));

        var (address, sentOn) = Assert.Single(await LookAlike.FindAsync(db, "autre", "", new() { Email = "rose@exemple.test" }, Cancellation)).Answer!.Value;
        Assert.Equal(Today, sentOn);
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        using var letter = await officer.GetAsync(address, Cancellation);
        Assert.Equal("application/pdf", letter.Content.Headers.ContentType!.MediaType);
    }

    private async Task<IReadOnlyList<string>> LateAsync()
    {
        await using var db = await _case.OpenAsync();
        var late = RequestFilter.Parse(null, null, RequestFilter.Late, null, null, null, null);
        return await (await late.ApplyAsync(db, Today, mayKnowApplicants: false, Cancellation)).Select(request => request.Number).ToListAsync(Cancellation);
    }

    private async Task<AccessRequestId> LogAsync(RequestKind kind, int daysAgo = 3)
    {
        var officer = (await _case.PersonAsync(Roles.AccessOfficer)).ToActor();
        var received = TimeProvider.System.GetUtcNow().AddDays(-daysAgo);
        var request = AccessRequest.Log(
            "2026-C1", new RequestDetails(kind, RequestForm.Written, ReceptionChannel.Email, received, "Texte", "mon dossier"), Today.AddDays(-daysAgo), ["Mon adresse"], officer, received);
        await using var db = await _case.OpenAsync();
        db.Requests.Add(request);
        db.Applicants.Add(Applicant.Of(request.Id, new ApplicantDetails("Rose Fictive", null, "rose@exemple.test", null, null, ApplicantCategory.Individual)));

        if (kind == RequestKind.Correction)
        {
            request.VerifyIdentity(new IdentityCheck(Today, "Permis de conduire"), Today, officer, received);
        }

        await db.SaveChangesAsync(Cancellation);
        return request.Id;
    }

    [Fact]
    public async Task An_approval_is_not_taken_back_from_a_page_that_shows_an_earlier_letter()
    {
        var id = await LogAsync(RequestKind.Correction);
        var manager = await _case.PersonAsync(Roles.Manager);
        var letter = await ApprovedAsync(id, LetterKind.Correction, facts => facts.Items = "L’adresse au dossier d’employé");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<ApproveLetter>(approve => approve.WithdrawAsync(letter, Guid.NewGuid(), manager, Cancellation)));
        Assert.Equal(LetterDraftStatus.Approved, (await LetterAsync(letter)).Status);

        await _case.AskAsync<ApproveLetter>(async approve => await approve.WithdrawAsync(letter, (await LetterAsync(letter)).Version, manager, Cancellation));
        Assert.Equal(LetterDraftStatus.Draft, (await LetterAsync(letter)).Status);

        var wrong = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ApproveLetter>(async approve =>
            await approve.ExecuteAsync(letter, (await LetterAsync(letter)).Version, await ShownAsync(id, letter), new ApprovalForm { Password = "pas le sien" }, manager, Cancellation)));
        Assert.Equal(ObstacleKind.PasswordRefused, wrong.Obstacles.Single().Kind);
        Assert.Equal(LetterDraftStatus.Draft, (await LetterAsync(letter)).Status);
        await using var db = await _case.OpenAsync();
        Assert.Equal(manager.ToActor().Id, await db.History.Where(entry => entry.RequestId == id && entry.Act == HistoryAct.ApprovalPasswordRefused).Select(entry => entry.ActorId).SingleAsync(Cancellation));
    }

    private async Task SendAsync(AccessRequestId id, LetterKind kind, Action<LetterFactsForm> fill)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var letter = await ApprovedAsync(id, kind, fill);
        await _case.AskAsync<SendLetter>(async send =>
            await send.ExecuteAsync(letter, (await LetterAsync(letter)).Version, new SendLetterForm { SentOn = Today.ToDateTime(TimeOnly.MinValue) }, officer, Cancellation));
    }

    private async Task<Guid> ApprovedAsync(AccessRequestId id, LetterKind kind, Action<LetterFactsForm> fill)
    {
        var (officer, manager) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager));
        var letter = Guid.Empty;
        await _case.AskAsync<BeginLetter>(async begin => letter = await begin.ExecuteAsync(id, kind, officer, Cancellation));
        var form = OfficeLetterForm.Of(await LetterAsync(letter));
        fill(form.Facts);
        await _case.AskAsync<EditOfficeLetter>(async edit => await edit.ExecuteAsync(letter, (await LetterAsync(letter)).Version, form, officer, Cancellation));
        await _case.AskAsync<ApproveLetter>(async approve => await approve.ExecuteAsync(letter, (await LetterAsync(letter)).Version, await ShownAsync(id, letter), Case30198.PasswordOf(Roles.Manager), manager, Cancellation));
        return letter;
    }

    private async Task<string> ShownAsync(AccessRequestId id, Guid letter)
    {
        await using var db = await _case.OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Id == id, Cancellation);
        return SentLetter.Of(letter, LetterComposer.Compose(await db.LetterRecordAsync(request, await LetterAsync(letter), Today, Cancellation))).Sha256;
    }

    private async Task<LetterDraft> LetterAsync(Guid id)
    {
        await using var db = await _case.OpenAsync();
        return await db.Letters.AsNoTracking().SingleAsync(letter => letter.Id == id, Cancellation);
    }
}
