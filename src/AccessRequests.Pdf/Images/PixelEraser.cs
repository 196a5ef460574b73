using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Images;

/// <summary>Gives one value to every pixel that reaches under a mark.</summary>
internal static class PixelEraser
{
    /// <summary>In pixels.</summary>
    private const double OnEdge = 1e-4;

    /// <param name="toPage">From the unit square, in which the image hangs with its first row on top (8.9.5.1), to the page.</param>
    public static void Erase(ImageSamples image, in Matrix toPage, IReadOnlyList<PdfBox> marks, ReadOnlySpan<byte> value)
    {
        if (!toPage.TryInvert(out var toImage))
        {
            return;
        }

        var pixels = new Matrix(1.0 / image.Width, 0, 0, -1.0 / image.Height, 0, 1).Then(toPage);
        var upright = (toPage.B == 0 && toPage.C == 0) || (toPage.A == 0 && toPage.D == 0);

        foreach (var mark in marks)
        {
            var reach = Quad.Of(mark, toImage).Bounds;
            var left = Index(reach.Left * image.Width, image.Width, Math.Floor(reach.Left * image.Width));
            var right = Index(reach.Right * image.Width, image.Width, Math.Ceiling(reach.Right * image.Width));
            var top = Index((1 - reach.Top) * image.Height, image.Height, Math.Floor((1 - reach.Top) * image.Height));
            var bottom = Index((1 - reach.Bottom) * image.Height, image.Height, Math.Ceiling((1 - reach.Bottom) * image.Height));

            for (var y = top; y < bottom; y++)
            {
                if (upright)
                {
                    image.Fill(y, left, Math.Max(0, right - left), value);
                    continue;
                }

                for (var x = left; x < right; x++)
                {
                    if (Quad.Of(new PdfBox(x, y, x + 1, y + 1), pixels).Touches(mark))
                    {
                        image.Fill(y, x, 1, value);
                    }
                }
            }
        }
    }

    /// <summary>Whether a mark's edge runs through a pixel, so that the part beside the mark goes with the part under it.</summary>
    public static bool Splits(ImageSamples image, in Matrix toPage, IReadOnlyList<PdfBox> marks)
    {
        if (!toPage.TryInvert(out var toImage))
        {
            return false;
        }

        foreach (var mark in marks)
        {
            var reach = Quad.Of(mark, toImage).Bounds;

            if (IsInside(reach.Left, image.Width) || IsInside(reach.Right, image.Width) || IsInside(reach.Bottom, image.Height) || IsInside(reach.Top, image.Height))
            {
                return true;
            }
        }

        return false;

        static bool IsInside(double edge, int size) => edge is > 0 and < 1 && Math.Abs((edge * size) - Math.Round(edge * size)) >= OnEdge;
    }

    private static int Index(double exact, int size, double rounded)
    {
        // A mark that ends on a pixel's edge does not take the next pixel for a rounding error.
        var nearest = Math.Round(exact);
        return (int)Math.Clamp(Math.Abs(exact - nearest) < OnEdge ? nearest : rounded, 0, size);
    }
}
