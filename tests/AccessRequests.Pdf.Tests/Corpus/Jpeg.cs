using BitMiracle.LibJpeg.Classic;

namespace AccessRequests.Pdf.Tests.Corpus;

/// <summary>Pictures in RGB as libjpeg writes and reads them.</summary>
internal static class Jpeg
{
    /// <param name="sampling">How many pixels, across and down, share a colour.</param>
    /// <param name="colour">Of a pixel, from the upper left corner.</param>
    public static byte[] Encode(int side, int quality, int sampling, Func<int, int, byte[]> colour)
    {
        using var file = new MemoryStream();
        var encoder = new jpeg_compress_struct(new jpeg_error_mgr())
        {
            Image_width = side,
            Image_height = side,
            Input_components = 3,
            In_color_space = J_COLOR_SPACE.JCS_RGB,
        };
        encoder.jpeg_stdio_dest(file);
        encoder.jpeg_set_defaults();
        encoder.jpeg_set_quality(quality, true);
        encoder.Component_info[0].H_samp_factor = encoder.Component_info[0].V_samp_factor = sampling;
        encoder.jpeg_start_compress(true);

        for (var y = 0; y < side; y++)
        {
            encoder.jpeg_write_scanlines([[.. Enumerable.Range(0, side).SelectMany(x => colour(x, y))]], 1);
        }

        encoder.jpeg_finish_compress();
        return file.ToArray();
    }

    public static byte[] Decode(byte[] jpeg)
    {
        var decoder = new jpeg_decompress_struct(new jpeg_error_mgr());
        decoder.jpeg_stdio_src(new MemoryStream(jpeg));
        decoder.jpeg_read_header(true);
        decoder.jpeg_start_decompress();
        var row = new byte[1][] { new byte[3 * decoder.Output_width] };
        var pixels = new List<byte>();

        while (decoder.Output_scanline < decoder.Output_height)
        {
            decoder.jpeg_read_scanlines(row, 1);
            pixels.AddRange(row[0]);
        }

        return [.. pixels];
    }
}
