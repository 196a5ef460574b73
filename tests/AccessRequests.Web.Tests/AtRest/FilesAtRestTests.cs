using System.Net;
using System.Net.Http.Headers;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.AtRest;

/// <summary>The host on files that are sealed, were not, or were tampered with.</summary>
public sealed class FilesAtRestTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_readable_of_a_document_a_letter_or_a_package_stays_in_the_folders()
    {
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        var package = await theCase.ApproveAsync();
        Assert.True(package.Status == PackageStatus.Verified, package.Message);
        using var manager = await host.SignedInAsync(Roles.Manager);
        var document = await FirstReleasedAsync(theCase);
        var preview = await manager.GetByteArrayAsync(DecisionUrls.Preview(Case30198.Number, document.Id), Cancellation);

        Assert.StartsWith("%PDF", System.Text.Encoding.Latin1.GetString(preview), StringComparison.Ordinal);
        Assert.NotEmpty(theCase.FilesIn("previews"));
        Assert.All(
            new[] { "originals", "artefacts", "previews", "incoming", "workshop" }.SelectMany(theCase.FilesIn),
            file => Assert.True(SealedFile.IsSealed(file), file));
    }

    [Fact]
    public async Task While_a_preview_is_made_nothing_readable_of_it_has_a_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file keeps its name there while it is open.");
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        using var officer = await host.SignedInAsync(Roles.AccessOfficer);
        var document = await FirstReleasedAsync(theCase);

        var making = officer.GetByteArrayAsync(DecisionUrls.Preview(Case30198.Number, document.Id), Cancellation);
        var seen = new HashSet<string>();

        while (!making.IsCompleted)
        {
            seen.UnionWith(theCase.FilesIn("previews").Where(file => new FileInfo(file) is { Exists: true, Length: > 0 }).Select(file => Path.GetFileName(file)));
        }

        Assert.NotEmpty(await making);
        Assert.All(seen, name => Assert.DoesNotContain(".part", name, StringComparison.Ordinal));
        Assert.All(theCase.FilesIn("previews"), file => Assert.True(SealedFile.IsSealed(file), file));
    }

    [Fact]
    public void What_is_made_in_clear_is_written_and_read_without_a_name_and_goes_when_it_is_closed()
    {
        var file = NamelessFile.Create(_folder.Path);

        using (file)
        {
            file.Write("Le nom de Mme Tremblay"u8);
            file.Position = 0;
            Assert.Equal("Le nom de Mme Tremblay", new StreamReader(file).ReadToEnd());
            Assert.True(OperatingSystem.IsWindows() || !File.Exists(file.Name));
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_range_of_an_original_is_given_and_a_damaged_one_is_refused_in_words_with_nothing_of_it()
    {
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        using var officer = await host.SignedInAsync(Roles.AccessOfficer);
        var document = await FirstReleasedAsync(theCase);
        var address = $"/demandes/{Case30198.Number}/documents/{document.Id}/original.pdf";
        var whole = await officer.GetByteArrayAsync(address, Cancellation);

        using var range = await RangeAsync(officer, address, 100, 299);
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal(whole[100..300], await range.Content.ReadAsByteArrayAsync(Cancellation));

        var path = Path.Combine(_folder.Path, "originals", $"{document.Original.Key:N}");
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        bytes[200] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancellation);

        foreach (var refused in new[] { await RangeAsync(officer, address, 100, 299), await officer.GetAsync(address, Cancellation) })
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("n’est plus celui qui a été enregistré", await AccessRequestsHost.TextAsync(refused), StringComparison.Ordinal);
            refused.Dispose();
        }
    }

    [Fact]
    public async Task A_package_is_not_made_from_an_original_that_was_altered()
    {
        await using var host = new AccessRequestsHost(_folder.Path);
        var theCase = new Case30198(host);
        await theCase.SubmitAsync();
        var document = await FirstReleasedAsync(theCase);
        await File.AppendAllTextAsync(Path.Combine(_folder.Path, "originals", $"{document.Original.Key:N}"), " ", Cancellation);

        var package = await theCase.BuildAsync();

        Assert.Equal(PackageStatus.Failed, package.Status);
        Assert.Contains("n’est plus celui qui a été enregistré", package.Message, StringComparison.Ordinal);
        Assert.Empty(theCase.FilesIn("artefacts"));
        Assert.Empty(theCase.FilesIn("workshop"));
    }

    [Fact]
    public async Task Files_of_an_older_installation_are_sealed_at_the_next_start_and_open_before_and_after()
    {
        Guid id;
        byte[] content;
        List<StoredOriginal> originals;

        await using (var older = new AccessRequestsHost(_folder.Path))
        {
            var theCase = new Case30198(older);
            using var officer = await older.SignedInAsync(Roles.AccessOfficer);
            await using var db = await theCase.OpenAsync();
            var documents = await db.Documents.AsNoTracking().ToListAsync(Cancellation);
            originals = [.. documents.Select(document => document.Original)];
            id = documents[0].Id.Value;

            foreach (var document in documents)
            {
                var address = $"/demandes/{Case30198.Number}/documents/{document.Id}/original.pdf";
                content = await officer.GetByteArrayAsync(address, Cancellation);
                await File.WriteAllBytesAsync(PathOf(document.Original), content, Cancellation);
                Assert.Equal(content, await officer.GetByteArrayAsync(address, Cancellation));
            }

            content = await File.ReadAllBytesAsync(PathOf(originals[0]), Cancellation);
        }

        await using var host = new AccessRequestsHost(_folder.Path);
        using var reader = await host.SignedInAsync(Roles.AccessOfficer);

        for (var i = 0; i < 100 && !originals.All(original => SealedFile.IsSealed(PathOf(original))); i++)
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.All(originals, original => Assert.True(SealedFile.IsSealed(PathOf(original))));
        Assert.Equal(content, await reader.GetByteArrayAsync($"/demandes/{Case30198.Number}/documents/{id}/original.pdf", Cancellation));
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(StoredOriginal original) => Path.Combine(_folder.Path, "originals", $"{original.Key:N}");

    private static async Task<RequestedDocument> FirstReleasedAsync(Case30198 theCase)
    {
        await using var db = await theCase.OpenAsync();
        return (await db.Documents.AsNoTracking().ToListAsync(Cancellation)).First(document => document.IsReleased);
    }

    private static Task<HttpResponseMessage> RangeAsync(HttpClient browser, string address, long from, long to)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(from, to) } };
        return browser.SendAsync(request, Cancellation);
    }
}
