using System.Net;
using System.Security.Claims;
using System.Text;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Reports;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Incidents;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Reports;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Retention;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using AccessRequests.Web.Tests.Faults;
using Bunit;
using FluentValidation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Retention;

/// <summary>The demonstration's case sent, and its retention over.</summary>
public sealed class DestroyFilesTests : IAsyncLifetime
{
    private readonly LaterClock _clock = new();
    private readonly AccessRequestsHost _host;
    private readonly Case30198 _case;

    public DestroyFilesTests()
    {
        _host = new AccessRequestsHost { Clock = _clock };
        _case = new Case30198(_host);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_a_file_held_about_people_is_in_no_row_no_index_and_no_file_any_more()
    {
        var id = await SendAsync();
        var (officer, manager, administrator) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager), await _case.PersonAsync(Roles.Administrator));

        Applicant applicant;
        string words;
        string reported;

        await using (var db = await _case.OpenAsync())
        {
            applicant = await db.Applicants.AsNoTracking().SingleAsync(known => known.RequestId == id, Cancellation);
            words = (await _case.RequestAsync()).Text;
            reported = await CitedAsync(db);
        }

        Assert.Contains("37", reported, StringComparison.Ordinal);
        Assert.NotEmpty(FilesIn("originals"));
        Assert.True(StoreHolds(applicant.Email!));

        await RefusedAsync(ObstacleKind.RetentionRuleMissing, destroy => destroy.ProposeAsync(id, officer, Cancellation));
        await _case.AskAsync<EditRetentionRule>(edit => edit.AddAsync(new RetentionRuleForm { Reference = "Règle 4-210", Years = 5 }, administrator, Cancellation));
        await RefusedAsync(ObstacleKind.RetentionNotOver, destroy => destroy.ProposeAsync(id, officer, Cancellation));

        _clock.Passed = TimeSpan.FromDays((5 * 366) + 60);
        await _case.AskAsync<DestroyFiles>(destroy => destroy.ProposeAsync(id, manager, Cancellation));
        await RefusedAsync(ObstacleKind.DestructionProposedByTheSamePerson, destroy => destroy.ConfirmAsync(id, Case30198.PasswordOf(Roles.Manager), manager, Cancellation));
        await _case.AskAsync<DestroyFiles>(destroy => destroy.WithdrawAsync(id, manager, Cancellation));
        await _case.AskAsync<DestroyFiles>(destroy => destroy.ProposeAsync(id, officer, Cancellation));
        await RefusedAsync(ObstacleKind.PasswordRefused, destroy => destroy.ConfirmAsync(id, new ApprovalForm { Password = "autre" }, manager, Cancellation));
        await _case.AskAsync<DestroyFiles>(destroy => destroy.ConfirmAsync(id, Case30198.PasswordOf(Roles.Manager), manager, Cancellation));

        await using var after = await _case.OpenAsync();
        var request = await _case.RequestAsync();
        Assert.StartsWith("Détruit le ", request.DestructionCertificate, StringComparison.Ordinal);
        Assert.Equal((RequestStatus.Sent, AccessRequest.DestroyedWords), (request.Status, request.Text));
        Assert.False(await after.Documents.AnyAsync(document => document.RequestId == id, Cancellation) || await after.Packages.AnyAsync(Cancellation) || await after.Letters.AnyAsync(Cancellation));
        Assert.Empty(FilesIn("originals"));
        Assert.Empty(FilesIn("artefacts"));
        Assert.Empty(FilesIn("previews"));
        Assert.Equal(reported, await CitedAsync(after));
        Assert.Equal(1, await after.History.CountAsync(entry => entry.Act == HistoryAct.RetentionRuleEntered, Cancellation));
        Assert.Equal(HistoryAct.FileDestroyed, (await after.History.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstAsync(entry => entry.RequestId == id, Cancellation)).Act);
        await WholeInstallation.AssertAsync(_host);

