namespace AccessRequests.Pdf.Pdfium;

/// <summary>Pixels of a page as displayed, from its upper left corner, downwards.</summary>
internal readonly record struct PixelArea(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public bool IsEmpty => Left >= Right || Top >= Bottom;

    public PixelArea Union(PixelArea other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public PixelArea Grow(int by, int width, int height) =>
        new(Math.Max(0, Left - by), Math.Max(0, Top - by), Math.Min(width, Right + by), Math.Min(height, Bottom + by));
}
