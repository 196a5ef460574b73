namespace AccessRequests.Pdf.Pdfium;

/// <param name="Rgb">Three bytes for each pixel, row by row from the top.</param>
internal sealed record Picture(int Width, int Height, byte[] Rgb)
{
    public bool IsWhite => !Rgb.AsSpan().ContainsAnyExcept((byte)255);

    public bool IsGrey
    {
        get
        {
            for (var i = 0; i < Rgb.Length; i += 3)
            {
                if (Rgb[i] != Rgb[i + 1] || Rgb[i] != Rgb[i + 2])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>One byte for each pixel, 0 black to 255.</summary>
    public byte[] Grey()
    {
        var grey = new byte[Width * Height];

        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = (byte)(((Rgb[3 * i] * 77) + (Rgb[(3 * i) + 1] * 150) + (Rgb[(3 * i) + 2] * 29)) >> 8);
        }

        return grey;
    }
}
