using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Images;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

internal sealed partial class ResourceCopier
{
    /// <summary>Filters whose bytes are an image format of their own and stay as they are where no mark reaches.</summary>
    private static readonly HashSet<string> ImageFormats = ["DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"];

    private static readonly string[] MaskKeys = ["SMask", "Mask"];

    /// <summary>In points: what a pixel of this size loses beside a mark is seen.</summary>
    private const double LargePixel = 3;

    private const int MostFinerPixels = 4_000_000;

    public PdfReference Image(StreamToken image, IToken token, ResourceScope resources) =>
        Once(token, "image", () => CopyImage(image, resources, 0)) ?? throw new UncertainContentException("an image masks itself");

    private PdfReference CopyImage(StreamToken image, ResourceScope resources, int depth)
    {
        CheckDepth(depth * 8);
        var copy = Describe(image, resources);

        if (depth == 0)
        {
            foreach (var key in MaskKeys)
            {
                if (image.StreamDictionary.Data.TryGetValue(key, out var mask) && file.Resolve(mask) is StreamToken stencil)
                {
                    copy[key] = Once(mask, "mask", () => CopyImage(stencil, resources, 1)) ?? throw new UncertainContentException("an image masks itself");
                }
            }
        }

        var filters = FiltersOf(image.StreamDictionary);

        if (filters.Count == 0 || !ImageFormats.Contains(filters[^1]))
        {
            if (Samples(image, resources) is not { } samples)
            {
                return output.AddStream(copy, file.Decode(image));
            }

            // Rows that were predicted would swell without prediction. What follows the last row is no picture.
            return Parameters(image.StreamDictionary, filters.Count - 1) is { } parameters && file.Number(parameters, "Predictor", 1) > 1
                ? AddSamples(copy, samples)
                : output.AddStream(copy, samples.Data);
        }

        return CopyFormat(image, copy, filters);
    }

    /// <summary>The image's dictionary without its masks and filters.</summary>
    private PdfDictionary Describe(StreamToken image, ResourceScope resources)
    {
        var source = image.StreamDictionary;
        var copy = new PdfDictionary { ["Type"] = new PdfName("XObject"), ["Subtype"] = new PdfName("Image") };
        CopyPlain(source, copy, "Width", "Height", "BitsPerComponent", "Intent", "ImageMask", "Decode", "Interpolate", "SMaskInData", "Matte");

        if (SpaceOf(source, resources) is { } space)
        {
            copy["ColorSpace"] = ColourSpace(space);
        }

        // Colour keys are an array; masks that are images are copied by themselves.
        if (source.Data.TryGetValue("Mask", out var mask) && Plain(mask, 0) is PdfArray colours)
        {
            copy["Mask"] = colours;
        }

        return copy;
    }

    /// <summary>The image's colour space; inline images may name one of their page's resources.</summary>
    private IToken? SpaceOf(DictionaryToken source, ResourceScope resources)
    {
        if (!source.Data.TryGetValue("ColorSpace", out var space) || file.Resolve(space) is not { } resolved)
        {
            return null;
        }

        return resolved is NameToken name && resources.Find("ColorSpace", name.Data) is { } named ? named : space;
    }

    /// <summary>Undoes the filters in front of an image format and keeps that format's own bytes.</summary>
    private PdfReference CopyFormat(StreamToken image, PdfDictionary copy, List<string> filters)
    {
        var source = image.StreamDictionary;
        var bytes = Inner(image, filters);
        var last = filters.Count - 1;
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

        return output.AddEncodedStream(copy, filters[last] switch
        {
            "DCTDecode" or "DCT" => JpegSegments.WithoutMetadata(bytes),
            "JPXDecode" => JpxBoxes.WithoutMetadata(bytes),
            _ => bytes,
        });
    }

