using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Search;

/// <summary>A text of a file that people look for: the database's own words, kept beside what they come from.</summary>
public sealed class SearchEntry
{
    /// <summary>The key of the full-text index, which knows whole numbers only.</summary>
    public long Id { get; private init; }

    public required AccessRequestId RequestId { get; init; }

    public required SearchSource Source { get; init; }

    /// <summary>The row that the text comes from.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>A long text is kept in parts: the first page of this one, 0 for a text that has no pages.</summary>
    public int Part { get; init; }

    public required string Text
    {
        get;
        set
        {
            field = value;
            Digest = DigestOf(value);
        }
    }

    /// <summary>Finds the same text by an index.</summary>
    public long Digest { get; private set; }

    public static long DigestOf(string text) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
