using System.Numerics;

namespace AccessRequests.Domain.Detection;

/// <summary>
/// A fingerprint of a page's text in which near texts have near values (Charikar's simhash over shingles of three words), so that
/// two copies of a page are found that a date or a stamp tells apart. It cannot be turned back into the text.
/// </summary>
public readonly record struct PageLikeness(ulong Bits)
{
    private const int Shingle = 3;

    /// <summary>A page of few words resembles too many.</summary>
    private const int FewestWords = 40;

    /// <summary>Of 64 bits: about one word in thirty differs.</summary>
    private const int MostDifferent = 6;

    /// <returns>Null for a page of too few words.</returns>
    public static PageLikeness? Of(string text)
    {
        var words = FoldedText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        if (words.Length < FewestWords)
        {
            return null;
        }

        Span<int> sums = stackalloc int[64];

        for (var i = 0; i + Shingle <= words.Length; i++)
        {
            var hash = Hash(words.AsSpan(i, Shingle));

            for (var bit = 0; bit < 64; bit++)
            {
                sums[bit] += (hash >> bit & 1) == 1 ? 1 : -1;
            }
        }

        var bits = 0UL;

        for (var bit = 0; bit < 64; bit++)
        {
            bits |= sums[bit] > 0 ? 1UL << bit : 0;
        }

        return new PageLikeness(bits);
    }

    public bool Resembles(PageLikeness other) => BitOperations.PopCount(Bits ^ other.Bits) <= MostDifferent;

    /// <summary>FNV-1a with a final mix, the same on every machine.</summary>
    private static ulong Hash(ReadOnlySpan<string> words)
    {
        var hash = 14695981039346656037UL;

        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ ' ') * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
