using System.Text.Json;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Data;
using AccessRequests.Web.Packages;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Demonstration;

public sealed class DemonstrationCaseTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demonstration-").FullName;
    private WebApplicationFactory<Program> _server = null!;

    public ValueTask InitializeAsync()
    {
        _server = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("DataFolder", _folder);
            builder.UseSetting("Demonstration", "true");
        });
        _ = _server.Services;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_case_has_seven_points_five_documents_and_two_marks_to_settle()
    {
        await using var db = await OpenAsync();

        var request = await db.Requests.SingleAsync(Cancellation);
        var documents = await db.Documents.ToListAsync(Cancellation);

        Assert.Equal("30198", request.Number);
        Assert.Equal(new DateOnly(2025, 12, 1), request.ReceivedOn);
        Assert.Equal(7, request.Points.Count);
        Assert.Equal(5, documents.Count);
        Assert.Equal([3, 4, 5, 6, 7], documents.SelectMany(document => document.Points).Order());
        Assert.Equal(2, documents.Sum(document => document.UndecidedCount));
        Assert.All(documents.SelectMany(document => document.Passages), passage => Assert.NotEmpty(passage.Areas));
    }

    [Fact]
    public async Task No_hidden_passage_is_left_in_any_released_document_for_another_reader()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext (poppler-utils) is not installed.");
        await using var db = await OpenAsync();
        var release = _server.Services.GetRequiredService<DocumentRelease>();

        foreach (var document in await db.Documents.AsNoTracking().ToListAsync(Cancellation))
        {
            var path = Path.Combine(_folder, $"{document.Id}.pdf");
            release.Write(document, path, null, Cancellation);
            var text = await TextOfAsync(path);

            Assert.All(HiddenIn(document.Title), hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
            Assert.Contains(document.Kind == DocumentKind.Guide ? "lesrègles" : "Comitédedirection", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_was_not_asked_for_and_one_that_repeats_another_leave_as_notices()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext (poppler-utils) is not installed.");
        await using var db = await OpenAsync();
        var document = (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(known => known.Kind == DocumentKind.Guide);
        var request = await db.Requests.SingleAsync(known => known.Id == document.RequestId, Cancellation);
        var free = Enumerable.Range(1, document.Original.PageCount).Where(page => document.Passages.All(mark => mark.Page != page)).Take(3).ToList();
        var actor = new Actor(Guid.NewGuid(), "Marc");
        document.SetPagesAside(request, [free[1]], null, [document], actor, DateTimeOffset.UtcNow);
        document.SetPagesAside(request, [free[2]], new PageTwin(document.Id.Value, free[0]), [document], actor, DateTimeOffset.UtcNow);

        var path = Path.Combine(_folder, "aside.pdf");
        _server.Services.GetRequiredService<DocumentRelease>().Write(document, path, null, Cancellation);

        var text = await TextOfAsync(path);
        Assert.Contains("Pagenonviséeparlademande:ellen’estpastransmise", text, StringComparison.Ordinal);
        Assert.Contains($"Pageendouble:voyezlapage{free[0]}decedocument", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Clarifierlesrègles", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Comportementsattendus", text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private Task<AccessRequestsDb> OpenAsync() =>
        _server.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

    /// <summary>What the retained marks of the demonstration hide, without white space.</summary>
    private static List<string> HiddenIn(string title)
    {
        using var stream = typeof(Program).Assembly.GetManifestResourceStream("AccessRequests.Web.Demonstration.demonstration.json")!;
        using var json = JsonDocument.Parse(stream);

        return [.. json.RootElement.GetProperty("documents").EnumerateArray()
            .Single(document => document.GetProperty("title").GetString() == title)
            .GetProperty("marks").EnumerateArray()
            .Where(mark => mark.GetProperty("status").GetString() == "retained")
            .Select(mark => Squeeze(mark.GetProperty("text").GetString()!))];
    }

    private static async Task<string> TextOfAsync(string path) => Squeeze(await PdfText.OfAsync(path));

    private static string Squeeze(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
