using System.Security.Cryptography;
using AccessRequests.Domain.Packages;

namespace AccessRequests.Web.Packages;

/// <summary>What the packager made and verified. It has its own folder and takes nothing from the store of originals.</summary>
public sealed class ArtefactStore
{
    private readonly string _folder;
    private readonly string _workshop;

    public ArtefactStore(string dataFolder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "artefacts")).FullName;
        _workshop = Directory.CreateDirectory(Path.Combine(dataFolder, "workshop")).FullName;
    }

    /// <summary>An empty folder for one package; what a crash left in it is gone.</summary>
    public string Workshop(Guid packageId)
    {
        var folder = Path.Combine(_workshop, $"{packageId:N}");
        CloseWorkshop(packageId);
        return Directory.CreateDirectory(folder).FullName;
    }

    public void CloseWorkshop(Guid packageId)
    {
        var folder = Path.Combine(_workshop, $"{packageId:N}");

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Moves a finished file out of its workshop.</summary>
    public async Task<PackageArtefact> KeepAsync(string path, ArtefactKind kind, string fileName, int? pages, CancellationToken cancellation)
    {
        var key = Guid.NewGuid();
        var bytes = new FileInfo(path).Length;
        var sha256 = await Sha256Async(path, cancellation);
        File.Move(path, PathOf(key));
        return new PackageArtefact(Guid.CreateVersion7(), kind, fileName, key, bytes, sha256, pages);
    }

    /// <summary>Opens an artefact whose bytes are still those that were verified.</summary>
    /// <exception cref="InvalidDataException">The file on disk is not the one that was verified.</exception>
    public async Task<FileStream> OpenVerifiedAsync(PackageArtefact artefact, CancellationToken cancellation)
    {
        var stream = new FileStream(PathOf(artefact.Key), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);

        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) != artefact.Sha256)
        {
            await stream.DisposeAsync();
            throw new InvalidDataException($"Artefact {artefact.Id} is not the file that was verified.");
        }

        stream.Position = 0;
        return stream;
    }

    public void Delete(IEnumerable<PackageArtefact> artefacts)
    {
        foreach (var artefact in artefacts)
        {
            File.Delete(PathOf(artefact.Key));
        }
    }

    public static async Task<string> Sha256Async(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    /// <summary>Removes what no package names and the workshops: the traces of a crash. No package may be underway.</summary>
    public void Sweep(IReadOnlySet<Guid> known)
    {
        foreach (var folder in Directory.EnumerateDirectories(_workshop))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            if (!Guid.TryParse(Path.GetFileName(path), out var key) || !known.Contains(key))
            {
                File.Delete(path);
            }
        }
    }

    private string PathOf(Guid key) => Path.Combine(_folder, $"{key:N}");
}
