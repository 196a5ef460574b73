using System.Text;
using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Of the letters that are not seen, those that leave no trace at all: without what draws them the page is the same at their place, in every
/// pixel and every shade. Leaving them out changes nothing that anybody sees. A letter of which a little shows is none, nor one that PDFium
/// itself cannot draw: another reader may.
/// </summary>
internal sealed class TracelessLetters
{
    private const double PixelsPerPoint = 2;
    private const double MostPixels = 16_000_000;

    /// <summary>In pixels: what is smoothed reaches this far beyond a letter's box.</summary>
    private const int Around = 2;

    /// <summary>Of a page: each is drawn by itself. A page with more is kept back.</summary>
    private const int MostObjects = 200;

    /// <summary>Darkness, on white, of what is surely ink.</summary>
    private const int Ink = 96;

    /// <summary>Of a letter's longer side: two readings of its ink lie closer together.</summary>
    private const double Apart = 0.2;

    /// <summary>The same, in points, of the smallest.</summary>
    private const double LeastApart = 0.5;

    private readonly List<(string Text, PdfBox Box)> _letters;

    private TracelessLetters(List<(string Text, PdfBox Box)> letters) => _letters = letters;

    public bool Any => _letters.Count > 0;

    public static TracelessLetters On(PdfiumDocument document, int number, CancellationToken cancellation)
    {
        List<PdfiumLetter> unseen;

        using (var page = document.Page(number))
        {
            unseen = CoveredLetters.On(page, CoveredLetters.LeftOut(page), cancellation);
        }

        if (unseen.Count == 0)
        {
            return new([]);
        }

        // Of that page the colours are changed.
        using var fresh = document.Page(number);
        var found = fresh.Letters().ToLookup(letter => (letter.Code, letter.Box, letter.Word));
        var letters = unseen.Where(letter => !letter.IsReplacement).SelectMany(letter => found[(letter.Code, letter.Box, letter.Word)].Take(1)).ToList();
        return new([.. WithoutTrace(fresh, letters, cancellation).Where(letter => Rune.IsValid(letter.Code)).Select(letter => (new Rune(letter.Code).ToString(), letter.Box))]);
    }

    /// <summary>Whether a glyph is one of them, by what it reads as and where its ink lies.</summary>
    public bool Hold(string? text, PdfBox ink) => text is not null && _letters.Exists(letter => letter.Text == text
        && Math.Abs((letter.Box.Left + letter.Box.Right - ink.Left - ink.Right) / 2) <= Reach(letter.Box)
        && Math.Abs((letter.Box.Bottom + letter.Box.Top - ink.Bottom - ink.Top) / 2) <= Reach(letter.Box));

    private static double Reach(PdfBox box) => Math.Max(LeastApart, Apart * Math.Max(box.Width, box.Height));

    private static List<PdfiumLetter> WithoutTrace(PdfiumPage page, List<PdfiumLetter> letters, CancellationToken cancellation)
    {
        var groups = letters.GroupBy(letter => letter.Handle).ToList();

        if (groups.Count is 0 or > MostObjects)
        {
            return [];
        }

        var view = page.View;
        var rotation = page.Rotation;
        var scale = Math.Min(PixelsPerPoint, Math.Sqrt(MostPixels / Math.Max(1, view.Width * view.Height)));
        var (across, down) = rotation % 180 == 0 ? (view.Width, view.Height) : (view.Height, view.Width);
        var whole = new PixelArea(0, 0, Math.Max(1, (int)Math.Ceiling(across * scale)), Math.Max(1, (int)Math.Ceiling(down * scale)));
        var shown = page.Render(whole, scale);
        var without = new List<PdfiumLetter>();

        foreach (var group in groups)
        {
            cancellation.ThrowIfCancellationRequested();
            page.Show(group.Key, false);
            var area = group.Select(Place).Aggregate((one, other) => one.Union(other));
            var missing = area.IsEmpty ? null : page.Render(area, scale);
            page.Show(group.Key, true);
            without.AddRange(group.Where(letter => missing is not null && IsSame(Place(letter), area, missing)));
        }

        foreach (var one in page.Drawn().Where(one => !one.IsForm))
        {
            page.Show(one.Handle, false);
        }

        return [.. without.GroupBy(letter => letter.Handle).SelectMany(Drawn)];

        PixelArea Place(PdfiumLetter letter)
        {
            var box = PageBoxes.OnDisplay(letter.Box, view, rotation);
            return new PixelArea(Pixel(Math.Floor(box.Left * scale)), Pixel(Math.Floor(box.Bottom * scale)), Pixel(Math.Ceiling(box.Right * scale)), Pixel(Math.Ceiling(box.Top * scale)))
                .Grow(Around, whole.Width, whole.Height);
        }

        bool IsSame(PixelArea place, PixelArea area, Picture missing)
        {
            for (var y = place.Top; y < place.Bottom; y++)
            {
                var row = missing.Rgb.AsSpan(3 * (((y - area.Top) * area.Width) + place.Left - area.Left), 3 * place.Width);

                if (!row.SequenceEqual(shown.Rgb.AsSpan(3 * ((y * shown.Width) + place.Left), row.Length)))
                {
                    return false;
                }
            }

            return !place.IsEmpty;
        }

        // What is drawn nowhere, because it is cut off or paints nothing, is drawn nowhere by other readers.
        IEnumerable<PdfiumLetter> Drawn(IGrouping<int, PdfiumLetter> group)
        {
            if (page.IsInvisible(group.Key) || page.IsClipped(group.Key))
            {
                return group;
            }

            page.Blacken(group.Key);
            page.Show(group.Key, true);
            var area = group.Select(Place).Aggregate((one, other) => one.Union(other));
            var own = page.Render(area, scale);
            page.Show(group.Key, false);
            return group.Where(letter => HasInk(Place(letter), area, own));
        }
    }

    private static bool HasInk(PixelArea place, PixelArea area, Picture own)
    {
        for (var y = place.Top; y < place.Bottom; y++)
        {
            if (own.Rgb.AsSpan(3 * (((y - area.Top) * area.Width) + place.Left - area.Left), 3 * place.Width).ContainsAnyInRange((byte)0, (byte)(255 - Ink)))
            {
                return true;
            }
        }

        return false;
    }

    private static int Pixel(double place) => (int)Math.Clamp(place, -1e8, 1e8);
}
