using System.Security.Cryptography;

namespace AccessRequests.Web.Accounts;

/// <summary>A password to be read out or copied once, and changed at the first sign-in: about 80 bits.</summary>
internal static class ProvisionalPassword
{
    /// <summary>Without the characters that are taken for one another.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
