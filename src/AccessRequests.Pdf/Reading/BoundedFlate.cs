using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>FlateDecode with its predictors (7.4.4), stopped at the limits. A damaged end keeps what came before it.</summary>
internal sealed class BoundedFlate(RedactionLimits limits) : IFilter
{
    private const int RatioMatters = 1 << 20;
    private const int MostAtFirst = 1 << 24;

    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var inflated = Inflate(input);
        var parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
        var predictor = Number(parameters, NameToken.Predictor, 1);

        return predictor <= 1
            ? inflated
            : Predictors.Undo(
                inflated.ToArray(),
                predictor,
                Number(parameters, NameToken.Colors, 1),
                Number(parameters, NameToken.BitsPerComponent, 8),
                Number(parameters, NameToken.Columns, 1));
    }

    private Memory<byte> Inflate(Memory<byte> input)
    {
        var inflated = Inflate(input, zlib: true);
        return inflated.Length > 0 || input.Length < 3 ? inflated : Inflate(input[2..], zlib: false);
    }

    private Memory<byte> Inflate(Memory<byte> input, bool zlib)
    {
        using var source = MemoryMarshal.TryGetArray<byte>(input, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(input.ToArray());
        using Stream inflater = zlib ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress);
        using var output = new MemoryStream(Math.Min(MostAtFirst, 3 * input.Length));
        var buffer = new byte[32 * 1024];

        try
        {
            int read;

            while ((read = inflater.Read(buffer)) > 0)
            {
                output.Write(buffer, 0, read);

                if (output.Length > limits.MaxDecodedStreamBytes
                    || (output.Length > RatioMatters && output.Length / Math.Max(1, input.Length) > limits.MaxDecompressionRatio))
                {
                    throw BoundedFilters.LimitExceeded();
                }
            }
        }
        catch (InvalidDataException)
        {
            // What was inflated before the damage is what readers show.
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    private static int Number(DictionaryToken dictionary, NameToken key, int fallback) =>
        dictionary.TryGet<NumericToken>(key, out var number) ? (int)Math.Clamp(number.Double, -1, 1 << 24) : fallback;
}
