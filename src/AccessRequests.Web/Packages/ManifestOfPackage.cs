using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;

namespace AccessRequests.Web.Packages;

/// <summary>Gathers the manifest of the files in the workshop.</summary>
internal static class ManifestOfPackage
{
    /// <param name="signingKey">See <see cref="SigningKey.Id"/>.</param>
    public static async Task<PackageManifest> GatherAsync(
        Package package,
        DecisionRecord decision,
        string signingKey,
        IReadOnlyList<RequestedDocument> documents,
        IReadOnlyList<PackagedFile> files,
        CancellationToken cancellation)
    {
        var entries = new List<ManifestFile>();

        foreach (var file in files)
        {
            entries.Add(new ManifestFile(
                file.Name,
                file.Kind,
                new FileInfo(file.Path).Length,
                await ArtefactStore.Sha256Async(file.Path, cancellation),
                file.Pages,
                file.Document?.Outcome,
                file.Document is { } document ? PackageManifest.Count(document.Retained.SelectMany(passage => passage.Provisions)) : null,
                file.Withheld?.Select(page => new ManifestPage(page.Page, page.Uncertainty is not null) { Aside = file.Document?.AsideOf(page.Page)?.State }).ToList(),
                Proof(file),
                file.Volume is { } volume ? Of(volume) : null)
            {
                UnseenTextLeftOut = file.LeftOut is { Count: > 0 } pages ? [.. pages.Select(page => new ManifestUnseenText(page.Number, page.Characters))] : null,
            });
        }

        var withheld = documents.Where(document => document.Outcome == ReleaseOutcome.Withheld).ToList();

        return new PackageManifest(
            decision.FileNumber,
            package.Fingerprint,
            signingKey,
            decision.DecidedOn,
            decision.Annexed,
            decision.HidesExistence() ? null : withheld.Count,
            decision.HidesExistence() ? null : PackageManifest.Count(withheld.SelectMany(document => document.Withholding?.Provisions ?? [])),
            decision.HidesExistence() ? null : documents.Count(document => document.Outcome == ReleaseOutcome.NotRelevant),
            entries);
    }

    /// <summary>What was checked of that file, and no more than that.</summary>
    private static ManifestVerification Proof(PackagedFile file) => file.Verification is not { } report
        ? new ManifestVerification("relu : aucun contenu caché", null, null)
        : new ManifestVerification(
            file.Document is null ? "assemblé de fichiers vérifiés un à un; structure relue, aucun texte sous un cache"
            : report.WordsSearched == 0 ? "vérifié : aucun mot sous une marque; structure relue"
            : "vérifié : rien de ce qui est caviardé ne subsiste",
            report.WordsSearched,
            report.Streams);

    private static ManifestVolume Of(PackagedVolume volume) => new(
        volume.Number,
        volume.Of,
        [.. volume.Documents.Select(document => new ManifestPart(document.Number, document.FirstPage, document.PagesHere))],
        "lettre et liste balisées; les pages des documents se lisent dans l’ordre de leur contenu; ni PDF/A ni PDF/UA");
}
