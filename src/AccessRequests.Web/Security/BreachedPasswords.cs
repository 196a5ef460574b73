using System.Security.Cryptography;
using System.Text;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Security;

/// <summary>
/// Refuses the passwords of a file of breaches, where the office has one: the SHA-1 of each, a line each, in order, as Have I Been Pwned gives them («ordered by hash»). It is
/// searched on the disk; nothing is asked of any network.
/// </summary>
internal sealed class BreachedPasswords(IConfiguration configuration) : IPasswordValidator<Account>
{
    private const string Setting = "Passwords:BreachedFile";
    private const int HashLength = 40;

    /// <summary>A hash, a colon, how often it was seen, and the end of the line.</summary>
    private const int LineMaxLength = 64;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        configuration[Setting] is { Length: > 0 } path && Holds(path, password ?? "")
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordBreached",
                Description = "Ce mot de passe figure dans une fuite connue : on l’essaie partout. Prenez-en un autre, que vous n’employez nulle part ailleurs.",
            })
            : IdentityResult.Success);

    /// <exception cref="InvalidOperationException">The file would let every password pass.</exception>
    public static void DemandUsable(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } path)
        {
            var first = File.Exists(path) ? File.ReadLines(path).Take(2).ToList() : [];

            if (first.Count == 0 || first.Exists(line => line.Length < HashLength || !line[..HashLength].All(char.IsAsciiHexDigitUpper)) || string.CompareOrdinal(first[0], first[^1]) > 0)
            {
                throw new InvalidOperationException($"{Setting}: {path} is no list of SHA-1 in capitals, a line each, in order.");
            }
        }
    }

    private static bool Holds(string path, string password)
    {
        var sought = Hash(password);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var (low, high) = (0L, file.Length);

        while (low < high)
        {
            var (start, end, hash) = LineAt(file, (low + high) / 2);

            switch (string.CompareOrdinal(hash, sought))
            {
                case 0:
                    return true;
                case < 0:
                    low = end;
                    break;
                default:
                    high = start;
                    break;
            }
        }

        return false;
    }

    /// <summary>The line that the place is in: where it starts, where the next one does, and its hash.</summary>
    private static (long Start, long End, string Hash) LineAt(FileStream file, long place)
    {
        Span<byte> around = stackalloc byte[2 * LineMaxLength];
        var from = Math.Max(0, place - LineMaxLength);
        file.Position = from;
        around = around[..file.ReadAtLeast(around, around.Length, throwOnEndOfStream: false)];
        var at = (int)(place - from);
        var start = around[..at].LastIndexOf((byte)'\n') + 1;
        var end = around[at..].IndexOf((byte)'\n') is >= 0 and var found ? at + found + 1 : around.Length;
        return (from + start, from + end, Encoding.ASCII.GetString(around[start..Math.Min(around.Length, start + HashLength)]));
    }

    private static string Hash(string password)
    {
#pragma warning disable CA5350 // The file's own; it protects nothing.
        return Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
    }
}
