namespace AccessRequests.Pdf.Images;

/// <summary>Decoded samples, rows padded to whole bytes (8.9.5.2).</summary>
internal sealed class ImageSamples
{
    private ImageSamples(int width, int height, int components, int bits, byte[] data)
    {
        Width = width;
        Height = height;
        Components = components;
        Bits = bits;
        Data = data;
    }

    public int Width { get; }

    public int Height { get; }

    public int Components { get; }

    public int Bits { get; }

    public byte[] Data { get; }

    /// <summary>In pixels: what a JPEG coded together, so that each pixel of a block tells of the others. Null for other formats.</summary>
    public (int Width, int Height)? Block { get; set; }

    public int Stride => RowBytes(Width, Components, Bits);

    /// <summary>Null when the numbers are no image. Missing rows are zero, as readers show them.</summary>
    public static ImageSamples? Of(int width, int height, int components, int bits, byte[] data, long maxPixels)
    {
        if (width <= 0 || height <= 0 || (long)width * height > maxPixels
            || components is < 1 or > 32 || bits is not (1 or 2 or 4 or 8 or 16))
        {
            return null;
        }

        var size = (long)RowBytes(width, components, bits) * height;

        if (size > int.MaxValue / 2)
        {
            return null;
        }

        Array.Resize(ref data, (int)size);
        return new ImageSamples(width, height, components, bits, data);
    }

    public ImageSamples Copy() => new(Width, Height, Components, Bits, [.. Data]) { Block = Block };

    /// <summary>Sets a run of pixels of one row to the same value in every component.</summary>
    public void Fill(int row, int from, int count, ReadOnlySpan<byte> pixel)
    {
        if (Bits == 8)
        {
            var line = Data.AsSpan(row * Stride);

            for (var x = from; x < from + count; x++)
            {
                pixel.CopyTo(line[(x * Components)..]);
            }

            return;
        }

        if (Bits == 16)
        {
            var line = Data.AsSpan((row * Stride) + (from * Components * 2), count * Components * 2);

            for (var i = 0; i < line.Length; i++)
            {
                line[i] = pixel[i / 2 % Components];
            }

            return;
        }

        for (var sample = from * Components; sample < (from + count) * Components; sample++)
        {
            var bit = sample * Bits;
            ref var target = ref Data[(row * Stride) + (bit / 8)];
            var shift = 8 - Bits - (bit % 8);
            var mask = ((1 << Bits) - 1) << shift;
            target = (byte)((target & ~mask) | ((pixel[sample % Components] >> (8 - Bits) << shift) & mask));
        }
    }

    /// <summary>A pixel as <see cref="Fill"/> takes it.</summary>
    public byte[] Pixel(int row, int x)
    {
        var pixel = new byte[Components];

        for (var i = 0; i < Components; i++)
        {
            var bit = ((x * Components) + i) * Bits;
            var held = Data[(row * Stride) + (bit / 8)];
            pixel[i] = Bits >= 8 ? held : (byte)(held >> (8 - Bits - (bit % 8)) << (8 - Bits));
        }

        return pixel;
    }

    /// <summary>The same picture with each pixel as several, so that a part of one can be given another colour.</summary>
    public ImageSamples Enlarge(int across, int down)
    {
        var width = Width * across;
        var large = new ImageSamples(width, Height * down, Components, Bits, new byte[RowBytes(width, Components, Bits) * Height * down]);

        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                large.Fill(y * down, x * across, across, Pixel(y, x));
            }

            for (var row = 1; row < down; row++)
            {
                large.Data.AsSpan(y * down * large.Stride, large.Stride).CopyTo(large.Data.AsSpan(((y * down) + row) * large.Stride));
            }
        }

        return large;
    }

    private static int RowBytes(int width, int components, int bits) => (int)((((long)width * components * bits) + 7) / 8);
}
