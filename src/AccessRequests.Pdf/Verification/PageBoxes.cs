using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Verification;

/// <summary>The boxes of a page in its own user space; PdfPig's page only gives them as displayed.</summary>
internal sealed record PageBoxes(PdfBox Media, PdfBox View, int Rotation)
{
    /// <summary>A crop box without area, or that shows nothing of the sheet: readers show the sheet, PdfPig measures from its corner.</summary>
    private PdfBox? UselessCrop { get; init; }

    private const int MaxParents = 100;

    public static PageBoxes Of(PdfDocument document, Page page)
    {
        var media = Box(document, page.Dictionary, "MediaBox") is { IsUsable: true } sheet ? sheet : new PdfBox(0, 0, 612, 792);
        var crop = Box(document, page.Dictionary, "CropBox");
        var isUseful = crop is { IsUsable: true } given && given.Intersects(media);
        var view = isUseful && crop is { } inner
            ? new PdfBox(
                Math.Max(inner.Left, media.Left), Math.Max(inner.Bottom, media.Bottom), Math.Min(inner.Right, media.Right), Math.Min(inner.Top, media.Top))
            : media;

        return new PageBoxes(media, view, page.Rotation.Value) { UselessCrop = isUseful ? null : crop };
    }

    /// <summary>The box that PdfPig put at its origin: which of the two, its own result tells.</summary>
    public PdfBox PdfPigView(Page page)
    {
        // Of turned pages PdfPig gives it now turned and now as it was.
        var shown = page.CropBox.Bounds;
        return Fits(View) ? View : Fits(Media) ? Media : UselessCrop is { } corner && double.IsFinite(corner.Left + corner.Bottom) ? corner : View;

        bool Fits(PdfBox box) =>
            (IsNear(box.Width, shown.Width) && IsNear(box.Height, shown.Height))
            || (Rotation % 180 != 0 && IsNear(box.Height, shown.Width) && IsNear(box.Width, shown.Height));

        static bool IsNear(double one, double other) => Math.Abs(one - other) < 0.5;
    }

    /// <summary>From user space to the page as displayed: turned by /Rotate, origin at the upper left, downwards.</summary>
    public static PdfBox OnDisplay(PdfBox box, PdfBox view, int rotation) => rotation switch
    {
        90 => new PdfBox(box.Bottom - view.Bottom, box.Left - view.Left, box.Top - view.Bottom, box.Right - view.Left),
        180 => new PdfBox(view.Right - box.Right, box.Bottom - view.Bottom, view.Right - box.Left, box.Top - view.Bottom),
        270 => new PdfBox(view.Top - box.Top, view.Right - box.Right, view.Top - box.Bottom, view.Right - box.Left),
        _ => new PdfBox(box.Left - view.Left, view.Top - box.Top, box.Right - view.Left, view.Top - box.Bottom),
    };

    private static PdfBox? Box(PdfDocument document, DictionaryToken page, string key)
    {
        var scanner = document.Structure.TokenScanner;

        for (var (node, depth) = (page, 0); depth < MaxParents; depth++)
        {
            if (node.TryGet(NameToken.Create(key), out var token)
                && DirectObjectFinder.TryGet<ArrayToken>(token, scanner, out var array) && array.Length >= 4)
            {
                var numbers = array.Data.Take(4)
                    .Select(item => DirectObjectFinder.TryGet<NumericToken>(item, scanner, out var number) ? number.Double : double.NaN)
                    .ToArray();
                var box = new PdfBox(
                    Math.Min(numbers[0], numbers[2]), Math.Min(numbers[1], numbers[3]), Math.Max(numbers[0], numbers[2]), Math.Max(numbers[1], numbers[3]));
                return box;
            }

            if (!node.TryGet(NameToken.Parent, out var parent)
                || !DirectObjectFinder.TryGet<DictionaryToken>(parent, scanner, out var dictionary))
            {
                return null;
            }

            node = dictionary;
        }

        return null;
    }
}
