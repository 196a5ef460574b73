using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.AtRest;

/// <summary>
/// Closes the keys of ASP.NET Core Data Protection, which stand in the database, with the key file, which does not: a copy of the database
/// alone forges no session cookie and opens no sealed secret.
/// </summary>
internal sealed class KeyRingEncryptor(FileKeys keys) : IXmlEncryptor
{
    private const int SaltLength = 32;
    private const string ClearKey = "masterKey";

    public static void Register(IServiceCollection services) =>
        services.AddOptions<KeyManagementOptions>().Configure<FileKeys>((ring, keys) => ring.XmlEncryptor = new KeyRingEncryptor(keys));

    /// <summary>Closes what an installation of before wrote in clear.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseEarlierAsync(AccessRequestsDb db)
    {
        var closed = 0;

        foreach (var row in await db.DataProtectionKeys.ToListAsync())
        {
            var xml = XElement.Parse(row.Xml!);

            foreach (var secret in xml.Descendants(ClearKey).ToList())
            {
                var info = Encrypt(secret);
                secret.ReplaceWith(new XElement(
                    XmlConstantsOf.EncryptedSecret, new XAttribute(XmlConstantsOf.DecryptorType, info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
                closed++;
            }

            row.Xml = xml.ToString(SaveOptions.DisableFormatting);
        }

        await db.SaveChangesAsync();
        return closed;
    }

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = keys.Newest;
        var name = Guid.NewGuid();
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var open = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var closed = new byte[open.Length];
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];

        using (var cipher = key.CipherOf(name, salt))
        {
            cipher.Encrypt(nonce, open, closed, tag);
        }

        CryptographicOperations.ZeroMemory(open);
        return new EncryptedXmlInfo(
            new XElement(
                "closedKey",
                new XAttribute("key", Convert.ToHexStringLower(key.Id)),
                new XAttribute("name", name.ToString("D", CultureInfo.InvariantCulture)),
                new XAttribute("salt", Convert.ToBase64String(salt)),
                Convert.ToBase64String([.. nonce, .. tag, .. closed])),
            typeof(KeyRingDecryptor));
    }
}

/// <summary>How the key ring writes what is closed.</summary>
file static class XmlConstantsOf
{
    public static readonly XName EncryptedSecret = XName.Get("encryptedSecret", "http://schemas.asp.net/2015/03/dataProtection");

    public const string DecryptorType = "decryptorType";
}

/// <summary>Made by the key ring itself, which gives it the services.</summary>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">The key file lacks the key, or the row was altered. The ring then goes on without that key.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetRequiredService<FileKeys>().Find(Convert.FromHexString(encryptedElement.Attribute("key")!.Value))
            ?? throw new CryptographicException("The key file does not hold the key that closed this one.");
        var bytes = Convert.FromBase64String(encryptedElement.Value);
        var nonce = bytes.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var tag = bytes.AsSpan(nonce.Length, AesGcm.TagByteSizes.MaxSize);
        var closed = bytes.AsSpan(nonce.Length + tag.Length);
        var open = new byte[closed.Length];

        using (var cipher = key.CipherOf(Guid.Parse(encryptedElement.Attribute("name")!.Value), Convert.FromBase64String(encryptedElement.Attribute("salt")!.Value)))
        {
            cipher.Decrypt(nonce, closed, tag, open);
        }

        return XElement.Parse(Encoding.UTF8.GetString(open));
    }
}
