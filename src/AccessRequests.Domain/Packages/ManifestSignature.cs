using System.Security.Cryptography;

namespace AccessRequests.Domain.Packages;

/// <summary>
/// ECDSA on P-256 over the SHA-256 of the manifest's bytes, in the DER form that other tools read:
/// <c>openssl dgst -sha256 -verify KEY.pem -signature FILE.sig MANIFEST.json</c>.
/// </summary>
public static class ManifestSignature
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int IdLength = 16;

    public static byte[] Sign(ECDsa key, ReadOnlySpan<byte> manifest) => key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public static bool IsValid(ECDsa key, ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> signature) =>
        key.VerifyData(manifest, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>The name of a key, which its files and its manifests bear: the beginning of the SHA-256 of its public part.</summary>
    public static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..IdLength];

    /// <exception cref="CryptographicException">The text is no key on P-256.</exception>
    public static ECDsa Read(string pem)
    {
        var key = ECDsa.Create();

        try
        {
            key.ImportFromPem(pem);

            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256
                ? key
                : throw new CryptographicException("The key is not on the curve P-256.");
        }
        catch (ArgumentException noKey)
        {
            key.Dispose();
            throw new CryptographicException("The text holds no key.", noKey);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
