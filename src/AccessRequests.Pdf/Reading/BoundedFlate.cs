using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>FlateDecode with its predictors (7.4.4), stopped at the limits. A damaged end keeps what came before it.</summary>
internal sealed class BoundedFlate(RedactionLimits limits) : IFilter
{
    private const int RatioMatters = 1 << 20;
    private const int LeastPiece = 1 << 12;
    private const int MostPiece = 1 << 20;

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
        using var source = MemoryMarshal.TryGetArray<byte>(input, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(input.ToArray());
        using Stream inflater = zlib ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress);
        var pieces = new List<byte[]>();
        var piece = ArrayPool<byte>.Shared.Rent(Math.Clamp(3 * input.Length, LeastPiece, MostPiece));
        var (filled, total) = (0, 0L);

        try
        {
            int read;

            while ((read = inflater.Read(piece, filled, piece.Length - filled)) > 0)
            {
                filled += read;
                total += read;

                if (total > limits.MaxDecodedStreamBytes
                    || (total > RatioMatters && total / Math.Max(1, input.Length) > limits.MaxDecompressionRatio))
                {
                    throw BoundedFilters.LimitExceeded();
                }

                if (filled == piece.Length)
                {
                    pieces.Add(piece);
                    piece = ArrayPool<byte>.Shared.Rent(MostPiece);
                    filled = 0;
                }
            }
        }
        catch (InvalidDataException)
        {
            // What was inflated before the damage is what readers show.
        }

        return Join(pieces, piece.AsSpan(0, filled), piece);
    }

    private static byte[] Join(List<byte[]> full, ReadOnlySpan<byte> last, byte[] lastPiece)
    {
        var joined = GC.AllocateUninitializedArray<byte>(full.Sum(piece => piece.Length) + last.Length);
        var at = 0;

        foreach (var piece in full)
        {
            piece.CopyTo(joined, at);
            at += piece.Length;
            ArrayPool<byte>.Shared.Return(piece);
        }

        last.CopyTo(joined.AsSpan(at));
        ArrayPool<byte>.Shared.Return(lastPiece);
        return joined;
    }

    private static int Number(DictionaryToken dictionary, NameToken key, int fallback) =>
        dictionary.TryGet<NumericToken>(key, out var number) ? (int)Math.Clamp(number.Double, -1, 1 << 24) : fallback;
}
