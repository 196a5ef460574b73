using AccessRequests.Domain.Packages;
using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Packages;

/// <summary>
/// The door of what leaves: opens a file of a package only while it is, byte for byte, what the approved manifest names. Neither the row
/// of an artefact nor the file on disk is believed by itself: the manager approved the manifest.
/// </summary>
public sealed class ApprovedBytes(ArtefactStore artefacts, SigningKey signing)
{
    /// <param name="manifest">SHA-256 of the manifest that was approved.</param>
    /// <exception cref="DamagedFileException">The file, or the manifest that should name it, is gone or is not what was approved.</exception>
    public async Task<Stream> OpenAsync(Package package, PackageArtefact artefact, string manifest, CancellationToken cancellation) =>
        await OpenAsync(await ManifestAsync(package, manifest, cancellation), artefact, manifest, cancellation);

    /// <summary>Every file of the package is there and is what was approved.</summary>
    /// <inheritdoc cref="OpenAsync(Package, PackageArtefact, string, CancellationToken)"/>
    public async Task CheckAsync(Package package, string manifest, CancellationToken cancellation)
    {
        var approved = await ManifestAsync(package, manifest, cancellation);

        if (approved.Files.Any(file => package.Artefacts.All(artefact => artefact.FileName != file.Name)) || package.Artefacts.All(artefact => artefact.Kind != ArtefactKind.Zip))
        {
            throw new DamagedFileException(new InvalidDataException($"Package {package.Id} lacks a file that was approved."));
        }

        foreach (var artefact in package.Artefacts)
        {
            await using var stream = await OpenAsync(approved, artefact, manifest, cancellation);
        }
    }

    private async Task<Stream> OpenAsync(PackageManifest approved, PackageArtefact artefact, string manifest, CancellationToken cancellation)
    {
        if (artefact.Kind is not (ArtefactKind.Manifest or ArtefactKind.Signature or ArtefactKind.Zip)
            && !approved.Files.Any(file => file.Name == artefact.FileName && file.Sha256 == artefact.Sha256))
        {
            throw new DamagedFileException(new InvalidDataException($"Artefact {artefact.Id} is not named by the approved manifest."));
        }

        var stream = await artefacts.OpenVerifiedAsync(artefact, cancellation);

        try
        {
            if (artefact.Kind == ArtefactKind.Zip)
            {
                await CheckArchiveAsync(stream, approved, manifest, artefact, cancellation);
            }

            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private async Task<PackageManifest> ManifestAsync(Package package, string manifest, CancellationToken cancellation)
    {
        var artefact = package.Artefacts.Single(known => known.Kind == ArtefactKind.Manifest);

        if (artefact.Sha256 != manifest)
        {
            throw new DamagedFileException(new InvalidDataException($"The manifest of package {package.Id} is not the approved one."));
        }

        await using var stream = await artefacts.OpenVerifiedAsync(artefact, cancellation);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return PackageManifest.Parse(bytes) ?? throw new DamagedFileException(new InvalidDataException($"The manifest of package {package.Id} cannot be read."));
    }

    private async Task CheckArchiveAsync(Stream stream, PackageManifest approved, string manifest, PackageArtefact artefact, CancellationToken cancellation)
    {
        // Packages of before manifests were signed: their archive is the one that was recorded.
        if (approved.SigningKey is null)
        {
            return;
        }

        if (signing.PublicPart(approved.SigningKey) is not { } pem)
        {
            throw new DamagedFileException(new InvalidDataException($"No key of the installation signed archive {artefact.Id}."));
        }

        using var key = ManifestSignature.Read(pem);
        var check = await PackageCheck.RunAsync(stream, key, cancellation);

        if (!check.IsWhole || check.ManifestSha256 != manifest)
        {
            throw new DamagedFileException(new InvalidDataException($"Archive {artefact.Id} does not hold what was approved."));
        }

        stream.Position = 0;
    }
}
