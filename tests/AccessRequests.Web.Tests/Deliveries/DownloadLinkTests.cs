using System.Net;
using System.Security.Cryptography;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Deliveries;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Security;
using AccessRequests.Web.Sendings;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Deliveries;

/// <summary>The applicant's side of a link, asked over HTTP by someone who has no account.</summary>
public sealed class DownloadLinkTests : IAsyncDisposable
{
    private readonly AheadClock _clock = new();
    private readonly AccessRequestsHost _host;
    private readonly Case30198 _case;

    public DownloadLinkTests()
    {
        _host = new AccessRequestsHost { Clock = _clock };
        _case = new Case30198(_host);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task With_the_address_and_the_code_the_applicant_takes_the_approved_bytes_and_each_is_counted_and_recorded()
    {
        var package = await SendAsync();
        var offered = await OfferAsync(new DownloadLinkForm { Days = 14, Downloads = 2 });
        using var applicant = _host.Browser();
        using var other = _host.Browser();
        var address = $"{Urls.Delivery}/{offered.Secret}";

        var closed = await AccessRequestsHost.TextAsync(applicant, address);
        var wrong = await AccessRequestsHost.TextAsync(await EnterAsync(applicant, offered, "0000 0000"));
        await EnterAsync(applicant, offered, OfferDownload.InGroups(offered.Code));
        var open = await AccessRequestsHost.TextAsync(applicant, address);
        var letter = package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Letter);
        var zip = package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Zip);
        var first = await applicant.GetAsync($"{address}/{letter.Id}", Cancellation);
        var bytes = await first.Content.ReadAsByteArrayAsync(Cancellation);
        var withoutCode = await other.GetAsync($"{address}/{letter.Id}", Cancellation);
        var second = await applicant.GetAsync($"{address}/{zip.Id}", Cancellation);
        var third = await applicant.GetAsync($"{address}/{letter.Id}", Cancellation);

        Assert.DoesNotContain(Case30198.Number, closed, StringComparison.Ordinal);
        Assert.Contains("n’est pas le bon", wrong, StringComparison.Ordinal);
        Assert.Contains($"Documents de la demande {Case30198.Number}", open, StringComparison.Ordinal);
        Assert.DoesNotContain("manifest", open, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(letter.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(HttpStatusCode.NotFound, withoutCode.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, third.StatusCode);
        await using var db = await _case.OpenAsync();
        var history = await db.History.Where(entry => entry.RequestId == package.RequestId).Select(entry => new { entry.Act, entry.After }).ToListAsync(Cancellation);
        Assert.Equal(2, history.Count(entry => entry.Act == HistoryAct.DownloadedByLink));
        Assert.Contains(history, entry => entry.Act == HistoryAct.DownloadedByLink && entry.After!.Contains(letter.Sha256, StringComparison.Ordinal));
        Assert.Single(history, entry => entry.Act == HistoryAct.DownloadLinkCodeRefused);
        var kept = await db.DownloadLinks.AsNoTracking().SingleAsync(Cancellation);
        Assert.DoesNotContain(offered.Secret, $"{kept.AddressHash} {kept.CodeHash}", StringComparison.Ordinal);
        Assert.DoesNotContain(offered.Code, $"{kept.AddressHash} {kept.CodeHash}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_a_revocation_the_last_day_and_a_correction_each_close_it_with_the_same_page()
    {
        var package = await SendAsync();
        var (locked, revoked, expired, withdrawn) = (await OfferAsync(), await OfferAsync(), await OfferAsync(new DownloadLinkForm { Days = 1 }), await OfferAsync(new DownloadLinkForm { Days = 30 }));
        using var browser = _host.Browser();

        for (var i = 0; i < 5; i++)
        {
            await EnterAsync(browser, locked, "0000 0000");
        }

        await using var db = await _case.OpenAsync();
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var hash = OfferDownload.HashOf(revoked.Secret);
        var id = (await db.DownloadLinks.SingleAsync(link => link.AddressHash == hash, Cancellation)).Id;
        await _case.AskAsync<OfferDownload>(offer => offer.RevokeAsync(id, officer, Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, $"{Urls.Delivery}/{expired.Secret}")).StatusCode);
        _clock.Ahead = TimeSpan.FromDays(2);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, $"{Urls.Delivery}/{withdrawn.Secret}")).StatusCode);
        var manager = await _case.PersonAsync(Roles.Manager);
        await _case.AskAsync<CloseRequest>(close => close.ReopenAsync(package.RequestId, new ReasonForm { Reason = "Un passage était resté." }, manager, Cancellation));

        var pages = new List<string>();

        foreach (var secret in new[] { locked.Secret, revoked.Secret, expired.Secret, withdrawn.Secret, new string('0', 64) })
        {
            var answer = await AccessRequestsHost.GetAsync(browser, $"{Urls.Delivery}/{secret}");
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            pages.Add((await AccessRequestsHost.TextAsync(answer)).Replace(secret, "", StringComparison.Ordinal));
        }

