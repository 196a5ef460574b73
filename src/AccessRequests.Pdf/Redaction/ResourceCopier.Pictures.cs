using AccessRequests.Pdf.Images;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Pdfium;
using UglyToad.PdfPig.Tokens;
using Wasmtime;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// JBIG2 and JPX, for which there is no well-kept managed decoder: PDFium paints the image alone on a page of its size,
/// one pixel to the point. Where PDFium cannot run, such an image under a mark is dropped whole.
/// </summary>
internal sealed partial class ResourceCopier
{
    /// <summary>What PDFium's memory holds.</summary>
    private const long MostPainted = 100_000_000;

    /// <summary>The samples with the dictionary that describes them; null when the image cannot be painted by itself.</summary>
    private (ImageSamples Samples, PdfDictionary Image)? Paint(StreamToken image, ResourceScope resources)
    {
        var source = image.StreamDictionary;
        var (width, height) = ((int)file.Number(source, "Width", 0), (int)file.Number(source, "Height", 0));

        // Transparency that is part of the image would be painted over.
        if (width <= 0 || height <= 0 || (long)width * height > Math.Min(MostPainted, file.Limits.MaxImagePixels)
            || file.Number(source, "SMaskInData", 0) != 0
            || (source.Data.TryGetValue("Mask", out var keys) && file.Resolve(keys) is ArrayToken))
        {
            return null;
        }

        try
        {
            using var alone = new MemoryStream(Alone(image, resources, width, height));
            using var document = new PdfiumDocument(alone);
            using var page = document.Page(1);
            var picture = page.Render(new PdfBox(0, 0, width, height), 1);

            // What PDFium cannot decode it leaves white: better said to be dropped than shown as an empty sheet.
            return picture.IsWhite ? null : Described(source, picture);
        }
        catch (Exception exception) when (exception is WasmtimeException or InvalidOperationException or ArgumentException or DllNotFoundException or TypeInitializationException)
        {
            return null;
        }
    }

    private byte[] Alone(StreamToken image, ResourceScope resources, int width, int height)
    {
        using var bytes = new MemoryStream();
        using var alone = new OutputFile(bytes);
        var pages = alone.Reserve();
        var painted = new ResourceCopier(file, alone, cancellation).CopyImage(image, resources, depth: 1);
        var page = alone.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = pages,
            ["MediaBox"] = PdfArray.Of(0, 0, width, height),
            ["Resources"] = new PdfDictionary { ["XObject"] = new PdfDictionary { ["X0"] = painted } },
            ["Contents"] = alone.AddStream([], System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"{width} 0 0 {height} 0 0 cm /X0 Do"))),
        });
        alone.Write(pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1 });
        alone.Finish(alone.Add(PageWriter.Catalog(pages, "fr-CA")), null);
        return bytes.ToArray();
    }

    /// <summary>One bit where the source had one, else grey or colours of the screen.</summary>
    private (ImageSamples Samples, PdfDictionary Image)? Described(DictionaryToken source, Picture picture)
    {
        var isMask = file.TryGet<BooleanToken>(source, "ImageMask", out var flag) && flag.Data;
        var isBilevel = isMask || (file.Number(source, "BitsPerComponent", 8) == 1 && picture.IsGrey);
        var copy = new PdfDictionary { ["Type"] = new PdfName("XObject"), ["Subtype"] = new PdfName("Image") };
        CopyPlain(source, copy, "Intent", "Interpolate");

        if (isMask)
        {
            copy["ImageMask"] = true;
        }
        else
        {
            copy["ColorSpace"] = new PdfName(picture.IsGrey ? "DeviceGray" : "DeviceRGB");
        }

        var samples = isBilevel ? ImageSamples.Of(picture.Width, picture.Height, 1, 1, Bits(picture), file.Limits.MaxImagePixels)
            : picture.IsGrey ? ImageSamples.Of(picture.Width, picture.Height, 1, 8, picture.Grey(), file.Limits.MaxImagePixels)
            : ImageSamples.Of(picture.Width, picture.Height, 3, 8, picture.Rgb, file.Limits.MaxImagePixels);
        return samples is null ? null : (samples, copy);
    }

    private static byte[] Bits(Picture picture)
    {
        var grey = picture.Grey();
        var stride = (picture.Width + 7) / 8;
        var bits = new byte[stride * picture.Height];

        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                if (grey[(y * picture.Width) + x] >= 128)
                {
                    bits[(y * stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
                }
            }
        }

        return bits;
    }
}
