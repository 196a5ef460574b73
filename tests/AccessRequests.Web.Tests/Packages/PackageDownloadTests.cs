using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Packages;

/// <summary>The package of case 30198, built once, and everything that its route must refuse.</summary>
public sealed class PackageDownloadTests(PackageDownloadTests.BuiltPackage built) : IClassFixture<PackageDownloadTests.BuiltPackage>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_verified_and_holds_letter_reasons_documents_merged_file_signed_manifest_and_archive()
    {
        Assert.Equal("Trousse assemblée et vérifiée.", built.Package.Message);
        Assert.Equal(
            [
                "30198-document-01.pdf",
                "30198-document-02.pdf",
                "30198-document-03.pdf",
                "30198-document-04.pdf",
                "30198-document-05.pdf",
                "30198-lettre.pdf",
                "30198-manifeste.json",
                "30198-manifeste.sig",
                "30198-motifs.pdf",
                "30198-trousse.pdf",
                "30198-trousse.zip",
            ],
            built.Package.Artefacts.Select(artefact => artefact.FileName).Order());
    }

    [Fact]
    public async Task Every_file_downloads_with_the_hash_that_was_recorded()
    {
        using var officer = await built.Host.SignedInAsync(Roles.AccessOfficer);

        foreach (var artefact in built.Package.Artefacts)
        {
            using var answer = await AccessRequestsHost.GetAsync(officer, Case30198.UrlOf(built.Package, artefact));
            var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(artefact.FileName, answer.Content.Headers.ContentDisposition?.FileName);
            Assert.Equal(artefact.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(artefact.Bytes, bytes.Length);
        }
    }

    [Fact]
    public async Task The_manifest_in_the_archive_gives_the_hash_of_every_other_file()
    {
        using var archive = await built.OpenArchiveAsync();
        using var manifest = JsonDocument.Parse(await BytesAsync(archive.GetEntry("30198-manifeste.json")!));

        var listed = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("name").GetString()!,
            file => file.GetProperty("sha256").GetString()!);

        Assert.Equal(archive.Entries.Select(entry => entry.Name).Where(name => name is not ("30198-manifeste.json" or "30198-manifeste.sig")).Order(), listed.Keys.Order());

        foreach (var entry in archive.Entries.Where(entry => listed.ContainsKey(entry.Name)))
        {
            Assert.Equal(listed[entry.Name], Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(entry))));
        }
    }

    [Fact]
    public async Task The_manifest_counts_marks_by_provision_and_names_no_applicant_and_no_original()
    {
        await using var db = await built.Case.OpenAsync();
        var applicant = await db.Applicants.AsNoTracking().SingleAsync(Cancellation);
        var documents = await db.Documents.AsNoTracking().ToListAsync(Cancellation);
        using var archive = await built.OpenArchiveAsync();
        var text = System.Text.Encoding.UTF8.GetString(await BytesAsync(archive.GetEntry("30198-manifeste.json")!));

        Assert.Contains("\"marksByProvision\"", text, StringComparison.Ordinal);
        Assert.Contains("\"37\": ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(applicant.Name!, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(applicant.Email!, text, StringComparison.OrdinalIgnoreCase);
        Assert.All(documents, document =>
        {
            Assert.DoesNotContain(document.Title, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(document.Original.Sha256, text, StringComparison.Ordinal);
            Assert.DoesNotContain($"{document.Original.Key}", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Scenario_18_Nothing_hidden_is_in_a_document_that_left_whoever_reads_it_nor_a_link_a_note_a_property_or_an_attachment()
    {
        string[] hidden = ["418 555-0142", "jeanne.fictive", "Jeanne Fictive", "rue de l’Invention", "Douze postes temporaires"];
        using var archive = await built.OpenArchiveAsync();
        using var folder = new TestFolder();
        var documents = archive.Entries.Where(entry => entry.Name.Contains("-document-", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, documents.Count);

        foreach (var document in documents)
        {
            var path = Path.Combine(folder.Path, document.Name);
            await File.WriteAllBytesAsync(path, await BytesAsync(document), Cancellation);
            var text = await PdfText.OfAsync(path);
            var objects = await PdfText.ObjectsOfAsync(path);

            Assert.All(hidden, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
            Assert.All(hidden, word => Assert.DoesNotContain(word, objects, StringComparison.OrdinalIgnoreCase));
            Assert.All(["/EmbeddedFile", "/Filespec", "/JavaScript", "/Author", "/Subject", "/Keywords"], name => Assert.DoesNotContain(name, objects, StringComparison.Ordinal));

            // Links to public pages stay, without anything that could open or tell more.
            Assert.All(Regex.Matches(objects, @"/URI \(([^)]*)\)"), link => Assert.DoesNotMatch("[?#@]|mailto:|token", link.Groups[1].Value));
        }
    }

    [Fact]
    public async Task An_artefact_is_found_only_under_its_own_request_and_package()
    {
        using var officer = await built.Host.SignedInAsync(Roles.AccessOfficer);
        var artefact = built.Package.Artefacts[0];

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/demandes/99999/trousses/{built.Package.Id}/{artefact.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/demandes/30198/trousses/{Guid.NewGuid()}/{artefact.Id}"));
    }

    [Fact]
    public async Task An_original_has_no_name_that_the_outgoing_route_understands()
    {
        using var officer = await built.Host.SignedInAsync(Roles.AccessOfficer);
        await using var db = await built.Case.OpenAsync();

        foreach (var document in await db.Documents.AsNoTracking().ToListAsync(Cancellation))
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/demandes/30198/trousses/{built.Package.Id}/{document.Id}"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/demandes/30198/trousses/{built.Package.Id}/{document.Original.Key}"));
        }

        foreach (var artefact in built.Package.Artefacts)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, $"/demandes/30198/trousses/{built.Package.Id}/{artefact.Key}"));
        }
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Administrator)]
    public async Task A_role_without_the_policy_downloads_nothing(string role)
    {
        using var person = await built.Host.SignedInAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person, Case30198.UrlOf(built.Package, built.Package.Artefacts[0])));
    }

    [Fact]
    public async Task Nobody_downloads_without_signing_in()
    {
        using var nobody = built.Host.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(nobody, Case30198.UrlOf(built.Package, built.Package.Artefacts[0])));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync(Cancellation);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    public sealed class BuiltPackage : IAsyncLifetime
    {
        public AccessRequestsHost Host { get; } = new();

        public Package Package { get; private set; } = null!;

        internal Case30198 Case => new(Host);

        public async ValueTask InitializeAsync()
        {
            Package = await Case.ApproveAsync();
            await Case.LogAnotherAsync("99999");
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        internal async Task<ZipArchive> OpenArchiveAsync()
        {
            using var officer = await Host.SignedInAsync(Roles.AccessOfficer);
            var zip = Package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Zip);
            var bytes = await officer.GetByteArrayAsync(Case30198.UrlOf(Package, zip), Cancellation);
            return new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        }
    }
}
