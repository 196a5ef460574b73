using System.Globalization;

namespace AccessRequests.Domain.Chains;

/// <summary>The last row of a chain. Kept outside the database it betrays that the end of the history was cut off.</summary>
public sealed record ChainHead(long Sequence, string Hash)
{
    /// <summary>Of a history without a row.</summary>
    public static ChainHead Empty { get; } = new(0, ChainedEntry.Origin);

    public static ChainHead? Parse(string text) =>
        text.Split(' ', StringSplitOptions.TrimEntries) is [var sequence, { Length: 64 } hash] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ChainHead(number, hash)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Hash}");
}