    /// <summary>The bytes of the image format itself.</summary>
    private ReadOnlyMemory<byte> Inner(StreamToken image, List<string> filters)
    {
        if (filters.Count < 2)
        {
            return image.Data;
        }

        var outer = new Dictionary<NameToken, IToken>
        {
            [NameToken.Filter] = new ArrayToken([.. filters.SkipLast(1).Select(NameToken.Create)]),
        };

        if (file.TryGet<ArrayToken>(image.StreamDictionary, "DecodeParms", out var all))
        {
            outer[NameToken.DecodeParms] = new ArrayToken([.. all.Data.Take(filters.Count - 1)]);
        }

        return file.Decode(new StreamToken(new DictionaryToken(outer), image.Data));
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

    /// <summary>The image with one colour where the marks lie, and without what is not seen of it; null when it must be dropped whole.</summary>
    public PdfReference? RedactImage(StreamToken image, in Matrix toPage, PageMarks marks, ImageCut cut, ResourceScope resources)
    {
        if (marks.Cover(Quad.Of(new PdfBox(0, 0, 1, 1), toPage).Bounds) || Decoded(image, resources) is not var (samples, copy))
        {
            return null;
        }

        foreach (var key in MaskKeys)
        {
            if (image.StreamDictionary.Data.TryGetValue(key, out var token) && file.Resolve(token) is StreamToken mask)
            {
                if (Decoded(mask, resources) is not var (shape, stencil))
                {
                    return null;
                }

                JpegGhosts.Erase(shape, toPage, marks.Boxes);
                shape = Finer(shape, stencil, toPage, marks);
                PixelEraser.Erase(shape, toPage, marks.Boxes, Constant(shape, 0));
                UnseenPixels.Erase(shape, toPage, cut);
                copy[key] = AddSamples(stencil, shape);
            }
        }

        var reached = JpegGhosts.Erase(samples, toPage, marks.Boxes);

        if (reached is not null && cut.IsNothing && InBlocks(image, copy, samples, reached, toPage, marks) is { } jpeg)
        {
            return AddJpeg(copy, jpeg);
        }

        samples = Finer(samples, copy, toPage, marks);
        PixelEraser.Erase(samples, toPage, marks.Boxes, Black(samples, copy));
        UnseenPixels.Erase(samples, toPage, cut);
        return AddSamples(copy, samples);
    }

    /// <summary>The picture as JPEG, with an even ground under the marks; null where it must be written in another format.</summary>
    private byte[]? InBlocks(StreamToken image, PdfDictionary copy, ImageSamples samples, ReachedBlocks reached, in Matrix toPage, PageMarks marks)
    {
        if (ReferenceEquals(samples, Finer(samples, copy, toPage, marks)) && !HasTransform(image))
        {
            var wanted = samples.Copy();
            PixelEraser.Erase(wanted, toPage, marks.Boxes, reached.Ground);
            return JpegBlocks.Write(
                JpegSegments.WithoutMetadata(Inner(image, FiltersOf(image.StreamDictionary))), wanted, reached.Blocks,
                (x, y) => reached.UnderMarks.Data[(y * wanted.Width) + x] != 0, file.Limits.MaxImagePixels);
        }

        return null;
    }

    /// <summary>Whether the picture's dictionary says how its colours are coded, and not only the picture.</summary>
    private bool HasTransform(StreamToken image) =>
        Parameters(image.StreamDictionary, FiltersOf(image.StreamDictionary).Count - 1) is { } parameters && parameters.Data.ContainsKey("ColorTransform");

    private PdfReference AddJpeg(PdfDictionary copy, byte[] jpeg)
    {
        copy["Filter"] = new PdfName("DCTDecode");
        return output.AddEncodedStream(copy, jpeg);
    }

    /// <summary>
    /// A picture whose pixels are large on the page, one cut finer, so that what is beside a mark keeps its colour. Nothing is told by it: the
    /// pixel that a mark cuts is seen beside it too. Smoothed pictures stay: between their pixels readers draw what is in none.
    /// </summary>
    private static ImageSamples Finer(ImageSamples samples, PdfDictionary image, in Matrix toPage, PageMarks marks)
    {
        var isSmooth = image.TryGet("Interpolate", out var flag) && flag is PdfBoolean { Value: true };
        var (across, down) = (Pieces(toPage.ScaleX / samples.Width), Pieces(toPage.ScaleY / samples.Height));
        return isSmooth || samples.Bits == 16 || (across == 1 && down == 1) || (double)samples.Width * across * samples.Height * down > MostFinerPixels
            || !PixelEraser.Splits(samples, toPage, marks.Boxes)
            ? samples
            : samples.Enlarge(across, down);

        static int Pieces(double points) => points < LargePixel ? 1 : (int)Math.Min(points, MostFinerPixels);
    }

    private (ImageSamples Samples, PdfDictionary Image)? Decoded(StreamToken image, ResourceScope resources) =>
        FiltersOf(image.StreamDictionary) is [.., "JPXDecode" or "JBIG2Decode"] ? Paint(image, resources)
        : Samples(image, resources) is { } samples ? (samples, Describe(image, resources))
        : null;

    private PdfReference AddSamples(PdfDictionary copy, ImageSamples samples)
    {
        copy["Width"] = samples.Width;
        copy["Height"] = samples.Height;
        copy["BitsPerComponent"] = samples.Bits;
        copy["Filter"] = new PdfName("FlateDecode");
        copy["DecodeParms"] = new PdfDictionary
        {
            ["Predictor"] = 15,
            ["Colors"] = samples.Components,
            ["BitsPerComponent"] = samples.Bits,
            ["Columns"] = samples.Width,
        };
        copy.Remove("SMaskInData");

        if (!copy.TryGet("ColorSpace", out _) && !copy.TryGet("ImageMask", out _))
        {
            copy["ColorSpace"] = new PdfName(samples.Components switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => "DeviceCMYK" });
        }

        return output.AddEncodedStream(copy, samples.Data.Length, () => PngRows.Encode(samples));
    }

