using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>FlateDecode with its predictors (7.4.4), stopped at the limits. A damaged end keeps what came before it.</summary>
internal sealed class BoundedFlate(RedactionLimits limits) : IFilter
{
    private const int RatioMatters = 1 << 20;

    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var inflated = Inflate(input);
        var parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
        var predictor = Number(parameters, NameToken.Predictor, 1);

        return predictor <= 1
            ? inflated
            : Predictors.Undo(
                inflated,
                predictor,
                Number(parameters, NameToken.Colors, 1),
                Number(parameters, NameToken.BitsPerComponent, 8),
                Number(parameters, NameToken.Columns, 1));
    }

    private byte[] Inflate(Memory<byte> input)
    {
        var inflated = Inflate(input, zlib: true);
        return inflated.Length > 0 || input.Length < 3 ? inflated : Inflate(input[2..], zlib: false);
    }

    private byte[] Inflate(Memory<byte> input, bool zlib)
    {
        using var source = new MemoryStream(input.ToArray());
        using Stream inflater = zlib ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress);
        using var output = new MemoryStream();
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

        return output.ToArray();
    }

    private static int Number(DictionaryToken dictionary, NameToken key, int fallback) =>
        dictionary.TryGet<NumericToken>(key, out var number) ? (int)Math.Clamp(number.Double, -1, 1 << 24) : fallback;
}
