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

    /// <summary>In points: what has no size draws nothing.</summary>
    private const double NoSize = 0.1;

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
        var all = fresh.Letters();
        var found = all.ToLookup(letter => (letter.Code, letter.Box, letter.Word));
        var letters = unseen.Where(letter => !letter.IsReplacement).SelectMany(letter => found[(letter.Code, letter.Box, letter.Word)].Take(1)).ToList();
        var blank = letters.Where(letter => IsFlat(letter.Box) && fresh.HasFontOfItsOwn(letter.Handle)).ToList();
        var traceless = WithoutTrace(fresh, [.. letters.Except(blank)], cancellation).Concat(blank).ToHashSet();

        // A letter is known again by its place: one that is seen there too would go with it.
        var seen = all.Where(letter => !traceless.Contains(letter)).ToLookup(letter => letter.Code);
        return new([.. traceless.Where(letter => Rune.IsValid(letter.Code) && !seen[letter.Code].Any(other => IsAt(letter.Box, other.Box)))
            .Select(letter => (new Rune(letter.Code).ToString(), letter.Box))]);
    }

    /// <summary>Whether a glyph is one of them, by what it reads as and where its ink lies.</summary>
    public bool Hold(string? text, PdfBox ink) =>
        _letters.Exists(letter => (letter.Text == text || (IsFlat(letter.Box) && IsFlat(ink))) && IsAt(letter.Box, ink));

    /// <summary>The same of PdfPig's reading, which gives what draws nothing a box of some size; its place on the line is surer.</summary>
    public bool Hold(ReadLetter letter) => Hold(letter.Text, letter.Box)
        || (Math.Min(letter.Cell.Width, letter.Cell.Height) < NoSize && Hold(null, new PdfBox(letter.X, letter.Y, letter.X, letter.Y)));

    private static bool IsFlat(PdfBox box) => box.Width < NoSize && box.Height < NoSize;

    private static bool IsAt(PdfBox box, PdfBox ink) => Math.Max(LeastApart, Apart * Math.Max(box.Width, box.Height)) is var reach
        && Math.Abs((box.Left + box.Right - ink.Left - ink.Right) / 2) <= reach && Math.Abs((box.Bottom + box.Top - ink.Bottom - ink.Top) / 2) <= reach;

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

        // What is cut off, paints nothing or has no shape in the file is drawn nowhere by other readers.
        IEnumerable<PdfiumLetter> Drawn(IGrouping<int, PdfiumLetter> group)
        {
            if (page.IsInvisible(group.Key) || page.IsClipped(group.Key) || page.HasFontOfItsOwn(group.Key))
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
