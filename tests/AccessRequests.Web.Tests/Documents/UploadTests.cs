using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Documents;

/// <summary>A file sent as the page sends it. What is refused says why and leaves nothing on disk.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const string Address = $"/demandes/{Case30198.Number}/documents";

    private readonly AccessRequestsHost _host = new();
    private readonly Case30198 _case;

    public UploadTests() => _case = new Case30198(_host);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_pdf_becomes_an_original_with_its_hash_and_its_line_in_the_history()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        var pdf = SmallPdf.Bytes();
        var before = _case.FilesIn("originals");

        using var answer = await SendAsync(officer, pdf);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await using var db = await _case.OpenAsync();
        var document = await db.Documents.AsNoTracking().SingleAsync(known => known.Title == "Note de service", Cancellation);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pdf)), document.Original.Sha256);
        Assert.Equal((1, pdf.Length), (document.Original.PageCount, document.Original.Bytes));
        Assert.Equal([3, 5], document.Points);
        Assert.Equal((new DateOnly(2025, 4, 22), new DateOnly(2025, 5, 2)), (document.Date, document.RecommendationDecidedOn));
        var stored = await File.ReadAllBytesAsync(Assert.Single(_case.FilesIn("originals").Except(before)), Cancellation);
        Assert.Equal(-1, stored.AsSpan().IndexOf("%PDF"u8));
        Assert.Equal(pdf, await officer.GetByteArrayAsync($"{Address}/{document.Id}/original.pdf", Cancellation));
        Assert.Empty(_case.FilesIn("incoming"));
        Assert.Equal(1, await db.History.CountAsync(entry => entry.Act == HistoryAct.DocumentAdded && entry.DocumentId == document.Id, Cancellation));
    }

    [Theory]
    [InlineData("encrypted", "Le PDF est protégé par un mot de passe.")]
    [InlineData("disguised", "Le fichier n'est pas un PDF, même si son nom le laisse croire.")]
    [InlineData("truncated", "Le PDF est endommagé ou incomplet.")]
    [InlineData("empty", "Le fichier est vide.")]
    public async Task A_file_that_cannot_be_reviewed_is_refused(string trick, string reason)
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, trick switch
        {
            "encrypted" => SmallPdf.Bytes(encrypted: true),
            "disguised" => [0x50, 0x4B, 0x03, 0x04, .. new byte[200]],
            "truncated" => SmallPdf.Bytes()[..120],
            _ => [],
        }), HttpStatusCode.UnprocessableEntity, reason);
    }

    [Fact]
    public async Task A_document_without_a_title_is_refused_in_French()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes(), title: ""), HttpStatusCode.UnprocessableEntity, "Titre");
    }

    [Fact]
    public async Task A_document_of_a_point_that_the_request_has_not_is_refused()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes(), points: [8]), HttpStatusCode.UnprocessableEntity, "point 8");
    }

    [Fact]
    public async Task The_same_file_is_not_imported_twice()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        using var first = await SendAsync(officer, SmallPdf.Bytes(), title: "Note déjà versée");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes()), HttpStatusCode.UnprocessableEntity, "« Note déjà versée »");
    }

    [Theory]
    [InlineData("Note\u0000de service")]
    [InlineData("Note\nde service")]
    [InlineData("Note \u202eecivres ed")]
    public async Task A_title_that_a_reader_would_not_see_as_written_is_refused(string title)
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes(), title), HttpStatusCode.UnprocessableEntity, "Titre");
    }

    [Fact]
    public async Task A_kind_of_document_that_does_not_exist_is_refused()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes(), kind: 999), HttpStatusCode.BadRequest, "incomplet");
    }

    [Fact]
    public async Task An_approved_request_takes_no_more_documents()
    {
        await _case.ApproveAsync();
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes()), HttpStatusCode.UnprocessableEntity, "approuvée");
    }

    [Fact]
    public async Task A_request_that_does_not_exist_is_said_so()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes(), address: "/demandes/99999/documents"), HttpStatusCode.NotFound, "n’existe pas");
    }

    [Fact]
    public async Task A_post_without_the_token_of_a_page_is_refused()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);

        await AssertRefusedAsync(() => SendAsync(officer, SmallPdf.Bytes(), token: ""), HttpStatusCode.BadRequest, "La page a expiré.");
    }

    [Fact]
    public async Task A_file_that_stops_half_way_leaves_nothing()
    {
        using var officer = await _host.SignedInAsync(Roles.AccessOfficer);
        using var body = Body(new CutStream(SmallPdf.Bytes()[..300]), "Note de service", [3]);
        var before = _case.FilesIn("originals");

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = body, Headers = { { "RequestVerificationToken", await TokenAsync(officer) } } };
            using var answer = await officer.SendAsync(request, Cancellation);
        });

        Assert.Equal(before, _case.FilesIn("originals"));
        await UntilEmptyAsync("incoming");
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Administrator)]
    public async Task Only_an_officer_imports_even_past_the_page(string role)
    {
        using var browser = await _host.SignedInAsync(role);
        using var answer = await SendAsync(browser, SmallPdf.Bytes());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        await Assert.ThrowsAsync<AccessDeniedException>(() => _case.AskAsync<AddDocument>(add => add.ExecuteAsync(
            Case30198.Number, new DocumentForm { Title = "Note", Points = [3] }, new MemoryStream(SmallPdf.Bytes()), TestUsers.With(role), Cancellation)));
        Assert.Empty(_case.FilesIn("incoming"));
    }

    [Fact]
    public async Task A_stranger_is_told_so_and_not_sent_to_a_page()
    {
        using var stranger = _host.Browser();
        using var body = Body(new MemoryStream(SmallPdf.Bytes()), "Note", [3]);

        using var answer = await stranger.PostAsync(Address, body, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task AssertRefusedAsync(Func<Task<HttpResponseMessage>> send, HttpStatusCode status, string reason)
    {
        var before = _case.FilesIn("originals");

        using var answer = await send();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, _case.FilesIn("originals"));
        Assert.Empty(_case.FilesIn("incoming"));
        await using var db = await _case.OpenAsync();
        Assert.False(await db.Documents.AnyAsync(document => document.Title == "Note de service", Cancellation));
    }

    internal static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        byte[] file,
        string title = "Note de service",
        int[]? points = null,
        string address = Address,
        string? token = null,
        object? kind = null)
    {
        using var request = await PrepareAsync(browser, file, title, points, address, token, kind);
        return await browser.SendAsync(request, Cancellation);
    }

    internal static async Task<HttpRequestMessage> PrepareAsync(
        HttpClient browser,
        byte[] file,
        string title = "Note de service",
        int[]? points = null,
        string address = Address,
        string? token = null,
        object? kind = null) => new(HttpMethod.Post, address)
        {
            Content = Body(new MemoryStream(file), title, points ?? [5, 3], kind),
            Headers = { { "RequestVerificationToken", token ?? await TokenAsync(browser) } },
        };

    private static MultipartFormDataContent Body(Stream file, string title, int[] points, object? kind = null) => new()
    {
        { new StringContent(JsonSerializer.Serialize(new { title, kind = kind ?? "DecisionNote", date = "2025-04-22", recommendationDecidedOn = "2025-05-02", author = "Secrétariat général", addressee = "", points }), Encoding.UTF8), "details" },
        { new StreamContent(file), "file", "document.pdf" },
    };

    /// <summary>The token that a page gave to this person; any page with a form gives one.</summary>
    private static async Task<string> TokenAsync(HttpClient browser) =>
        Regex.Match(await AccessRequestsHost.TextAsync(browser, Urls.ChangePassword), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private async Task UntilEmptyAsync(string store)
    {
        for (var i = 0; i < 50 && _case.FilesIn(store).Length > 0; i++)
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.Empty(_case.FilesIn(store));
    }

    /// <summary>A network that fails after its last byte.</summary>
    private sealed class CutStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("The network is gone.");
    }
}
