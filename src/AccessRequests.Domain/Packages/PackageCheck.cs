using System.IO.Compression;
using System.Security.Cryptography;

namespace AccessRequests.Domain.Packages;

/// <summary>
/// Proves from the archive and the public key alone that a package comes from the installation and is whole. The manifest is believed
/// only once its signature is; no more is unpacked than it announces, so that a hostile archive costs what an honest one does.
/// </summary>
public sealed class PackageCheck
{
    public const string ManifestEnding = "-manifeste.json";
    public const string SignatureEnding = "-manifeste.sig";
    public const int MaxEntries = 10_000;
    public const int MaxManifestBytes = 16 * 1024 * 1024;
    public const int MaxSignatureBytes = 256;

    private readonly List<PackageFault> _faults = [];

    private PackageCheck()
    {
    }

    public IReadOnlyList<PackageFault> Faults => _faults;

    public bool IsWhole => _faults.Count == 0;

    /// <summary>Null unless its signature is valid.</summary>
    public PackageManifest? Manifest { get; private set; }

    /// <summary>Of the manifest's bytes, lower-case hexadecimal; null when there is none.</summary>
    public string? ManifestSha256 { get; private set; }

    /// <param name="archive">Seekable.</param>
    public static async Task<PackageCheck> RunAsync(Stream archive, ECDsa key, CancellationToken cancellation)
    {
        var check = new PackageCheck();

        try
        {
            await using var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
            await check.TakeAsync(zip, key, cancellation);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            check.Fault(PackageFaultKind.Unreadable);
        }

        return check;
    }

    private async Task TakeAsync(ZipArchive zip, ECDsa key, CancellationToken cancellation)
    {
        if (zip.Entries.Count > MaxEntries)
        {
            Fault(PackageFaultKind.OutOfBounds);
            return;
        }

        foreach (var twice in zip.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()))
        {
            Fault(PackageFaultKind.Twice, twice.Key);
        }

        var manifest = zip.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(ManifestEnding, StringComparison.Ordinal));
        var signature = zip.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(SignatureEnding, StringComparison.Ordinal));

        if (manifest is null || signature is null)
        {
            Fault(manifest is null ? PackageFaultKind.ManifestMissing : PackageFaultKind.SignatureMissing);
            return;
        }

        if (await ReadAsync(manifest, MaxManifestBytes, cancellation) is not { } bytes || await ReadAsync(signature, MaxSignatureBytes, cancellation) is not { } signed)
        {
            Fault(PackageFaultKind.OutOfBounds);
            return;
        }

        ManifestSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));

        if (!ManifestSignature.IsValid(key, bytes, signed))
        {
            Fault(PackageFaultKind.SignatureInvalid, manifest.FullName);
            return;
        }

        Manifest = PackageManifest.Parse(bytes);

        if (Manifest is null)
        {
            Fault(PackageFaultKind.ManifestUnreadable, manifest.FullName);
            return;
        }

        await CompareAsync(Manifest, zip.Entries.Where(entry => entry != manifest && entry != signature).ToList(), cancellation);
    }

    private async Task CompareAsync(PackageManifest manifest, IReadOnlyList<ZipArchiveEntry> entries, CancellationToken cancellation)
    {
        foreach (var added in entries.Where(entry => manifest.Files.All(file => file.Name != entry.FullName)))
        {
            Fault(PackageFaultKind.Added, added.FullName);
        }

        foreach (var file in manifest.Files)
        {
            if (entries.FirstOrDefault(entry => entry.FullName == file.Name) is not { } entry)
            {
                Fault(PackageFaultKind.Missing, file.Name);
            }
            else if (!await IsAsync(entry, file, cancellation))
            {
                Fault(PackageFaultKind.Altered, file.Name);
            }
        }
    }

    /// <summary>Reads one byte more than announced at most.</summary>
    private static async Task<bool> IsAsync(ZipArchiveEntry entry, ManifestFile file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var total = 0L;

        try
        {
            await using var content = await entry.OpenAsync(cancellation);

            while (total <= file.Bytes && await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, file.Bytes - total + 1)), cancellation) is > 0 and var read)
            {
                total += read;
                hash.AppendData(buffer, 0, read);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return false;
        }

        return total == file.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256;
    }

    /// <summary>Null when there is more of it than the bound.</summary>
    private static async Task<byte[]?> ReadAsync(ZipArchiveEntry entry, int bound, CancellationToken cancellation)
    {
        await using var content = await entry.OpenAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];

        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);

            if (bytes.Length > bound)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    private void Fault(PackageFaultKind kind, string? file = null) => _faults.Add(new PackageFault(kind, file));
}
