using System.Diagnostics;
using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Grounds;
using AccessRequests.Web.Grounds;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Grounds;

/// <summary>The tables of grounds of case 30198, asked by every role and read again with another program.</summary>
public sealed class GroundsTableTests(GroundsTableTests.DraftedCase drafted) : IClassFixture<GroundsTableTests.DraftedCase>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_applicants_table_gives_page_provision_and_reason_and_nothing_of_what_is_hidden()
    {
        var text = await TextOfAsync("requerant");
        var hidden = await HiddenWordsAsync();

        Assert.Contains("TABLEAU DES MOTIFS", text, StringComparison.Ordinal);
        Assert.Contains("Disposition", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Renseignement masqué", text, StringComparison.Ordinal);
        Assert.NotEmpty(hidden);
        Assert.All(hidden, word => Assert.DoesNotMatch($@"\b{word}\b", text));
    }

    [Fact]
    public async Task The_Commissions_table_has_what_is_hidden_and_the_history_says_who_had_it()
    {
        var text = await TextOfAsync("commission");

        Assert.Contains("Renseignement masqué", text, StringComparison.Ordinal);
        Assert.Contains((await HiddenWordsAsync())[0], text, StringComparison.Ordinal);

        await using var db = await drafted.Case.OpenAsync();
        var id = (await drafted.Case.RequestAsync()).Id;
        var made = await db.History.AsNoTracking().Where(entry => entry.RequestId == id && entry.Act == HistoryAct.GroundsTableMade).ToListAsync(Cancellation);
        Assert.Contains(made, entry => entry.After == "pour la Commission, sous pli confidentiel");
    }

    [Fact]
    public async Task The_history_says_too_who_made_the_applicants()
    {
        await TextOfAsync("requerant");

        await using var db = await drafted.Case.OpenAsync();
        var id = (await drafted.Case.RequestAsync()).Id;
        var made = await db.History.AsNoTracking().Where(entry => entry.RequestId == id && entry.Act == HistoryAct.GroundsTableMade).Select(entry => entry.After).ToListAsync(Cancellation);
        Assert.Contains(GroundsAudience.Applicant.InFrench(), made);
    }

    [Fact]
    public async Task What_is_hidden_is_stored_nowhere()
    {
        await TextOfAsync("commission");
        var word = (await HiddenWordsAsync())[0];
        await using var db = await drafted.Case.OpenAsync();

        Assert.DoesNotContain(await db.History.AsNoTracking().ToListAsync(Cancellation), entry => $"{entry.Before}{entry.After}".Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_offices_table_says_who_marked()
    {
        Assert.Contains("marquée par", string.Join(' ', (await TextOfAsync("interne")).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.AccessOfficer, "commission", HttpStatusCode.OK)]
    [InlineData(Roles.Manager, "commission", HttpStatusCode.OK)]
    [InlineData(Roles.Reviewer, "commission", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Administrator, "commission", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Reviewer, "interne", HttpStatusCode.OK)]
    [InlineData(Roles.Administrator, "interne", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Administrator, "requerant", HttpStatusCode.Forbidden)]
    public async Task Each_table_has_its_readers(string role, string audience, HttpStatusCode expected)
    {
        using var person = await drafted.Host.SignedInAsync(role);
        using var answer = await person.GetAsync($"/demandes/30198/motifs/{audience}.html", Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_that_hides_nothing_has_no_table()
    {
        using var officer = await drafted.Host.SignedInAsync(Roles.AccessOfficer);
        using var answer = await officer.GetAsync("/demandes/99999/motifs/commission.pdf", Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Retenez des marques", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_a_table_without_signing_in()
    {
        using var nobody = drafted.Host.Browser();
        using var answer = await nobody.GetAsync("/demandes/30198/motifs/requerant.pdf", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    /// <summary>Long words of the column «Renseignement masqué» of the Commission's table, in the HTML where a cell is whole.</summary>
    private async Task<IReadOnlyList<string>> HiddenWordsAsync()
    {
        using var officer = await drafted.Host.SignedInAsync(Roles.AccessOfficer);
        var commission = await AccessRequestsHost.TextAsync(officer, "/demandes/30198/motifs/commission.html");
        var applicant = await AccessRequestsHost.TextAsync(officer, "/demandes/30198/motifs/requerant.html");
        char[] separators = [' ', '<', '>', '/', '"', ',', '.', ';', ':', '(', ')', '’', '\n', '\u00a0'];
        var known = applicant.Split(separators).ToHashSet();

        return [.. commission.Split(separators).Where(word => word.Length is > 9 and < 16 && !known.Contains(word) && word.All(char.IsAsciiLetterLower)).Distinct()];
    }

    private async Task<string> TextOfAsync(string audience)
    {
        using var officer = await drafted.Host.SignedInAsync(Roles.AccessOfficer);
        using var answer = await officer.GetAsync($"/demandes/30198/motifs/{audience}.pdf", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var path = Path.Combine(drafted.Host.DataFolder, $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);

        using var pdftotext = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
        var text = await pdftotext.StandardOutput.ReadToEndAsync(Cancellation);
        await pdftotext.WaitForExitAsync(Cancellation);
        File.Delete(path);
        return text;
    }

    public sealed class DraftedCase : IAsyncLifetime
    {
        public AccessRequestsHost Host { get; } = new();

        internal Case30198 Case => new(Host);

        public async ValueTask InitializeAsync()
        {
            await Case.DraftAsync();
            await Case.LogAnotherAsync("99999");
            await using var db = await Case.OpenAsync();
            var other = await db.Requests.SingleAsync(request => request.Number == "99999", Cancellation);
            db.Applicants.Add(Applicant.Of(other.Id, new ApplicantDetails(null, null, null, null, null, ApplicantCategory.Individual)));
            await db.SaveChangesAsync(Cancellation);
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