        Assert.All(pages, page => Assert.Contains("Ce lien ne sert plus", page, StringComparison.Ordinal));
        Assert.DoesNotContain(pages, page => page.Contains(Case30198.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_but_the_files_of_its_own_package_comes_out_of_a_link_and_none_is_offered_before_the_sending()
    {
        await _case.SubmitAsync();
        var early = await Assert.ThrowsAsync<RuleViolationException>(() => OfferAsync());
        var package = await _case.ApproveSubmittedAsync();
        var unsent = await Assert.ThrowsAsync<RuleViolationException>(() => OfferAsync());
        await RecordSendingAsync();
        var offered = await OfferAsync();
        using var browser = _host.Browser();
        await EnterAsync(browser, offered, offered.Code);
        await using var db = await _case.OpenAsync();
        var original = await db.Documents.AsNoTracking().FirstAsync(Cancellation);
        Guid[] others = [original.Id.Value, original.Original.Key, package.Id, package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Manifest).Id, package.Artefacts[0].Key];

        Assert.Equal((ObstacleKind.LinkBeforeSending, ObstacleKind.LinkBeforeSending), (early.Obstacles.Single().Kind, unsent.Obstacles.Single().Kind));
        Assert.All(others, id => Assert.Equal(HttpStatusCode.NotFound, browser.GetAsync($"{Urls.Delivery}/{offered.Secret}/{id}", Cancellation).GetAwaiter().GetResult().StatusCode));
        await Assert.ThrowsAsync<ValidationException>(() => OfferAsync(new DownloadLinkForm { Days = 400 }));
        await Assert.ThrowsAsync<ValidationException>(() => OfferAsync(new DownloadLinkForm { Downloads = 0 }));
    }

    [Fact]
    public async Task Thirty_codes_at_once_are_no_more_than_five_tries_and_downloads_at_once_are_each_counted()
    {
        var package = await SendAsync();
        var (attacked, taken) = (await OfferAsync(), await OfferAsync(new DownloadLinkForm { Downloads = 10 }));
        var letter = package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Letter);
        using var applicant = _host.Browser();
        await EnterAsync(applicant, taken, taken.Code);

        var guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            using var thief = _host.Browser();
            return (await EnterAsync(thief, attacked, i == 29 ? "0000 0000" : $"{i:00000000}")).StatusCode;
        }));
        var downloads = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => applicant.GetAsync($"{Urls.Delivery}/{taken.Secret}/{letter.Id}", Cancellation)));

        await using var db = await _case.OpenAsync();
        var hash = OfferDownload.HashOf(attacked.Secret);
        Assert.DoesNotContain(HttpStatusCode.Redirect, guesses);
        Assert.DoesNotContain(HttpStatusCode.InternalServerError, guesses);
        Assert.Equal(5, (await db.DownloadLinks.AsNoTracking().SingleAsync(link => link.AddressHash == hash, Cancellation)).WrongCodes);
        Assert.Equal(5, await db.History.CountAsync(entry => entry.Act == HistoryAct.DownloadLinkCodeRefused, Cancellation));
        Assert.Equal((10, 2), (downloads.Count(answer => answer.StatusCode == HttpStatusCode.OK), downloads.Count(answer => answer.StatusCode == HttpStatusCode.NotFound)));
    }

    [Theory]
    [InlineData("/remise/0123456789abcdef", "/remise/…")]
    [InlineData("/remise/0123456789abcdef/9d0c", "/remise/…")]
    [InlineData("/demandes/1\n2026-01-01 [INF] forged", "/demandes/1?2026-01-01 [INF] forged")]
    public void A_log_line_holds_no_secret_of_a_link_and_is_one_line(string path, string logged) =>
        Assert.Equal(logged, PagesRegistration.LoggedPath(new PathString(path)));

    [Fact]
    public async Task Addresses_of_files_are_not_tried_without_end()
    {
        using var stranger = _host.Browser();
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i <= SecurityRegistration.SecretAddressesPerMinute; i++)
        {
            using var answer = await stranger.GetAsync($"{Urls.Delivery}/{i}/{Guid.NewGuid()}", Cancellation);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    private async Task<Package> SendAsync()
    {
        var package = await _case.ApproveAsync();
        await RecordSendingAsync();
        return package;
    }

    private async Task RecordSendingAsync()
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        await _case.AskAsync<SendDecision>(send => send.ExecuteAsync(id, new SendDecisionForm { SentOn = Case30198.Today, Delivery = Domain.Decisions.Delivery.Email }, officer, Cancellation));
    }

    private async Task<OfferedDownload> OfferAsync(DownloadLinkForm? form = null)
    {
        var officer = await _case.PersonAsync(Roles.AccessOfficer);
        var id = (await _case.RequestAsync()).Id;
        OfferedDownload? offered = null;
        await _case.AskAsync<OfferDownload>(async offer => offered = await offer.ExecuteAsync(id, form ?? new DownloadLinkForm(), officer, Cancellation));
        return offered!;
    }

    private static Task<HttpResponseMessage> EnterAsync(HttpClient browser, OfferedDownload offered, string code) =>
        AccessRequestsHost.SubmitAsync(browser, $"{Urls.Delivery}/{offered.Secret}", new() { ["Form.Code"] = code });

    /// <summary>The system's clock, some time ahead: the jobs that build a package need one that goes on by itself.</summary>
    private sealed class AheadClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
