using System.Globalization;
using System.IO.Compression;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Grounds;

namespace AccessRequests.Web.Packages;

/// <summary>Makes and proves every file of a package, from the decision that was submitted and from nothing else.</summary>
public sealed class Packager(DocumentRelease release, ArtefactStore artefacts, VolumeLimits limits, SigningKey signing, TimeProvider time)
{
    /// <summary>Where the time of every entry of the ZIP stands: only the signature tells two archives of a decision apart.</summary>
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="report">Called with a percentage and what is being done.</param>
    public async Task<IReadOnlyList<PackageArtefact>> BuildAsync(
        AccessRequestsDb db, AccessRequest request, Package package, Func<int, string, Task> report, CancellationToken cancellation)
    {
        var documents = request.Deciding(await db.DocumentsOfAsync(request, cancellation));
        var decided = await db.DecisionLetterAsync(request, documents, time.QuebecToday(), cancellation);
        var decision = decided.Record;

        if (decided.Fingerprint() != package.Fingerprint)
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.DecisionChangedSincePackage));
        }

        var released = documents
            .Where(document => document.IsReleased)
            .InLetterOrder()
            .ToList();
        var workshop = artefacts.Workshop(package.Id);
        await report(2, "Rédaction de la lettre");
        var letter = Compose(decided);
        List<PackagedFile> front = [WriteLetter(PackagedFile.LetterName(decision.FileNumber), ArtefactKind.Letter, letter, workshop, cancellation)];

        if (MakeGroundsTable.ForApplicant(decided, documents) is { } grounds)
        {
            front.Add(WriteLetter($"{decision.FileNumber}-motifs.pdf", ArtefactKind.Grounds, grounds, workshop, cancellation));
        }

        var copies = new List<PackagedFile>();

        for (var i = 0; i < released.Count; i++)
        {
            await report(5 + (80 * i / released.Count), $"Caviardage et vérification du document {i + 1} de {released.Count}");
            copies.Add(await Task.Run(() => WriteDocument(request.Number, i + 1, released[i], workshop, cancellation), cancellation));
        }

        await report(85, "Réunion derrière la lettre");
        var volumes = await Task.Run(
            () => new GatheredVolumes(decision, letter, decided.Template, copies, limits, workshop, cancellation).Write(front[0].Pages!.Value)
                .Select(volume => Verified(volume, cancellation)).ToList(),
            cancellation);

        await report(92, "Manifeste, signature et archive");
        List<PackagedFile> contents = [.. front, .. copies, .. volumes];
        var signed = await WriteManifestAsync(package, decision, documents, contents, workshop, cancellation);
        var zip = WriteZip(request.Number, [.. contents, .. signed], workshop);

        return await KeepAsync([.. contents, .. signed, zip], cancellation);
    }

    /// <summary>The letter of the decision, which an obstacle of its words stops as one of its facts does.</summary>
    private static LetterContent Compose(DecisionLetter decided)
    {
        var letter = decided.Compose();

        return letter.IsDraft
            ? throw PackageRefusedException.Of(letter)
            : letter;
    }

    private static PackagedFile WriteLetter(string name, ArtefactKind kind, LetterContent letter, string workshop, CancellationToken cancellation)
    {
        var path = Path.Combine(workshop, name);

        using (var stream = File.Create(path))
        {
            PdfLetter.Write(letter, stream);
        }

        return Inspected(new PackagedFile(kind, name, path, letter.Title), cancellation);
    }

    /// <summary>
    /// Neither the letter nor the table of reasons takes anything from a document, so there is nothing under marks to look for in them: each is read again, and holds
    /// only what a reader sees, with the tags and the metadata of an archivable file, which the check of a redacted file refuses.
    /// </summary>
    private static PackagedFile Inspected(PackagedFile file, CancellationToken cancellation)
    {
        var inspection = Inspect(file.Path, cancellation);

        return (inspection.Hidden & ~(HiddenContents.Metadata | HiddenContents.StructureTree)) == HiddenContents.None
            ? file with { Pages = inspection.PageCount }
            : throw new UnverifiedReleaseException(1);
    }

    private PackagedFile WriteDocument(string number, int sequence, RequestedDocument document, string workshop, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{number}-document-{sequence:00}.pdf");
        var path = Path.Combine(workshop, name);
        var result = Release(document, path, cancellation);

        return new PackagedFile(ArtefactKind.Document, name, path, document.Title)
        {
            Pages = document.Original.PageCount,
            Document = document,
            Withheld = result.Redaction.Withheld,
            LeftOut = result.LeftOut,
            Verification = result.Verification,
        };
    }

    private ProvenRedaction Release(RequestedDocument document, string path, CancellationToken cancellation)
    {
        try
        {
            return release.Write(document, path, null, cancellation);
        }
        catch (Exception refusal) when (refusal is UnredactablePdfException or UnverifiedReleaseException or DamagedFileException)
        {
            throw new PackageRefusedException($"« {document.Title} » : {ReleaseRefusals.InFrench(refusal)}", refusal);
        }
    }

    private static PackagedFile Verified(PackagedFile file, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(file.Path);
        var verification = PdfVerifier.VerifyBinder(stream, cancellation);

        return verification.IsClean
            ? file with { Verification = verification }
            : throw new UnverifiedReleaseException(verification.Findings.Count);
    }

    private static PdfInspection Inspect(string path, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(path);
        return PdfInspector.Inspect(stream, cancellation);
    }

    /// <summary>The manifest and its signature.</summary>
    private async Task<IReadOnlyList<PackagedFile>> WriteManifestAsync(
        Package package, DecisionRecord decision, IReadOnlyList<RequestedDocument> documents, IReadOnlyList<PackagedFile> files, string workshop, CancellationToken cancellation)
    {
        var bytes = (await ManifestOfPackage.GatherAsync(package, decision, signing.Id, documents, files, cancellation)).ToBytes();

        return
        [
            await WriteAsync(ArtefactKind.Manifest, $"{decision.FileNumber}{PackageCheck.ManifestEnding}", bytes),
            await WriteAsync(ArtefactKind.Signature, $"{decision.FileNumber}{PackageCheck.SignatureEnding}", signing.Sign(bytes)),
        ];

        async Task<PackagedFile> WriteAsync(ArtefactKind kind, string name, byte[] content)
        {
            var path = Path.Combine(workshop, name);
            await File.WriteAllBytesAsync(path, content, cancellation);
            return new PackagedFile(kind, name, path, name);
        }
    }

    private static PackagedFile WriteZip(string number, IReadOnlyList<PackagedFile> files, string workshop)
    {
        var name = $"{number}-trousse.zip";
        var path = Path.Combine(workshop, name);

        using (var stream = File.Create(path))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = ZipEpoch;
                using var target = entry.Open();
                using var source = File.OpenRead(file.Path);
                source.CopyTo(target);
            }
        }

        return new PackagedFile(ArtefactKind.Zip, name, path, "Archive ZIP");
    }

    private async Task<IReadOnlyList<PackageArtefact>> KeepAsync(IReadOnlyList<PackagedFile> files, CancellationToken cancellation)
    {
        var kept = new List<PackageArtefact>();

        try
        {
            foreach (var file in files)
            {
                kept.Add(await artefacts.KeepAsync(file.Path, file.Kind, file.Name, file.Pages, cancellation));
            }

            return kept;
        }
        catch
        {
            artefacts.Delete(kept);
            throw;
        }
    }
}
