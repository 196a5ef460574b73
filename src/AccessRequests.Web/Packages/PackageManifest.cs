using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;

namespace AccessRequests.Web.Packages;

/// <summary>
/// What the package holds and how it was proved: data for an auditor. It names no applicant, no hidden word, no position of a
/// mark and no original.
/// </summary>
internal static class PackageManifest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static async Task WriteAsync(
        string path,
        string number,
        Package package,
        DecisionRecord decision,
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
                file.Document is { } document ? MarksByProvision(document) : null,
                file.Withheld?.Select(page => new ManifestPage(page.Page, page.Uncertainty is not null)).ToList(),
                Proof(file),
                file.Volume is { } volume ? Of(volume) : null));
        }

        var manifest = new Manifest(
            number,
            package.Fingerprint,
            decision.DecidedOn,
            decision.Annexed,
            decision.HidesExistence() ? null : documents.Count(document => document.Outcome == ReleaseOutcome.Withheld),
            decision.HidesExistence() ? null : documents.Count(document => document.Outcome == ReleaseOutcome.NotRelevant),
            entries);

        await using var stream = File.Create(path);
        await JsonSerializer.SerializeAsync(stream, manifest, Json, cancellation);
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

    private static SortedDictionary<string, int> MarksByProvision(RequestedDocument document)
    {
        var counts = new SortedDictionary<string, int>(ProvisionNumberComparer.Instance);

        foreach (var number in document.Retained.SelectMany(passage => passage.Provisions))
        {
            counts[number] = counts.GetValueOrDefault(number) + 1;
        }

        return counts;
    }

    /// <param name="Fingerprint">Of the decision that was approved.</param>
    /// <param name="Provisions">Everything that the letter cites, in numeric order.</param>
    /// <param name="DocumentsWithheld">Null where a point is neither confirmed nor denied: nothing is counted.</param>
    private sealed record Manifest(
        string Number,
        string Fingerprint,
        DateOnly? DecidedOn,
        IReadOnlyList<string> Provisions,
        int? DocumentsWithheld,
        int? DocumentsNotRelevant,
        IReadOnlyList<ManifestFile> Files);

    private sealed record ManifestFile(
        string Name,
        ArtefactKind Kind,
        long Bytes,
        string Sha256,
        int? Pages,
        ReleaseOutcome? Outcome,
        SortedDictionary<string, int>? MarksByProvision,
        IReadOnlyList<ManifestPage>? PagesWithheld,
        ManifestVerification Verification,
        ManifestVolume? Volume);

    /// <param name="Tags">What a screen reader finds in it, and what the file does not claim.</param>
    private sealed record ManifestVolume(int Number, int Of, IReadOnlyList<ManifestPart> Documents, string Tags);

    /// <param name="Document">Its number, which its own file bears.</param>
    private sealed record ManifestPart(int Document, int FirstPage, int Pages);

    /// <param name="Uncertain">Withheld because the engine could not treat it with certainty, and not by a mark.</param>
    private sealed record ManifestPage(int Page, bool Uncertain);

    /// <param name="WordsSearched">Distinct words under the marks of the original that were searched in the file.</param>
    private sealed record ManifestVerification(string Result, int? WordsSearched, int? StreamsSearched);
}
