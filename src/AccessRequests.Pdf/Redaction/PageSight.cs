using System.Runtime.InteropServices;
using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// What a page paints, in the order of painting, found out before it is rewritten: what lies under an opaque shape that comes later, and
/// invisible text over nothing, is not seen and must not leave.
/// </summary>
internal sealed class PageSight
{
    /// <summary>In points: what is flatter hides no letter.</summary>
    public const double Flattest = 3;

    private const int Cell = 64;

    /// <summary>A cover in more cells than this is looked at for every place.</summary>
    private const int MostCells = 64;

    private readonly Dictionary<(int X, int Y), List<Cover>> _cells = [];
    private readonly List<Cover> _large = [];
    private readonly List<PdfBox> _pictures = [];
    private readonly List<PdfBox> _shapes = [];

    /// <summary>Whether text has been met that is a stencil for what is painted after it.</summary>
    public bool HasStencils { get; set; }

    /// <summary>Whether text has been met that paints nothing.</summary>
    public bool HasInvisibleText { get; set; }

    /// <summary>Where the pictures do not show what invisible text says.</summary>
    public IReadOnlyList<PdfBox> Unpictured { get; set; } = [];

    public bool HasPictures => _pictures.Count > 0;

    public static PageSight Of(SourceFile file, SourcePage page, CancellationToken cancellation)
    {
        var sight = new PageSight();
        ContentRewriter.Rewrite(
            new PageWork(file, page.Number, PageMarks.None, null, null, cancellation) { Looking = sight },
            new ResourceScope(file, page.Resources, null), file.Content(page), new GraphicsState(Matrix.Identity), 0, Appearance.Of(file, page));
        return sight;
    }

    /// <param name="isWhole">Whether it is opaque in every pixel.</param>
    public void Picture(int order, in Quad area, in GraphicsState state, bool isWhole)
    {
        if (!area.IsFinite)
        {
            return;
        }

        _pictures.Add(area.Bounds.Intersection(state.Clip));

        if (isWhole && state.PictureCovers)
        {
            Cover(Redaction.Cover.Of(order, [area.P0, area.P1, area.P2, area.P3]), state);
        }
    }

    public void Shape(PdfBox bounds, in GraphicsState state)
    {
        if (HasStencils)
        {
            _shapes.Add(bounds.Intersection(state.Clip));
        }
    }

    public void Cover(Cover? cover, in GraphicsState state)
    {
        if (!state.ClipIsExact || cover?.Within(state.Clip) is not { } part || part.Bounds.Width < Flattest || part.Bounds.Height < Flattest)
        {
            return;
        }

        var cells = Cells(part.Bounds).Take(MostCells + 1).ToList();

        if (cells.Count > MostCells)
        {
            _large.Add(part);
            return;
        }

        foreach (var cell in cells)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out _) ??= []).Add(part);
        }
    }

    /// <summary>Whether a picture shows where an invisible letter stands.</summary>
    public bool HasPictureAt(PdfBox area) => _pictures.Exists(picture => picture.Intersects(area));

    /// <summary>Whether a picture may be what a text was recognised in.</summary>
    public bool ShowsWritingAt(PdfBox area)
    {
        var (x, y) = ((area.Left + area.Right) / 2, (area.Bottom + area.Top) / 2);
        return HasPictureAt(area) && !Unpictured.Any(word => word.Contains(x, y));
    }

    /// <summary>Whether anything is painted there that text could be a stencil for.</summary>
    public bool HasPaintAt(PdfBox area) => HasPictureAt(area) || _shapes.Exists(shape => shape.Intersects(area));

    /// <summary>Whether something painted later covers all of an area.</summary>
    public bool IsCovered(PdfBox area, int order)
    {
        if (_large.Count + _cells.Count == 0)
        {
            return false;
        }

        var centre = (Index((area.Left + area.Right) / 2), Index((area.Bottom + area.Top) / 2));
        return Later(_large, order).Any(cover => cover.Contains(area))
            || (_cells.TryGetValue(centre, out var near) && Later(near, order).Any(cover => cover.Contains(area)));
    }

    /// <summary>What is painted later over a part of an area.</summary>
    public IReadOnlyList<Cover> Over(PdfBox area, int order)
    {
        if (_large.Count + _cells.Count == 0)
        {
            return [];
        }

        return [.. _cells.Values.Append(_large).SelectMany(covers => Later(covers, order)).Distinct().Where(cover => cover.Bounds.Intersects(area)).OrderBy(cover => cover.Order)];
    }

    private static IEnumerable<Cover> Later(List<Cover> covers, int order)
    {
        for (var i = covers.Count - 1; i >= 0 && covers[i].Order > order; i--)
        {
            yield return covers[i];
        }
    }

    private static IEnumerable<(int, int)> Cells(PdfBox box)
    {
        for (var x = Index(box.Left); x <= Index(box.Right); x++)
        {
            for (var y = Index(box.Bottom); y <= Index(box.Top); y++)
            {
                yield return (x, y);
            }
        }
    }

    private static int Index(double place) => (int)Math.Floor(Math.Clamp(place, -PdfBox.MaxCoordinate, PdfBox.MaxCoordinate) / Cell);
}
