using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Reading;

/// <summary>The stream filters of a source, none of which decodes past the limits (a few bytes can hold gigabytes).</summary>
internal sealed class BoundedFilters : BaseFilterProvider
{
    public BoundedFilters(RedactionLimits limits)
        : base(Filters(limits))
    {
    }

    private static Dictionary<string, IFilter> Filters(RedactionLimits limits)
    {
        var flate = new BoundedFlate(limits);
        var ascii85 = new Bounded(new Ascii85Filter(), limits);
        var asciiHex = new Bounded(new AsciiHexDecodeFilter(), limits);
        var lzw = new Bounded(new LzwFilter(), limits);
        var runLength = new Bounded(new RunLengthFilter(), limits);
        var ccitt = new Bounded(new CcittFaxDecodeFilter(), limits);
        var dct = new DctDecodeFilter();

        return new Dictionary<string, IFilter>
        {
            ["FlateDecode"] = flate,
            ["Fl"] = flate,
            ["ASCII85Decode"] = ascii85,
            ["A85"] = ascii85,
            ["ASCIIHexDecode"] = asciiHex,
            ["AHx"] = asciiHex,
            ["LZWDecode"] = lzw,
            ["LZW"] = lzw,
            ["RunLengthDecode"] = runLength,
            ["RL"] = runLength,
            ["CCITTFaxDecode"] = ccitt,
            ["CCF"] = ccitt,
            ["DCTDecode"] = dct,
            ["DCT"] = dct,
            ["JBIG2Decode"] = new Jbig2DecodeFilter(),
            ["JPXDecode"] = new JpxDecodeFilter(),
        };
    }

    /// <summary>For filters whose own expansion is small: none yields more than 1,400 bytes for one.</summary>
    private sealed class Bounded(IFilter inner, RedactionLimits limits) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (input.Length > limits.MaxDecodedStreamBytes)
            {
                throw LimitExceeded();
            }

            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);

            return output.Length <= limits.MaxDecodedStreamBytes ? output : throw LimitExceeded();
        }
    }

    public static UnredactablePdfException LimitExceeded() =>
        new(UnredactableReason.LimitExceeded, null, "a stream decodes past the limit");
}
