using BitMiracle.LibJpeg.Classic;

namespace AccessRequests.Pdf.Images;

/// <summary>
/// Writes a JPEG of which some blocks have another content: all others keep their coefficients, bit for bit, so that the picture weighs what it
/// weighed and looks as it looked. What the new blocks hold is computed from the pixels that are wanted there, and from nothing else.
/// </summary>
internal static class JpegBlocks
{
    private const int Side = 8;
    private const int Area = Side * Side;
    private const int Middle = 128;

    /// <summary>Levels by which coding may change what is wanted: of the even ground under a mark, and of what stands beside it.</summary>
    private const int EvenEnough = 24;

    private const int CloseEnough = 96;

    private const int Levels = 256;

    /// <summary>In pixels: readers smooth the colours of a block into those beside it.</summary>
    private const int Smoothing = 2;

    private static readonly double[] Cosines = [.. Enumerable.Range(0, Area).Select(at => Math.Cos(((2 * (at % Side)) + 1) * (at / Side) * Math.PI / (2 * Side)) * (at < Side ? Math.Sqrt(0.5) : 1) / 2)];

    /// <summary>ITU-T T.81, figure A.6.</summary>
    private static readonly int[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <param name="wanted">The whole picture; the pixels of the blocks that are not named are those that the JPEG decodes to.</param>
    /// <param name="blocks">By their place in units of <see cref="ImageSamples.Block"/>.</param>
    /// <param name="isEven">Whether a pixel is under a mark.</param>
    /// <returns>Null where the format is another than grey or YCbCr in eight bits, or the result would not be close enough to what is wanted.</returns>
    public static byte[]? Write(ReadOnlyMemory<byte> jpeg, ImageSamples wanted, IReadOnlySet<(int X, int Y)> blocks, Func<int, int, bool> isEven, long maxPixels)
    {
        if (wanted is not { Bits: 8, Components: 1 or 3, Block: { } block } || Tables(jpeg.Span) is not { } tables || Written(jpeg, wanted, blocks, block, tables) is not { } written)
        {
            return null;
        }

        return JpegDecoder.Decode(written, null, maxPixels) is { } again && IsCloseEnough(again, wanted, blocks, block, isEven) ? written : null;
    }

    private static byte[]? Written(ReadOnlyMemory<byte> jpeg, ImageSamples wanted, IReadOnlySet<(int X, int Y)> blocks, (int Width, int Height) size, Dictionary<int, int[]> tables)
    {
        using var source = new MemoryStream(jpeg.ToArray());
        using var written = new MemoryStream(jpeg.Length);

        try
        {
            var decoder = new jpeg_decompress_struct(new JpegDecoder.SilentErrors());
            decoder.jpeg_stdio_src(source);
            decoder.jpeg_read_header(true);

            if (decoder.Image_width != wanted.Width || decoder.Image_height != wanted.Height || decoder.Num_components != wanted.Components
                || decoder.Jpeg_color_space is not (J_COLOR_SPACE.JCS_GRAYSCALE or J_COLOR_SPACE.JCS_YCbCr))
            {
                return null;
            }

            var coefficients = decoder.jpeg_read_coefficients();

            for (var component = 0; component < wanted.Components; component++)
            {
                var info = decoder.Comp_info[component];

                if (!tables.TryGetValue(info.Quant_tbl_no, out var table))
                {
                    return null;
                }

                var scale = (X: size.Width / Side / info.H_samp_factor, Y: size.Height / Side / info.V_samp_factor);

                foreach (var (x, y) in blocks)
                {
                    for (var at = 0; at < info.H_samp_factor * info.V_samp_factor; at++)
                    {
                        var (column, row) = ((x * info.H_samp_factor) + (at % info.H_samp_factor), (y * info.V_samp_factor) + (at / info.H_samp_factor));

                        if (column < info.Width_in_blocks && (long)row * Side * scale.Y < wanted.Height)
                        {
                            Transform(wanted, component, column * Side * scale.X, row * Side * scale.Y, scale, table, coefficients[component].Access(row, 1)[0][column]);
                        }
                    }
                }
            }

            var encoder = new jpeg_compress_struct(new JpegDecoder.SilentErrors());
            encoder.jpeg_stdio_dest(written);
            decoder.jpeg_copy_critical_parameters(encoder);
            encoder.Optimize_coding = true;
            encoder.jpeg_write_coefficients(coefficients);
            encoder.jpeg_finish_compress();
            return written.ToArray();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As in the decoder: the library throws plain exceptions, and the runtime's own for what it did not foresee.
            return null;
        }
    }

    /// <summary>A block's coefficients, from the pixels of its place (A.3.3).</summary>
    private static void Transform(ImageSamples wanted, int component, int left, int top, (int X, int Y) scale, int[] table, JBLOCK block)
    {
        Span<double> values = stackalloc double[Area];
        Span<double> half = stackalloc double[Area];

        for (var at = 0; at < Area; at++)
        {
            values[at] = Mean(wanted, component, left + (at % Side * scale.X), top + (at / Side * scale.Y), scale) - Middle;
        }

        for (var row = 0; row < Side; row++)
        {
            for (var u = 0; u < Side; u++)
            {
                var sum = 0.0;

                for (var x = 0; x < Side; x++)
                {
                    sum += values[(row * Side) + x] * Cosines[(u * Side) + x];
                }

                half[(row * Side) + u] = sum;
            }
        }

        for (var v = 0; v < Side; v++)
        {
            for (var u = 0; u < Side; u++)
            {
                var sum = 0.0;

                for (var y = 0; y < Side; y++)
                {
                    sum += half[(y * Side) + u] * Cosines[(v * Side) + y];
                }

                block[(v * Side) + u] = (short)Math.Clamp(Math.Round(sum / table[(v * Side) + u]), -1023, 1023);
            }
        }
    }

    /// <summary>Of the pixels that share one sample of a component; beyond the picture its last row and column go on.</summary>
    private static double Mean(ImageSamples wanted, int component, int left, int top, (int X, int Y) scale)
    {
        var sum = 0.0;

        for (var y = top; y < top + scale.Y; y++)
        {
            for (var x = left; x < left + scale.X; x++)
            {
                var pixel = wanted.Data.AsSpan(((Math.Min(y, wanted.Height - 1) * wanted.Width) + Math.Min(x, wanted.Width - 1)) * wanted.Components, wanted.Components);
                sum += wanted.Components == 1 ? pixel[0] : Coded(component, pixel[0], pixel[1], pixel[2]);
            }
        }

        return sum / (scale.X * scale.Y);
    }

    /// <summary>JFIF 1.02, «Conversion to and from RGB».</summary>
    private static double Coded(int component, double red, double green, double blue) => component switch
    {
        0 => (0.299 * red) + (0.587 * green) + (0.114 * blue),
        1 => (-0.168736 * red) - (0.331264 * green) + (0.5 * blue) + Middle,
        _ => (0.5 * red) - (0.418688 * green) - (0.081312 * blue) + Middle,
    };

    private static bool IsCloseEnough(ImageSamples again, ImageSamples wanted, IReadOnlySet<(int X, int Y)> blocks, (int Width, int Height) size, Func<int, int, bool> isEven)
    {
        if ((again.Width, again.Height, again.Components) != (wanted.Width, wanted.Height, wanted.Components))
        {
            return false;
        }

        for (var y = 0; y < wanted.Height; y++)
        {
            for (var x = 0; x < wanted.Width; x++)
            {
                var most = 0;

                for (var at = ((y * wanted.Width) + x) * wanted.Components; at < ((y * wanted.Width) + x + 1) * wanted.Components; at++)
                {
                    most = Math.Max(most, Math.Abs(again.Data[at] - wanted.Data[at]));
                }

                if (most > 0 && most > (blocks.Contains((x / size.Width, y / size.Height)) ? IsInside(x, y) ? EvenEnough : CloseEnough : IsBeside(x, y) ? Levels : 0))
                {
                    return false;
                }
            }
        }

        return true;

        // The edge of a mark is not looked at by the ink check either.
        bool IsInside(int x, int y) => isEven(x, y) && isEven(Math.Max(0, x - Smoothing), y) && isEven(Math.Min(wanted.Width - 1, x + Smoothing), y)
            && isEven(x, Math.Max(0, y - Smoothing)) && isEven(x, Math.Min(wanted.Height - 1, y + Smoothing));

        // These hold what their own block tells, smoothed with the new one.
        bool IsBeside(int x, int y) => Enumerable.Range(0, 9).Any(at => blocks.Contains(
            (Math.Max(0, x + (Smoothing * ((at % 3) - 1))) / size.Width, Math.Max(0, y + (Smoothing * ((at / 3) - 1))) / size.Height)));
    }

    /// <summary>The quantisation tables by their number, in the order of the rows (B.2.4.1); null when one is defined twice or cut short.</summary>
    private static Dictionary<int, int[]>? Tables(ReadOnlySpan<byte> jpeg)
    {
        const byte defineTables = 0xDB;
        const byte startOfScan = 0xDA;
        var tables = new Dictionary<int, int[]>();

        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var (marker, length) = (jpeg[at + 1], (jpeg[at + 2] << 8) | jpeg[at + 3]);

            if (marker == startOfScan)
            {
                return tables;
            }

            if (at + 2 + length > jpeg.Length)
            {
                return null;
            }

            for (var table = marker == defineTables ? jpeg.Slice(at + 4, length - 2) : []; table.Length > 0;)
            {
                var wide = table[0] >> 4 == 1 ? 2 : 1;

                if (table.Length < 1 + (wide * Area))
                {
                    return null;
                }

                var steps = new int[Area];

                for (var step = 0; step < Area; step++)
                {
                    steps[ZigZag[step]] = Math.Max(1, wide == 2 ? (table[1 + (2 * step)] << 8) | table[2 + (2 * step)] : table[1 + step]);
                }

                if (!tables.TryAdd(table[0] & 0xF, steps))
                {
                    return null;
                }

                table = table[(1 + (wide * Area))..];
            }

            at += 2 + length;
        }

        return null;
    }
}
