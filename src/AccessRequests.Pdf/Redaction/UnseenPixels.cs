using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Images;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Takes out of a picture what the page does not show of it: beyond the page's edge or a clipping rectangle, under opaque shapes. Each row goes on
/// as it was where it was last seen, so that no reader's smoothing makes a seam.
/// </summary>
internal static class UnseenPixels
{
    /// <summary>In points: a reader's smoothing looks no farther beyond the edge.</summary>
    private const double Seam = 1;

    public static void Erase(ImageSamples image, in Matrix toPage, ImageCut cut)
    {
        var toPixels = Matrix.Identity;

        if (cut.IsNothing || !toPage.TryInvert(out var toImage))
        {
            return;
        }

        toPixels = toImage.Then(new Matrix(image.Width, 0, 0, -image.Height, 0, image.Height));

        if (cut.Seen is { } seen)
        {
            KeepOnly(image, toPage, toPixels, seen);
        }

        foreach (var cover in cut.Covers)
        {
            EraseUnder(image, cover.Corners.Select(toPixels.Apply).ToList());
        }
    }

    private static void KeepOnly(ImageSamples image, in Matrix toPage, in Matrix toPixels, PdfBox seen)
    {
        var (inner, outer) = (Quad.Of(seen, toPixels).Bounds, Quad.Of(seen.Inflate(Seam), toPixels).Bounds);
        var upright = (toPage.B == 0 && toPage.C == 0) || (toPage.A == 0 && toPage.D == 0);
        var pixels = new Matrix(1.0 / image.Width, 0, 0, -1.0 / image.Height, 0, 1).Then(toPage);
        var (left, right) = Kept(inner.Left, inner.Right, outer.Left, outer.Right, image.Width);
        var (top, bottom) = Kept(inner.Bottom, inner.Top, outer.Bottom, outer.Top, image.Height);
        var blank = new byte[image.Components];

        for (var y = 0; y < image.Height; y++)
        {
            if (y < top || y >= bottom || left >= right)
            {
                image.Fill(y, 0, image.Width, blank);
                continue;
            }

            image.Fill(y, 0, left, image.Pixel(y, left));
            image.Fill(y, right, image.Width - right, image.Pixel(y, right - 1));

            for (var x = left; !upright && x < right; x++)
            {
                if (!Quad.Of(new PdfBox(x, y, x + 1, y + 1), pixels).Touches(seen.Inflate(Seam)))
                {
                    image.Fill(y, x, 1, blank);
                }
            }
        }
    }

    /// <summary>Pixels of which something is seen, and those wholly within the seam.</summary>
    private static (int From, int To) Kept(double inner, double innerEnd, double outer, double outerEnd, int size) => (
        (int)Math.Clamp(Math.Min(Math.Floor(inner + 1e-4), Math.Ceiling(outer - 1e-4)), 0, size),
        (int)Math.Clamp(Math.Max(Math.Ceiling(innerEnd - 1e-4), Math.Floor(outerEnd + 1e-4)), 0, size));

    /// <summary>Pixels that lie under the cover with their neighbours.</summary>
    private static void EraseUnder(ImageSamples image, List<Point> corners)
    {
        var top = (int)Math.Clamp(Math.Ceiling(corners.Min(corner => corner.Y) + 1), 0, image.Height);
        var bottom = (int)Math.Clamp(Math.Floor(corners.Max(corner => corner.Y) - 1), 0, image.Height);

        for (var y = top; y < bottom; y++)
        {
            if (Across(corners, y - 1) is not var (left, right) || Across(corners, y + 2) is not var (otherLeft, otherRight))
            {
                continue;
            }

            var from = (int)Math.Clamp(Math.Ceiling(Math.Max(left, otherLeft) + 1), 0, image.Width);
            var to = (int)Math.Clamp(Math.Floor(Math.Min(right, otherRight) - 1), 0, image.Width);

            if (from < to)
            {
                // Two pixels on is what is seen beside the cover.
                image.Fill(y, from, to - from, image.Pixel(y, from >= 2 ? from - 2 : to + 1 < image.Width ? to + 1 : from));
            }
        }
    }

    /// <summary>Where a row's edge crosses a convex polygon; null when it does not.</summary>
    private static (double Left, double Right)? Across(List<Point> corners, double y)
    {
        var (left, right) = (double.MaxValue, double.MinValue);

        for (var i = 0; i < corners.Count; i++)
        {
            Point a = corners[i], b = corners[(i + 1) % corners.Count];

            if ((a.Y <= y && y <= b.Y) || (b.Y <= y && y <= a.Y))
            {
                var x = a.Y == b.Y ? a.X : a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y));
                left = Math.Min(left, Math.Min(x, a.Y == b.Y ? b.X : x));
                right = Math.Max(right, Math.Max(x, a.Y == b.Y ? b.X : x));
            }
        }

        return left <= right ? (left, right) : null;
    }
}
