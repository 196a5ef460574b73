using System.IO.Compression;

namespace AccessRequests.Pdf.Verification;

internal abstract record RawValue;

internal sealed record RawName(string Value) : RawValue;

internal sealed record RawText(byte[] Bytes) : RawValue;

internal sealed record RawNumber(double Value) : RawValue;

internal sealed record RawReference(int Number) : RawValue;

internal sealed record RawWord(string Value) : RawValue;

internal sealed record RawArray(List<RawValue> Items) : RawValue;

internal sealed record RawDictionary(Dictionary<string, RawValue> Entries) : RawValue
{
    public string? Name(string key) => Entries.GetValueOrDefault(key) is RawName name ? name.Value : null;
}

/// <param name="Stream">The stored bytes, or null when the object is no stream.</param>
internal sealed record RawObject(int Number, RawValue Value, ReadOnlyMemory<byte>? Stream)
{
    /// <summary>The bytes behind FlateDecode; the stored ones of image formats; null when neither.</summary>
    public byte[]? Decode()
    {
        if (Stream is not { } stored)
        {
            return null;
        }

        if ((Value as RawDictionary)?.Name("Filter") is not "FlateDecode")
        {
            return stored.ToArray();
        }

        using var output = new MemoryStream();
        using var input = new MemoryStream(stored.ToArray());

        try
        {
            using var zlib = new ZLibStream(input, CompressionMode.Decompress);
            zlib.CopyTo(output);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return output.ToArray();
    }
}
