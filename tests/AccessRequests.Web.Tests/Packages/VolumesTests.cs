using System.IO.Compression;
using System.Text.Json;
using AccessRequests.Domain.Packages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace AccessRequests.Web.Tests.Packages;

public sealed class VolumesTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_longer_than_a_volume_is_split_and_each_volume_says_which_it_is_lists_what_it_holds_and_has_bookmarks()
    {
        await using var host = new AccessRequestsHost { Settings = { ["Packages:VolumePages"] = "10" } };
        var theCase = new Case30198(host);

        var package = await theCase.ApproveAsync();

        Assert.Equal("Trousse assemblée et vérifiée.", package.Message);
        var volumes = package.Artefacts.Where(artefact => artefact.Kind == ArtefactKind.Merged).OrderBy(artefact => artefact.FileName).ToList();
        Assert.True(volumes.Count >= 2);
        Assert.Equal(Enumerable.Range(1, volumes.Count).Select(number => $"30198-trousse-volume-{number}-de-{volumes.Count}.pdf"), volumes.Select(volume => volume.FileName));
        var files = await FilesAsync(theCase, host, package);

        for (var i = 0; i < volumes.Count; i++)
        {
            using var pdf = PdfDocument.Open(files[volumes[i].FileName]);
            var text = string.Join(' ', pdf.GetPages().Select(page => page.Text)).Replace('\u00A0', ' ');
            Assert.InRange(pdf.NumberOfPages, 2, 10);
            Assert.Equal(pdf.NumberOfPages, volumes[i].PageCount);
            Assert.Contains($"N/Réf. : 30198 – volume {i + 1} de {volumes.Count}", text, StringComparison.Ordinal);
            Assert.EndsWith($" – volume {i + 1} de {volumes.Count}", pdf.Information.Title, StringComparison.Ordinal);
            Assert.True(pdf.TryGetBookmarks(out var outline));
            var nodes = outline.GetNodes().OfType<DocumentBookmarkNode>().ToList();
            var list = nodes.Single(node => node.Title.StartsWith("LISTE DES DOCUMENTS", StringComparison.Ordinal));
            Assert.Equal(i == 0, nodes[0].Title.StartsWith("Demande d’accès aux documents", StringComparison.Ordinal));

            // A document begins where its bookmark leads, right behind the list.
            Assert.Equal(list.PageNumber + 1, nodes[nodes.IndexOf(list) + 1].PageNumber);
        }

        using var manifest = JsonDocument.Parse(files["30198-manifeste.json"]);
        var named = manifest.RootElement.GetProperty("files").EnumerateArray().Where(file => file.TryGetProperty("volume", out _)).ToList();
        Assert.Equal(volumes.Select(volume => volume.FileName), named.Select(file => file.GetProperty("name").GetString()));
        Assert.Equal(
            [1, 2, 3, 4, 5],
            named.SelectMany(file => file.GetProperty("volume").GetProperty("documents").EnumerateArray()).Select(part => part.GetProperty("document").GetInt32()).Distinct());
    }

    [Fact]
    public async Task A_bound_that_no_volume_can_keep_stops_the_start()
    {
        await using var host = new AccessRequestsHost { Settings = { ["Packages:VolumePages"] = "3" } };

        Assert.Contains("VolumePages", Assert.ThrowsAny<Exception>(() => host.Services.ToString()).ToString(), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, byte[]>> FilesAsync(Case30198 theCase, AccessRequestsHost host, Package package)
    {
        using var officer = await host.SignedInAsync(Web.Security.Roles.AccessOfficer);
        var zip = package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Zip);
        using var archive = new ZipArchive(await officer.GetStreamAsync(Case30198.UrlOf(package, zip), Cancellation));
        Dictionary<string, byte[]> files = [];

        foreach (var entry in archive.Entries)
        {
            using var stream = await entry.OpenAsync(Cancellation);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Cancellation);
            files[entry.Name] = bytes.ToArray();
        }

        return files;
    }
}
