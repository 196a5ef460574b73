using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Referrals;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>The acts of intake on the demonstration's case, which was received on 1 December 2025 and is long overdue.</summary>
public sealed class RequestUseCasesTests : IAsyncLifetime
{
    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public RequestUseCasesTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_request_is_logged_with_its_points_and_its_applicant_stands_apart()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);

        await _case.AskAsync<LogRequest>(log => log.ExecuteAsync(Filled("2026-7"), officer, Cancellation));

        await using var db = await _case.OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == "2026-7", Cancellation);
        var applicant = await db.Applicants.AsNoTracking().SingleAsync(known => known.RequestId == request.Id, Cancellation);
        Assert.Equal(new DateOnly(2026, 3, 2), request.ReceivedOn);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 4, 30, 0, TimeSpan.Zero), request.ReceivedAt);
        Assert.Equal([(1, "Le rapport"), (2, "Le contrat")], request.Points.Select(point => (point.Number, point.Text)));
        Assert.Equal("Camille Fictif", applicant.Name);
    }

    [Fact]
    public async Task Who_asks_for_their_own_information_is_seen_by_those_who_handle_it_alone_until_a_manager_says_otherwise()
    {
        const string Password = "longue-phrase-de-passe-7";
        await _host.OpenAccountAsync("collegue@demo.example", Password, Roles.AccessOfficer);
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var form = Filled("2026-8");
        form.Kind = RequestKind.PersonalInformation;
        form.Form = RequestForm.Written;
        await _case.AskAsync<LogRequest>(log => log.ExecuteAsync(form, officer, Cancellation));
        using var handler = await _host.SignedInAsync(Roles.AccessOfficer);
        using var manager = await _host.SignedInAsync(Roles.Manager);
        using var reviewer = await _host.SignedInAsync(Roles.Reviewer);
        using var colleague = _host.Browser();
        await AccessRequestsHost.SignInAsync(colleague, "collegue@demo.example", Password);

        foreach (var (browser, sees) in new[] { (handler, true), (manager, true), (reviewer, false), (colleague, false) })
        {
            Assert.Equal(!sees, (await AccessRequestsHost.GetAsync(browser, "/demandes/2026-8/motifs/interne.html")).StatusCode == HttpStatusCode.NotFound);
            Assert.Equal(sees, (await AccessRequestsHost.TextAsync(browser, "/demandes/export.csv")).Contains("2026-8", StringComparison.Ordinal));
        }

        await using var db = await _case.OpenAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == "2026-8", Cancellation);
        Assert.Equal(1, await db.History.CountAsync(entry => entry.RequestId == request.Id && entry.Act == HistoryAct.AccessRestricted, Cancellation));
        var chief = await _case.PersonAsync(Roles.Manager);
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Become(chief);
        await scope.ServiceProvider.GetRequiredService<RestrictAccess>().LiftAsync(request.Id, new RestrictionForm { Reason = "Le réviseur en a besoin.", Seen = request.ActStamp }, chief, Cancellation);
        Assert.Contains("2026-8", await AccessRequestsHost.TextAsync(reviewer, "/demandes/export.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reception_in_the_future_is_said_on_its_field()
    {
        var form = Filled("2026-7");
        form.ReceivedDate = new DateTime(2099, 1, 4);

        await AssertInvalidAsync(form, nameof(LogRequestForm.ReceivedDate), "La réception ne peut être dans l’avenir.");
    }

    [Fact]
    public async Task A_reception_before_the_Act_is_said_on_its_field()
    {
        var form = Filled("2026-7");
        form.ReceivedDate = new DateTime(1981, 12, 31);

        await AssertInvalidAsync(form, nameof(LogRequestForm.ReceivedDate), "La Loi sur l’accès est de 1982 : vérifiez l’année.");
    }

    [Fact]
    public async Task An_extension_of_twelve_days_is_refused_in_words_and_changes_nothing()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        var form = Extension(new DateTime(2025, 12, 22));
        form.Days = 12;

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => _case.AskAsync<ExtendDeadline>(extend => extend.ExecuteAsync(id, form, officer, Cancellation)));

        Assert.Equal("Une prolongation est de 1 à 10 jours (art. 47 et 98).", Assert.Single(refusal.Errors).ErrorMessage);
        Assert.Null((await _case.RequestAsync()).Extension);
    }

    [Fact]
    public async Task Of_two_officers_who_extend_at_once_one_does_and_the_other_is_told_why_not()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;

        var refusals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Record.ExceptionAsync(() => _case.AskAsync<ExtendDeadline>(
            extend => extend.ExecuteAsync(id, Extension(new DateTime(2025, 12, 22)), officer, Cancellation))))));

        Assert.Single(refusals, refusal => refusal is null);
        Assert.All(refusals.OfType<Exception>(), refusal => Assert.NotNull(Refusals.InFrench(refusal)));
        await using var db = await _case.OpenAsync();
        Assert.Equal(1, await db.History.CountAsync(entry => entry.Act == HistoryAct.DeadlineExtended, Cancellation));
    }

    [Fact]
    public async Task A_number_already_taken_is_said_on_its_field() =>
        await AssertInvalidAsync(Filled(Case30198.Number), nameof(LogRequestForm.Number), "Le numéro 30198 est déjà pris. Choisissez-en un autre.");

    [Fact]
    public async Task A_request_about_oneself_by_telephone_is_refused_with_its_reason()
    {
        var form = Filled("2026-7");
        form.Kind = RequestKind.PersonalInformation;
        form.Form = RequestForm.Oral;

        await AssertInvalidAsync(form, nameof(LogRequestForm.Form), new Obstacle(ObstacleKind.PersonalInformationNeedsWriting).InFrench());
    }

    [Fact]
    public async Task The_proposed_number_is_the_next_free_one()
    {
        var proposed = "";
        await _case.AskAsync<LogRequest>(async log => proposed = await log.ProposeNumberAsync(Cancellation));

        Assert.Equal("30199", proposed);
    }

    [Fact]
    public async Task A_notice_sent_after_the_twentieth_day_extends_nothing()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;

        var violation = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ExtendDeadline>(extend =>
            extend.ExecuteAsync(id, Extension(new DateTime(2025, 12, 23)), officer, Cancellation)));

        Assert.Contains("au plus tard le 22 décembre 2025", violation.Message, StringComparison.Ordinal);
        Assert.Null((await _case.RequestAsync()).Extension);
    }

    [Fact]
    public async Task A_notice_of_the_last_day_extends_to_the_thirty_first_of_December_and_only_once()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var request = await _case.RequestAsync();

        await _case.AskAsync<ExtendDeadline>(extend => extend.ExecuteAsync(request.Id, Extension(new DateTime(2025, 12, 22)), officer, Cancellation));
        var violation = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<ExtendDeadline>(extend =>
            extend.ExecuteAsync(request.Id, Extension(new DateTime(2025, 12, 22)), officer, Cancellation)));

        Assert.Equal(ObstacleKind.ExtensionAlreadyGiven, Assert.Single(violation.Obstacles).Kind);
        await using var db = await _case.OpenAsync();
        var entry = await db.History.SingleAsync(known => known.Act == HistoryAct.DeadlineExtended, Cancellation);
        Assert.Equal("lundi 22 décembre 2025", entry.Before);
        Assert.StartsWith("mercredi 31 décembre 2025", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_overwrites_nothing_that_a_colleague_entered_meanwhile()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var (id, first) = await OpenFormAsync();
        var (_, second) = await OpenFormAsync();
        first.Subject = "le premier objet";
        second.Subject = "le second objet";

        await _case.AskAsync<EditRequest>(edit => edit.ExecuteAsync(id, first, officer, Cancellation));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<EditRequest>(edit => edit.ExecuteAsync(id, second, officer, Cancellation)));
        Assert.Equal("le premier objet", (await _case.RequestAsync()).Subject);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _case.AskAsync<EditRequest>(edit => edit.ExecuteAsync(id, Filled(Case30198.Number), officer, Cancellation)));
    }

    [Fact]
    public async Task A_point_that_documents_answer_keeps_its_number()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var (id, form) = await OpenFormAsync();
        form.Points.RemoveAt(0);

        var violation = await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync<EditRequest>(edit => edit.ExecuteAsync(id, form, officer, Cancellation)));

        Assert.Equal(ObstacleKind.PointInUse, Assert.Single(violation.Obstacles).Kind);
        Assert.Equal(7, (await _case.RequestAsync()).Points.Count);
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Administrator)]
    public async Task Nobody_but_an_officer_acts_on_a_request_even_past_the_page(string role)
    {
        var other = TestUsers.With(role);
        var (id, form) = await OpenFormAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<LogRequest>(log => log.ExecuteAsync(Filled("2026-7"), other, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<EditRequest>(edit => edit.ExecuteAsync(id, form, other, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ExtendDeadline>(extend => extend.ExecuteAsync(id, Extension(new DateTime(2025, 12, 22)), other, Cancellation)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<ReferPoints>(refer => refer.ExecuteAsync(id, new ReferralForm(), other, Cancellation)));
    }

    private async Task AssertInvalidAsync(LogRequestForm form, string field, string message)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => _case.AskAsync<LogRequest>(log => log.ExecuteAsync(form, officer, Cancellation)));

        var failure = Assert.Single(refusal.Errors);
        Assert.Equal((field, message), (failure.PropertyName, failure.ErrorMessage));
        await using var db = await _case.OpenAsync();
        Assert.Equal(1, await db.Requests.CountAsync(Cancellation));
        Assert.Equal(1, await db.Applicants.CountAsync(Cancellation));
    }

    private async Task<(AccessRequestId Id, LogRequestForm Form)> OpenFormAsync()
    {
        await using var db = await _case.OpenAsync();
        var request = await _case.RequestAsync();
        return (request.Id, LogRequestForm.Of(request, await db.Applicants.AsNoTracking().SingleAsync(applicant => applicant.RequestId == request.Id, Cancellation)));
    }

    private static ExtensionForm Extension(DateTime sentOn) => new() { Days = 10, Reason = "Volume", NoticeSentOn = sentOn };

    /// <summary>Received at half past eleven in the evening, when it is already the next day in UTC.</summary>
    private static LogRequestForm Filled(string number) => new()
    {
        Number = number,
        ReceivedDate = new DateTime(2026, 3, 2),
        ReceivedTime = new TimeSpan(23, 30, 0),
        Text = "1. Le rapport\n2. Le contrat",
        Subject = "une copie de documents",
        Points = [new PointForm { Text = "Le rapport" }, new PointForm { Text = "Le contrat" }],
        Applicant = new ApplicantForm { Name = "Camille Fictif" },
    };
}