    /// <summary>The decoded samples, or null for formats without a decoder here and for what does not add up.</summary>
    private ImageSamples? Samples(StreamToken image, ResourceScope resources)
    {
        var source = image.StreamDictionary;
        var filters = FiltersOf(source);
        var last = filters.Count == 0 ? "" : filters[^1];
        var isMask = file.TryGet<BooleanToken>(source, "ImageMask", out var flag) && flag.Data;
        var components = isMask ? 1 : SpaceOf(source, resources) is { } space ? Components(space, 0) : 0;
        var most = file.Limits.MaxImagePixels;

        if (last is "JPXDecode" or "JBIG2Decode")
        {
            return null;
        }

        if (last is "DCTDecode" or "DCT")
        {
            var transform = Parameters(source, filters.Count - 1) is { } parameters && parameters.Data.ContainsKey("ColorTransform")
                ? (int)file.Number(parameters, "ColorTransform", 0)
                : (int?)null;
            var decoded = JpegDecoder.Decode(Inner(image, filters), transform, most);
            return components == 0 || decoded?.Components == components ? decoded : null;
        }

        var bits = isMask || last is "CCITTFaxDecode" or "CCF" ? 1 : (int)file.Number(source, "BitsPerComponent", 0);
        return components == 0
            ? null
            : ImageSamples.Of((int)file.Number(source, "Width", 0), (int)file.Number(source, "Height", 0), components, bits, file.Decode(image), most);
    }

    private int Components(IToken space, int depth)
    {
        CheckDepth(depth);

        return file.Resolve(space) switch
        {
            NameToken { Data: "DeviceGray" or "G" or "CalGray" } => 1,
            NameToken { Data: "DeviceRGB" or "RGB" or "CalRGB" } => 3,
            NameToken { Data: "DeviceCMYK" or "CMYK" } => 4,
            ArrayToken { Length: > 1 } array when file.Resolve(array[0]) is NameToken { Data: var family } => family switch
            {
                "CalGray" or "Indexed" or "I" or "Separation" => 1,
                "CalRGB" or "Lab" => 3,
                "ICCBased" when file.Resolve(array[1]) is StreamToken profile => (int)file.Number(profile.StreamDictionary, "N", 0),
                "DeviceN" when file.Resolve(array[1]) is ArrayToken names => names.Length,
                _ => 0,
            },
            ArrayToken { Length: 1 } single => Components(single[0], depth + 1),
            _ => 0,
        };
    }

    /// <summary>Black where the colour model is known, one same value elsewhere: an opaque box stands over it anyway.</summary>
    private static byte[] Black(ImageSamples samples, PdfDictionary image)
    {
        var inverted = image.TryGet("Decode", out var decode) && decode is PdfArray { Count: > 1 } range
            && range[0] is PdfInteger { Value: 1 } && range[1] is PdfInteger { Value: 0 };

        return samples.Components == 4
            ? [.. Constant(samples, inverted ? (byte)255 : (byte)0).AsSpan(0, 3), inverted ? (byte)0 : (byte)255]
            : Constant(samples, inverted ? (byte)255 : (byte)0);
    }

    private static byte[] Constant(ImageSamples samples, byte value)
    {
        var pixel = new byte[samples.Components];
        Array.Fill(pixel, value);
        return pixel;
    }
}
