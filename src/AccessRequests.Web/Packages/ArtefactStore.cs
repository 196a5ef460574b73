using System.Security.Cryptography;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Packages;

/// <summary>
/// What the packager made and verified, sealed. It has its own folder and takes nothing from the store of originals. The workshop
/// alone is in clear, while a package is made in it.
/// </summary>
public sealed class ArtefactStore(string dataFolder, FileKeys keys)
{
    private readonly SealedFolder _folder = new(Path.Combine(dataFolder, "artefacts"), keys);
    private readonly string _workshop = Directory.CreateDirectory(Path.Combine(dataFolder, "workshop")).FullName;

    /// <summary>An empty folder for one package; what a crash left in it is gone.</summary>
    public string Workshop(Guid packageId)
    {
        var folder = Path.Combine(_workshop, $"{packageId:N}");
        CloseWorkshop(packageId);
        return Directory.CreateDirectory(folder).FullName;
    }

    public void CloseWorkshop(Guid packageId) => CloseWorkshop($"{packageId:N}");

    public void CloseWorkshop(string name)
    {
        var folder = Path.Combine(_workshop, name);

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The names of all of them: each is the id of its package, in 32 digits.</summary>
    public IReadOnlyList<string> Workshops() => [.. Directory.EnumerateDirectories(_workshop).Select(folder => Path.GetFileName(folder))];

    /// <summary>Takes a finished file out of its workshop and seals it.</summary>
    public async Task<PackageArtefact> KeepAsync(string path, ArtefactKind kind, string fileName, int? pages, CancellationToken cancellation)
    {
        var key = Guid.NewGuid();

        try
        {
            SealedContent kept;

            await using (var finished = File.OpenRead(path))
            {
                kept = await _folder.WriteAsync(key, finished, cancellation);
            }

            File.Delete(path);
            return new PackageArtefact(Guid.CreateVersion7(), kind, fileName, key, kept.Bytes, kept.Sha256, pages);
        }
        catch
        {
            _folder.Delete(key);
            throw;
        }
    }

    /// <summary>Opens an artefact whose bytes are still those that were verified.</summary>
    /// <exception cref="DamagedFileException">The file on disk is gone, or is not the one that was verified.</exception>
    public Task<Stream> OpenVerifiedAsync(PackageArtefact artefact, CancellationToken cancellation) =>
        Task.Run(() => _folder.OpenVerified(artefact.Key, artefact.Sha256), cancellation);

    /// <inheritdoc cref="SealedFolder.SealAsync"/>
    public Task<bool> SealAsync(PackageArtefact artefact, CancellationToken cancellation) =>
        _folder.SealAsync(artefact.Key, artefact.Sha256, _workshop, cancellation);

    public void Delete(IEnumerable<PackageArtefact> artefacts)
    {
        foreach (var artefact in artefacts)
        {
            _folder.Delete(artefact.Key);
        }
    }

    public static async Task<string> Sha256Async(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    /// <summary>Removes files whose sealing was cut off by a crash.</summary>
    /// <param name="before">What was written later may be the work of another node.</param>
    public void SweepUnfinished(DateTimeOffset before) => LeftBehind.DeleteFiles(_workshop, before);

    /// <summary>Removes what no package names.</summary>
    /// <inheritdoc cref="SweepUnfinished"/>
    public void Sweep(IReadOnlySet<Guid> known, DateTimeOffset before) => _folder.Sweep(known, before);
}
