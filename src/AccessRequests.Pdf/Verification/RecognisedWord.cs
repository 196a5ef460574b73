using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Whether a picture shows writing where a recognised word stands: light and dark that change along the line about as often as its
/// letters do. A bar, an even ground and most of a photograph do not.
/// </summary>
internal static class RecognisedWord
{
    /// <summary>Of the rows of a word, those that cut its letters: what a check lets pass.</summary>
    public const double Likely = 0.15;

    /// <summary>The same, for what is to be left out before it is checked.</summary>
    public const double Surely = 0.2;

    /// <summary>Levels of grey between ink and paper.</summary>
    private const int Contrast = 40;

    /// <summary>A row through a letter goes into its ink and out of it.</summary>
    private const double ChangesPerLetter = 0.8;

    private const int FewestChanges = 2;
    private const int FewestRows = 3;

    /// <param name="letters">Where they stand.</param>
    /// <param name="share">Of the rows.</param>
    public static bool IsWritten(Picture picture, IReadOnlyList<PixelArea> letters, double share)
    {
        var area = letters.Aggregate((one, other) => one.Union(other));

        // A line that runs up or down is read from side to side of its letters.
        var upright = letters.Count < 3 || area.Width >= area.Height;
        area = area.Grow(0, picture.Width, picture.Height);

        if (area.IsEmpty)
        {
            return false;
        }

        var (rows, along) = upright ? (area.Height, area.Width) : (area.Width, area.Height);
        var needed = Math.Max(FewestChanges, ChangesPerLetter * letters.Count);
        var written = 0;

        for (var row = 0; row < rows; row++)
        {
            var at = upright ? (((area.Top + row) * picture.Width) + area.Left) : ((area.Top * picture.Width) + area.Left + row);
            written += Changes(picture, at, upright ? 1 : picture.Width, along) >= needed ? 1 : 0;
        }

        // A row on either side may belong to what is beside the word.
        return written >= Math.Max(FewestRows, share * rows);
    }

    /// <summary>How often a row of pixels goes from light to dark or back, by as much as ink and paper differ.</summary>
    private static int Changes(Picture picture, int at, int step, int count)
    {
        var (changes, least, most, isDark) = (0, 255, 0, (bool?)null);

        for (var i = 0; i < count; i++, at += step)
        {
            var grey = Grey(picture, at);
            (least, most) = (Math.Min(least, grey), Math.Max(most, grey));

            if (isDark != true && most - grey >= Contrast)
            {
                (isDark, least) = (true, grey);
                changes++;
            }
            else if (isDark != false && grey - least >= Contrast)
            {
                (isDark, most) = (false, grey);
                changes++;
            }
        }

        return changes;
    }

    private static int Grey(Picture picture, int pixel) =>
        ((picture.Rgb[3 * pixel] * 77) + (picture.Rgb[(3 * pixel) + 1] * 150) + (picture.Rgb[(3 * pixel) + 2] * 29)) >> 8;
}
