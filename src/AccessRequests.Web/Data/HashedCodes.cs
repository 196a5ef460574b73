using System.Security.Cryptography;
using System.Text;
using AccessRequests.Web.Security;

namespace AccessRequests.Web.Data;

/// <summary>The recovery codes of an account as they are kept: each hashed as passwords are, all with the salt of their account, since whoever types one does not say which it is.</summary>
internal static class HashedCodes
{
    private const char Separator = ';';
    private const string Mark = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>The mark and the salt.</summary>
    private const int BeforeCodes = 2;

    private const int HalfLength = 5;

    /// <summary>Those that nobody takes for another, as ASP.NET Core Identity has them.</summary>
    private const string Letters = "23456789BCDFGHJKMNPQRTVWXY";

    public static IReadOnlyList<string> Draw(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => $"{RandomNumberGenerator.GetString(Letters, HalfLength)}-{RandomNumberGenerator.GetString(Letters, HalfLength)}")];

    public static string Of(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Join(Separator, codes.Select(code => Hash(code, salt)).Prepend(Convert.ToBase64String(salt)).Prepend(Mark));
    }

    public static bool Are(string kept) => kept.StartsWith($"{Mark}{Separator}", StringComparison.Ordinal);

    public static int Count(string kept) => Are(kept) ? kept.Split(Separator).Length - BeforeCodes : 0;

    /// <returns>What is kept once the code has served; null when it is none of them.</returns>
    public static string? Without(string kept, string code)
    {
        if (!Are(kept))
        {
            return null;
        }

        var parts = kept.Split(Separator);
        var hash = Hash(code, Convert.FromBase64String(parts[1]));
        var left = parts.Where((part, place) => place < BeforeCodes || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(part), Encoding.ASCII.GetBytes(hash))).ToList();
        return left.Count < parts.Length ? string.Join(Separator, left) : null;
    }

    private static string Hash(string code, byte[] salt) =>
        Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(code, salt, SecurityRegistration.PasswordIterations, HashAlgorithmName.SHA512, HashBytes));
}
