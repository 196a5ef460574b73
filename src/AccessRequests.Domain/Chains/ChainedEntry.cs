using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AccessRequests.Domain.Chains;

/// <summary>
/// One row of the history as its hash covers it. The act is its recorded name, so that a row stays verifiable when the program
/// no longer knows the act.
/// </summary>
public sealed record ChainedEntry(
    long Sequence,
    string PreviousHash,
    Guid Id,
    Guid? RequestId,
    string Act,
    Guid ActorId,
    string ActorName,
    string? From,
    DateTimeOffset At,
    string? Before,
    string? After,
    Guid? DocumentId,
    Guid? ObjectId)
{
    /// <summary>What the first row takes for the hash of the row before it.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>SHA-256, in lower-case hexadecimal, of the fields in their order, each behind its length: no two rows serialise alike.</summary>
    public string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var field in Fields())
        {
            Append(hash, field);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string?[] Fields() =>
    [
        "1", Number(Sequence), PreviousHash, Id.ToString(), RequestId?.ToString(), Act, ActorId.ToString(), ActorName, From, Number(At.UtcTicks), Before, After,
        DocumentId?.ToString(), ObjectId?.ToString(),
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An absent field has the length −1, an empty one 0.</summary>
    private static void Append(IncrementalHash hash, string? field)
    {
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
