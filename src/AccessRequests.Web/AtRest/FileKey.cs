using System.Security.Cryptography;
using System.Text;

namespace AccessRequests.Web.AtRest;

/// <summary>A key of 256 bits. Its id is derived from it, so that a key that was altered in its file is told from a good one.</summary>
public sealed class FileKey
{
    public const int IdLength = 16;
    private const int KeyLength = 32;

    private readonly byte[] _key;

    public FileKey(byte[] key)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException($"A key has {KeyLength} bytes.", nameof(key));
        }

        _key = key;
        Id = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, IdLength, info: "AccessRequests key id"u8.ToArray());
    }

    public byte[] Id { get; }

    public static FileKey New() => new(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>As a line of the key file: id and key.</summary>
    public static FileKey Parse(string line)
    {
        var fields = line.Split(' ');
        var bytes = new byte[KeyLength];

        return fields.Length == 2
            && Convert.TryFromBase64String(fields[1], bytes, out var length)
            && length == KeyLength
            && new FileKey(bytes) is var key
            && Convert.ToHexStringLower(key.Id) == fields[0]
            ? key
            : throw new FormatException("A line of the key file is damaged: put back the file of a backup.");
    }

    /// <summary>The cipher of one file, which no other file has.</summary>
    public AesGcm CipherOf(Guid name, byte[] salt)
    {
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, KeyLength, salt, [.. "AccessRequests file 1"u8, .. name.ToByteArray(bigEndian: true)]);

        try
        {
            return new AesGcm(derived, AesGcm.TagByteSizes.MaxSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    /// <summary>The line that <see cref="Parse"/> reads; it is the secret itself.</summary>
    public string ToLine() => new StringBuilder(Convert.ToHexStringLower(Id)).Append(' ').Append(Convert.ToBase64String(_key)).ToString();
}
