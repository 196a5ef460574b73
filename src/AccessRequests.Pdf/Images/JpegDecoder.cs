using BitMiracle.LibJpeg.Classic;

namespace AccessRequests.Pdf.Images;

/// <summary>DCTDecode (7.4.8): the samples as the filter yields them, before any colour space.</summary>
internal static class JpegDecoder
{
    private const int BlockSide = 8;

    /// <param name="transform">/ColorTransform of the decode parameters, or null.</param>
    /// <returns>Null when the bytes are damaged or past <paramref name="maxPixels"/>.</returns>
    public static ImageSamples? Decode(ReadOnlyMemory<byte> jpeg, int? transform, long maxPixels)
    {
        using var stream = new MemoryStream(jpeg.ToArray());
        var decoder = new jpeg_decompress_struct(new SilentErrors());

        try
        {
            decoder.jpeg_stdio_src(stream);
            decoder.jpeg_read_header(true);

            if ((long)decoder.Image_width * decoder.Image_height > maxPixels)
            {
                return null;
            }

            ChooseColours(decoder, HasAdobeSegment(jpeg.Span) ? null : transform);
            decoder.jpeg_start_decompress();
            var stride = decoder.Output_width * decoder.Output_components;
            var data = GC.AllocateUninitializedArray<byte>(checked(stride * decoder.Output_height));
            var row = new byte[1][] { new byte[stride] };

            while (decoder.Output_scanline < decoder.Output_height)
            {
                var line = decoder.Output_scanline;

                if (decoder.jpeg_read_scanlines(row, 1) == 0)
                {
                    return null;
                }

                row[0].CopyTo(data, line * stride);
            }

            var samples = ImageSamples.Of(decoder.Output_width, decoder.Output_height, decoder.Output_components, 8, data, maxPixels);
            samples?.Block = Block(decoder);
            return samples;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The decoder throws plain exceptions for damage, and the runtime's own for damage it did not foresee.
            return null;
        }
    }

    private static (int Width, int Height) Block(jpeg_decompress_struct decoder)
    {
        var components = decoder.Comp_info.Take(decoder.Num_components).ToList();
        return (BlockSide * components.Max(component => component.H_samp_factor), BlockSide * components.Max(component => component.V_samp_factor));
    }

    private static void ChooseColours(jpeg_decompress_struct decoder, int? transform)
    {
        switch (decoder.Num_components)
        {
            case 1:
                decoder.Out_color_space = J_COLOR_SPACE.JCS_GRAYSCALE;
                break;
            case 3:
                if (transform == 0)
                {
                    decoder.Jpeg_color_space = J_COLOR_SPACE.JCS_RGB;
                }

                decoder.Out_color_space = J_COLOR_SPACE.JCS_RGB;
                break;
            default:
                if (transform == 1)
                {
                    decoder.Jpeg_color_space = J_COLOR_SPACE.JCS_YCCK;
                }

                decoder.Out_color_space = J_COLOR_SPACE.JCS_CMYK;
                break;
        }
    }

    /// <summary>The APP14 segment by which the file itself says how its colours are coded; it outweighs the parameter.</summary>
    private static bool HasAdobeSegment(ReadOnlySpan<byte> jpeg) => jpeg.IndexOf((ReadOnlySpan<byte>)[0x41, 0x64, 0x6F, 0x62, 0x65, 0x00]) is > 4 and var at
        && jpeg[at - 4] == 0xFF && jpeg[at - 3] == 0xEE;

    /// <summary>The library's own error manager writes to the console.</summary>
    internal sealed class SilentErrors : jpeg_error_mgr
    {
        public override void output_message()
        {
        }

        public override void emit_message(int msg_level)
        {
        }

        public override void error_exit() => throw new InvalidDataException("damaged JPEG data");
    }
}
