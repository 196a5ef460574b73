using System.Buffers.Binary;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Many byte patterns sought in one pass: a table of their first four bytes leaves few places where any must be compared.
/// </summary>
internal sealed class PatternSet
{
    public const int Shortest = 4;

    private readonly Dictionary<uint, List<byte[]>> _byStart = [];
    private readonly bool[] _second = new bool[1 << 16];

    /// <param name="patterns">Each of at least <see cref="Shortest"/> bytes.</param>
    public PatternSet(IEnumerable<byte[]> patterns)
    {
        foreach (var pattern in patterns)
        {
            var start = Start(pattern);
            _second[start >> 16] = true;

            if (!_byStart.TryGetValue(start, out var same))
            {
                _byStart[start] = same = [];
            }

            same.Add(pattern);
        }
    }

    public bool Any => _byStart.Count > 0;

    public bool OccursIn(byte[] data) => Occurring(data).Any();

    /// <summary>The patterns in a text, once for each place where one stands.</summary>
    public IEnumerable<(int At, byte[] Pattern)> Occurring(byte[] data)
    {
        for (var at = 0; Any && at <= data.Length - Shortest; at++)
        {
            // Two bytes rule out nearly every place without hashing.
            if (!_second[(data[at] << 8) | data[at + 1]] || !_byStart.TryGetValue(Start(data.AsSpan(at)), out var candidates))
            {
                continue;
            }

            foreach (var candidate in candidates)
            {
                if (data.AsSpan(at).StartsWith(candidate))
                {
                    yield return (at, candidate);
                }
            }
        }
    }

    private static uint Start(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