        var line = words.Split('\n').MaxBy(part => part.Length)!.Trim();
        Assert.All([applicant.Name!, applicant.Email!, line], text => Assert.False(StoreHolds(text), $"«{text[..Math.Min(text.Length, 12)]}…» is still in the store."));
    }

    [Fact]
    public async Task A_file_is_shown_destroyed_and_nothing_in_it_breaks()
    {
        var id = await SendAsync();
        var (officer, manager, administrator) = (await _case.PersonAsync(Roles.AccessOfficer), await _case.PersonAsync(Roles.Manager), await _case.PersonAsync(Roles.Administrator));
        await _case.AskAsync<EditRetentionRule>(edit => edit.AddAsync(new RetentionRuleForm { Reference = "Règle 4-210", Years = 1 }, administrator, Cancellation));
        _clock.Passed = TimeSpan.FromDays(366 + 60);
        await _case.AskAsync<DestroyFiles>(destroy => destroy.ProposeAsync(id, officer, Cancellation));
        await _case.AskAsync<DestroyFiles>(destroy => destroy.ConfirmAsync(id, Case30198.PasswordOf(Roles.Manager), manager, Cancellation));

        var shown = await ShownAsync<RequestPage>(manager, "Détruit le ");
        Assert.Contains(AccessRequest.DestroyedWords, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Rouvrir le dossier", shown, StringComparison.Ordinal);

        foreach (var tab in (string[])["delais", "documents", "renvois", "lettres", "tiers", "etapes", "historique"])
        {
            await ShownAsync<RequestPage>(manager, "Détruit le ", $"?onglet={tab}");
        }

        await ShownAsync<DecisionPage>(manager, Case30198.Number);
        await ShownAsync<PackagePage>(manager, Case30198.Number);
        await ShownAsync<ReportIncidentPage>(manager, Case30198.Number);
        await ShownAsync<RetentionPage>(manager, "Aucun dossier n’est assez ancien");
    }

    [Fact]
    public async Task A_rule_has_a_name_and_a_number_of_years()
    {
        var administrator = await _case.PersonAsync(Roles.Administrator);

        foreach (var form in (RetentionRuleForm[])[new() { Years = 5 }, new() { Reference = "Règle" }, new() { Reference = "Règle", Years = 0 }, new() { Reference = "Règle", Years = 101 }])
        {
            await Assert.ThrowsAsync<ValidationException>(() => _case.AskAsync<EditRetentionRule>(edit => edit.AddAsync(form, administrator, Cancellation)));
        }
    }

    private async Task<AccessRequestId> SendAsync()
    {
        await _case.ApproveAsync();
        var (id, officer) = ((await _case.RequestAsync()).Id, await _case.PersonAsync(Roles.AccessOfficer));
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Case30198.Today, Delivery = Delivery.Email }, officer, Cancellation));
        return id;
    }

    private async Task<string> ShownAsync<TPage>(ClaimsPrincipal user, string awaited, string query = "")
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Become(user);
        await using var bunit = new BunitContext();
        var shown = bunit.OpenPage(scope.ServiceProvider, user, typeof(TPage), _ => Case30198.Number, $"/demandes/{Case30198.Number}{query}");
        await shown.WaitForStateAsync(() => WebUtility.HtmlDecode(shown.Markup).Contains(awaited, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        return WebUtility.HtmlDecode(shown.Markup);
    }

    /// <summary>The articles that the annual report counts for what was answered in the year of the sending.</summary>
    private static async Task<string> CitedAsync(AccessRequestsDb db)
    {
        var report = await db.AnnualReportAsync(AnnualReport.YearOf(DateOnly.FromDateTime(Case30198.Today)), Cancellation);
        return string.Join(' ', Enum.GetValues<ReportedOutcome>().SelectMany(report.Provisions).Select(cited => $"{cited.Number} ({cited.Requests})"));
    }

    private async Task RefusedAsync(ObstacleKind kind, Func<DestroyFiles, Task> act) =>
        Assert.Equal(kind, Assert.Single((await Assert.ThrowsAsync<RuleViolationException>(() => _case.AskAsync(act))).Obstacles).Kind);

    private string[] FilesIn(string folder) => Directory.GetFiles(Path.Combine(_host.DataFolder, folder), "*", SearchOption.AllDirectories);

    /// <summary>Whether the bytes of the database or of its journal hold the words, freed pages included.</summary>
    private bool StoreHolds(string words)
    {
        SqliteConnection.ClearAllPools();
        return Directory.GetFiles(_host.DataFolder, "access-requests.db*")
            .Any(path =>
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                file.CopyTo(copy);
                return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
            });
    }

    /// <summary>The system's clock, some years later.</summary>
    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Passed;
    }
}
