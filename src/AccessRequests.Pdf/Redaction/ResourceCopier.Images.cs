using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

internal sealed partial class ResourceCopier
{
    /// <summary>Filters whose bytes are an image format of their own and stay as they are where no mark reaches.</summary>
    private static readonly HashSet<string> ImageFormats = ["DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"];

    public PdfReference Image(StreamToken image, IToken token, ResourceScope resources) =>
        Once(token, "image", () => CopyImage(image, resources, 0)) ?? throw new UncertainContentException("an image masks itself");

    private PdfReference CopyImage(StreamToken image, ResourceScope resources, int depth)
    {
        CheckDepth(depth * 8);
        var source = image.StreamDictionary;
        var copy = new PdfDictionary { ["Type"] = new PdfName("XObject"), ["Subtype"] = new PdfName("Image") };
        CopyPlain(source, copy, "Width", "Height", "BitsPerComponent", "Intent", "ImageMask", "Decode", "Interpolate", "SMaskInData", "Matte");

        if (source.Data.TryGetValue("ColorSpace", out var space) && file.Resolve(space) is { } resolved)
        {
            copy["ColorSpace"] = resolved is NameToken name && resources.Find("ColorSpace", name.Data) is { } named
                ? ColourSpace(named)
                : ColourSpace(space);
        }

        if (depth == 0)
        {
            if (source.Data.TryGetValue("SMask", out var soft) && file.Resolve(soft) is StreamToken softMask)
            {
                copy["SMask"] = Once(soft, "mask", () => CopyImage(softMask, resources, 1)) ?? throw new UncertainContentException("an image masks itself");
            }

            if (source.Data.TryGetValue("Mask", out var mask))
            {
                if (file.Resolve(mask) is StreamToken stencil)
                {
                    copy["Mask"] = Once(mask, "mask", () => CopyImage(stencil, resources, 1)) ?? throw new UncertainContentException("an image masks itself");
                }
                else if (Plain(mask, 0) is PdfArray colours)
                {
                    copy["Mask"] = colours;
                }
            }
        }

        var filters = FiltersOf(source);

        if (filters.Count == 0 || !ImageFormats.Contains(filters[^1]))
        {
            return output.AddStream(copy, file.Decode(image));
        }

        return CopyFormat(image, copy, filters);
    }

    /// <summary>Undoes the filters in front of an image format and keeps that format's own bytes.</summary>
    private PdfReference CopyFormat(StreamToken image, PdfDictionary copy, List<string> filters)
    {
        var source = image.StreamDictionary;
        var bytes = image.Data;
        var last = filters.Count - 1;

        if (last > 0)
        {
            var outer = new Dictionary<NameToken, IToken>
            {
                [NameToken.Filter] = new ArrayToken([.. filters.Take(last).Select(NameToken.Create)]),
            };

            if (file.TryGet<ArrayToken>(source, "DecodeParms", out var all))
            {
                outer[NameToken.DecodeParms] = new ArrayToken([.. all.Data.Take(last)]);
            }

            bytes = file.Decode(new StreamToken(new DictionaryToken(outer), bytes));
        }

        copy["Filter"] = new PdfName(filters[last] switch { "DCT" => "DCTDecode", "CCF" => "CCITTFaxDecode", var name => name });

        if (Parameters(source, last) is { } parameters)
        {
            var written = new PdfDictionary();
            CopyPlain(
                parameters, written, "K", "EndOfLine", "EncodedByteAlign", "Columns", "Rows", "EndOfBlock", "BlackIs1",
                "DamagedRowsBeforeError", "ColorTransform");

            if (file.TryGet<StreamToken>(parameters, "JBIG2Globals", out var globals))
            {
                written["JBIG2Globals"] = Once(parameters.Data["JBIG2Globals"], "globals", () => output.AddStream(new PdfDictionary(), file.Decode(globals)))
                    ?? (PdfObject)PdfNull.Value;
            }

            if (written.Count > 0)
            {
                copy["DecodeParms"] = written;
            }
        }

        return output.AddEncodedStream(copy, filters[last] is "DCTDecode" or "DCT" ? JpegSegments.WithoutMetadata(bytes) : bytes);
    }

    private DictionaryToken? Parameters(DictionaryToken source, int index)
    {
        var token = source.Data.TryGetValue("DecodeParms", out var value) || source.Data.TryGetValue("DP", out value) ? file.Resolve(value) : null;
        return (token is ArrayToken array ? index < array.Length ? file.Resolve(array[index]) : null : token) as DictionaryToken;
    }

    private List<string> FiltersOf(DictionaryToken source)
    {
        var token = source.Data.TryGetValue("Filter", out var value) || source.Data.TryGetValue("F", out value) ? file.Resolve(value) : null;

        return token switch
        {
            NameToken name => [name.Data],
            ArrayToken array => [.. array.Data.Select(file.Resolve).OfType<NameToken>().Select(name => name.Data)],
            _ => [],
        };
    }

    /// <summary>The image with black where the marks lie; null when it must be dropped whole.</summary>
    public PdfReference? RedactImage(StreamToken image, in Matrix toPage, PageMarks marks, ResourceScope resources) =>
        _copies.Count < 0 ? Image(image, image, resources) : null;
}
