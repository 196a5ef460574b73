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

/// <param name="Stream">Null when the object is no stream.</param>
internal sealed record RawObject(int Number, RawValue Value, RawStream? Stream)
{
    /// <summary>The bytes behind FlateDecode; the stored ones of image formats; null when they do not decode.</summary>
    public byte[]? Decode()
    {
        using var decoded = new MemoryStream();
        return TryDecode(decoded) ? decoded.ToArray() : null;
    }

    public bool Decodes() => TryDecode(System.IO.Stream.Null);

    private bool TryDecode(Stream into)
    {
        if (Stream is null)
        {
            return false;
        }

        using var stored = new MemoryStream(Stream.Read());

        if ((Value as RawDictionary)?.Name("Filter") is not "FlateDecode")
        {
            stored.CopyTo(into);
            return true;
        }

        try
        {
            using var zlib = new ZLibStream(stored, CompressionMode.Decompress);
            zlib.CopyTo(into);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

/// <summary>Where the stored bytes of a stream lie in its file.</summary>
internal sealed record RawStream(Stream File, long Offset, int Length)
{
    public byte[] Read()
    {
        var bytes = new byte[Length];
        File.Position = Offset;
        File.ReadExactly(bytes);
        return bytes;
    }
}
