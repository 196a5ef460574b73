using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Images;

/// <summary>
/// What compression smeared beside a mark: pixels of a block that a mark reaches into were coded together with those under it, and their small
/// differences would give these back. They are rounded to a few levels, counted from the ground that blocks without a mark show around them.
/// </summary>
internal static class JpegGhosts
{
    /// <summary>Levels between two that stay: twice what is smeared, but for the coarsest compression.</summary>
    private const int Step = 64;

    /// <summary>The same in colour: differences of colour are coded more coarsely, and weigh nearly twice.</summary>
    private const int ColourStep = 96;

    private const int Side = 8;
    private const int Levels = 256;
    private const int White = 255;

    /// <summary>Levels to both sides that count as the same.</summary>
    private const int AboutLevel = 6;

    /// <summary>In pixels: readers smooth the colours of a block into those beside it.</summary>
    private const int Smoothing = 1;

    /// <param name="toPage">From the unit square to the page, as for <see cref="PixelEraser"/>. To be called before the marks are erased.</param>
    /// <returns>The blocks that a mark reaches, the pixels under marks, and the ground around them; null for what is no JPEG.</returns>
    public static ReachedBlocks? Erase(ImageSamples image, in Matrix toPage, IReadOnlyList<PdfBox> marks)
    {
        if (image.Block is not var (width, height) || image.Bits != 8 || !toPage.TryInvert(out var toImage))
        {
            return null;
        }

        var mask = ImageSamples.Of(image.Width, image.Height, 1, 8, new byte[image.Width * image.Height], long.MaxValue)!;
        PixelEraser.Erase(mask, toPage, marks, [1]);
        var reached = Reached(mask, toImage, marks, width, height);
        var smoothing = (X: width > Side ? Smoothing : 0, Y: height > Side ? Smoothing : 0);
        var grounds = new Dictionary<(int X, int Y), byte[]>();

        foreach (var block in reached)
        {
            var (left, top) = (Math.Max(0, (block.X * width) - smoothing.X), Math.Max(0, (block.Y * height) - smoothing.Y));
            var (right, bottom) = (Math.Min(image.Width, ((block.X + 1) * width) + smoothing.X), Math.Min(image.Height, ((block.Y + 1) * height) + smoothing.Y));

            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++)
                {
                    if (mask.Data[(y * image.Width) + x] == 0)
                    {
                        var pixel = image.Data.AsSpan(((y * image.Width) + x) * image.Components, image.Components);
                        var ground = GroundOf((x / width, y / height));

                        if (IsBeside(x, y))
                        {
                            ground.CopyTo(pixel);
                        }
                        else
                        {
                            Round(pixel, ground);
                        }
                    }
                }
            }
        }

        return new ReachedBlocks(reached, mask, Ground(image, Around(reached), reached, width, height));

        // Where several pixels share their colour, those next to a mark have that of what is under it.
        bool IsBeside(int x, int y)
        {
            var (far, high) = (smoothing.X * width / Side, smoothing.Y * height / Side);

            for (var row = Math.Max(0, y - high); row <= Math.Min(image.Height - 1, y + high); row++)
            {
                if (mask.Data.AsSpan((row * image.Width) + Math.Max(0, x - far), Math.Min(image.Width - 1, x + far) - Math.Max(0, x - far) + 1).Contains((byte)1))
                {
                    return (far, high) != (0, 0);
                }
            }

            return false;
        }

        // Of a block that no mark reaches, its own; it is asked for before its edge is rounded, and does not count it.
        byte[] GroundOf((int X, int Y) block) => grounds.TryGetValue(block, out var known)
            ? known
            : grounds[block] = Ground(image, reached.Contains(block) ? Around([block]) : [block], reached, width, height);
    }

    /// <summary>The blocks with a pixel under a mark.</summary>
    private static HashSet<(int X, int Y)> Reached(ImageSamples mask, in Matrix toImage, IReadOnlyList<PdfBox> marks, int width, int height)
    {
        var reached = new HashSet<(int, int)>();

        foreach (var mark in marks)
        {
            var area = Quad.Of(mark, toImage).Bounds;
            var (left, right) = (Pixel(area.Left * mask.Width, mask.Width), Pixel((area.Right * mask.Width) + 1, mask.Width));
            var (top, bottom) = (Pixel((1 - area.Top) * mask.Height, mask.Height), Pixel(((1 - area.Bottom) * mask.Height) + 1, mask.Height));

            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++)
                {
                    if (mask.Data[(y * mask.Width) + x] != 0)
                    {
                        reached.Add((x / width, y / height));
                    }
                }
            }
        }

        return reached;

        static int Pixel(double place, int size) => (int)Math.Clamp(Math.Floor(place), 0, size);
    }

    /// <summary>For each component, the commonest level of blocks that no mark reaches: nothing under a mark tells in it.</summary>
    private static byte[] Ground(ImageSamples image, HashSet<(int X, int Y)> blocks, HashSet<(int X, int Y)> reached, int width, int height)
    {
        var counts = new int[image.Components, Levels];

        foreach (var (x, y) in blocks.Where(one => !reached.Contains(one)))
        {
            for (var row = Math.Max(0, (y * height) + Smoothing); row < Math.Min(image.Height, ((y + 1) * height) - Smoothing); row++)
            {
                for (var column = Math.Max(0, (x * width) + Smoothing); column < Math.Min(image.Width, ((x + 1) * width) - Smoothing); column++)
                {
                    for (var component = 0; component < image.Components; component++)
                    {
                        counts[component, image.Data[(((row * image.Width) + column) * image.Components) + component]]++;
                    }
                }
            }
        }

        var ground = new byte[image.Components];

        for (var component = 0; component < ground.Length; component++)
        {
            ground[component] = Commonest(counts, component);
        }

        return ground;
    }

    private static HashSet<(int X, int Y)> Around(HashSet<(int X, int Y)> blocks) =>
        [.. blocks.SelectMany(block => Enumerable.Range(0, 9), (block, at) => (block.X + (at % 3) - 1, block.Y + (at / 3) - 1))];

    /// <summary>The level about which most pixels lie: of a page of dense writing, that of the paper.</summary>
    private static byte Commonest(int[,] counts, int component)
    {
        var (most, found) = (0, White);

        for (var level = White; level >= 0; level--)
        {
            var about = 0;

            for (var near = Math.Max(0, level - AboutLevel); near <= Math.Min(White, level + AboutLevel); near++)
            {
                about += counts[component, near];
            }

            if (about > most)
            {
                (most, found) = (about, level);
            }
        }

        return (byte)found;
    }

    private static void Round(Span<byte> pixel, byte[] ground)
    {
        var step = pixel.Length == 1 ? Step : ColourStep;

        for (var component = 0; component < pixel.Length; component++)
        {
            var steps = Math.Round((pixel[component] - ground[component]) / (double)step, MidpointRounding.AwayFromZero);
            pixel[component] = (byte)Math.Clamp(ground[component] + ((int)steps * step), 0, White);
        }
    }
}

/// <param name="Blocks">By their place, in units of <see cref="ImageSamples.Block"/>.</param>
/// <param name="UnderMarks">One byte for each pixel, 1 under a mark.</param>
/// <param name="Ground">Of the pixels around, of blocks that no mark reaches.</param>
internal sealed record ReachedBlocks(HashSet<(int X, int Y)> Blocks, ImageSamples UnderMarks, byte[] Ground);
