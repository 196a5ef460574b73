using System.Security.Cryptography;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Packages;

/// <summary>
/// The installation's key, which says where a package comes from. It is made at the first start, in the data folder but outside the
/// database, and read by the program's account alone. Public parts stay when a key is replaced: what it signed is still checked by it.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private const string PublicPrefix = "package-public-";

    private readonly ECDsa _key;
    private readonly Lock _signing = new();
    private readonly string _folder;

    private SigningKey(ECDsa key, string folder)
    {
        _key = key;
        _folder = folder;
        Id = ManifestSignature.IdOf(key);
    }

    /// <summary>See <see cref="ManifestSignature.IdOf"/>.</summary>
    public string Id { get; }

    /// <summary>The names of this key and of those that it replaced.</summary>
    public IReadOnlyList<string> Known => [.. Directory.EnumerateFiles(_folder, $"{PublicPrefix}*.pem").Select(path => Path.GetFileNameWithoutExtension(path)[PublicPrefix.Length..]).Order(StringComparer.Ordinal)];

    /// <exception cref="InvalidOperationException">Others than the program's account may read the private key.</exception>
    public static SigningKey OpenOrCreate(string dataFolder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "keys")).FullName;
        var path = Path.Combine(folder, "package-signing.pem");

        if (!File.Exists(path))
        {
            Create(path);
        }

        SecretFile.DemandOwnerOnly(path, "the signing key");
        var key = new SigningKey(ManifestSignature.Read(File.ReadAllText(path)), folder);
        key.KeepPublicPart();
        return key;
    }

    public byte[] Sign(ReadOnlySpan<byte> manifest)
    {
        lock (_signing)
        {
            return ManifestSignature.Sign(_key, manifest);
        }
    }

    /// <summary>The public part of this key or of one that it replaced, in PEM; null when no key of the installation has that name.</summary>
    public string? PublicPart(string id) =>
        id.All(char.IsAsciiHexDigitLower) && File.Exists(PublicPath(id)) ? File.ReadAllText(PublicPath(id)) : null;

    public void Dispose() => _key.Dispose();

    private static void Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SecretFile.Write(path, $"{key.ExportPkcs8PrivateKeyPem()}\n", overwrite: false);
    }

    private void KeepPublicPart()
    {
        if (!File.Exists(PublicPath(Id)))
        {
            File.WriteAllText(PublicPath(Id), $"{_key.ExportSubjectPublicKeyInfoPem()}\n");
        }
    }

    private string PublicPath(string id) => Path.Combine(_folder, $"{PublicPrefix}{id}.pem");
}
