using System.Security.Cryptography;

namespace AccessRequests.Web.Accounts;

/// <summary>A password to be read out or copied once, and changed at the first sign-in: about 138 bits.</summary>
internal static class ProvisionalPassword
{
    private const int Groups = 7;

    /// <summary>Without the characters that are taken for one another.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>How long it opens the page where it is changed.</summary>
    public const int Days = 7;

    public static string Create() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
