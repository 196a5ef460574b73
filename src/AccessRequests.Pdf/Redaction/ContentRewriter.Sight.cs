using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Fonts;
using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>What can be seen of what a page paints: within its edges and clipping paths, and under no opaque shape.</summary>
internal sealed partial class ContentRewriter
{
    /// <summary>In points: what is painted under a cover this close to its edge may shimmer through.</summary>
    private const double Rim = 0.25;

    /// <summary>Pictures are set a little past the edge, in points, so that no seam shows.</summary>
    private const double Bleed = 4;

    /// <summary>The same, of a small picture.</summary>
    private const double BleedShare = 0.05;

    /// <summary>A mitred corner reaches this many half line widths.</summary>
    private const double LongestMiter = 10;

    /// <summary>Of one path: more outlines than this are no bars.</summary>
    private const int MostOutlines = 64;

    private const double Exactly = 1e-3;

    /// <summary>What of the page shows here; null where nothing is known of the page.</summary>
    private PdfBox? Seen => Marks.View is { } view ? view.Intersection(_state.Clip) : null;

    private double HalfLine => Math.Abs(_state.LineWidth) * Math.Max(_state.Ctm.ScaleX, _state.Ctm.ScaleY) / 2;

    private void Look(PageSight sight, bool fills, bool strokes)
    {
        if (!fills && !strokes)
        {
            return;
        }

        var bounds = _path.ConvertAll(subpath => subpath.Bounds(_state.Ctm));
        bounds.ForEach(one => sight.Shape(one.Inflate(HalfLine + Rim), _state));

        if (fills && _state.FillCovers && AreApart(bounds))
        {
            foreach (var subpath in _path)
            {
                sight.Cover(Cover.Of(_page.Order, subpath.Flatten(_state.Ctm)), _state);
            }
        }

        if (strokes && _state.StrokeCovers && 2 * HalfLine >= PageSight.Flattest)
        {
            foreach (var subpath in _path.Where(subpath => !subpath.HasCurves))
            {
                LookAtLines(sight, subpath.Flatten(_state.Ctm));
            }
        }
    }

    /// <summary>Thick lines are bars.</summary>
    private void LookAtLines(PageSight sight, List<Point> points)
    {
        if (Math.Abs(_state.Ctm.ScaleX - _state.Ctm.ScaleY) > 0.01 * _state.Ctm.ScaleX)
        {
            return;
        }

        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (dx, dy) = (points[i + 1].X - points[i].X, points[i + 1].Y - points[i].Y);
            var length = Math.Sqrt((dx * dx) + (dy * dy));

            if (length > 0)
            {
                var (x, y) = (-dy / length * HalfLine, dx / length * HalfLine);
                sight.Cover(
                    Cover.Of(_page.Order,
                    [
                        new Point(points[i].X + x, points[i].Y + y), new Point(points[i + 1].X + x, points[i + 1].Y + y),
                        new Point(points[i + 1].X - x, points[i + 1].Y - y), new Point(points[i].X - x, points[i].Y - y),
                    ]), _state);
            }
        }
    }

    /// <summary>Outlines that overlap may be holes in one another.</summary>
    private static bool AreApart(List<PdfBox> bounds)
    {
        if (bounds.Count > MostOutlines)
        {
            return false;
        }

        for (var i = 0; i < bounds.Count; i++)
        {
            for (var other = 0; other < i; other++)
            {
                if (bounds[i].Intersects(bounds[other]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The outlines of the path that are not seen at all when it is painted.</summary>
    private HashSet<Subpath> Unseen(bool strokes)
    {
        var unseen = new HashSet<Subpath>();

        if (Seen is not { } seen || _page.Sight is not { } sight)
        {
            return unseen;
        }

        var (line, miter) = strokes ? (HalfLine, HalfLine * LongestMiter) : (0, 0);
        var all = PdfBox.Everything;

        foreach (var subpath in _path)
        {
            var bounds = subpath.Bounds(_state.Ctm);

            if (all.Contains(bounds) && !bounds.Inflate(miter + Rim).Intersects(seen))
            {
                unseen.Add(subpath);
            }
        }

        // A hole goes with its letter: what is covered is the path as a whole.
        if (unseen.Count < _path.Count)
        {
            var whole = _path.Select(subpath => subpath.Bounds(_state.Ctm)).Aggregate((one, other) => one.Union(other)).Inflate(line + Rim);

            if (all.Contains(whole) && sight.IsCovered(whole, _page.Order))
            {
                unseen.UnionWith(_path);
            }
        }

        return unseen;
    }

    private ImageCut Cut(in Quad area)
    {
        if (Seen is not { } seen || _page.Sight is not { } sight || !area.IsFinite)
        {
            return ImageCut.Nothing;
        }

        var bounds = area.Bounds;

        if (!bounds.Inflate(Exactly).Intersects(seen))
        {
            return ImageCut.Whole;
        }

        var covers = sight.Over(bounds, _page.Order).Where(cover => IsWorthACut(cover, bounds)).ToList();
        var (x, y) = (Math.Min(Bleed, BleedShare * bounds.Width), Math.Min(Bleed, BleedShare * bounds.Height));
        var passes = bounds.Left < seen.Left - x || bounds.Right > seen.Right + x || bounds.Bottom < seen.Bottom - y || bounds.Top > seen.Top + y;

        return covers.Exists(cover => cover.Contains(bounds)) ? ImageCut.Whole : new ImageCut(false, passes ? seen : null, covers);
    }

    private static bool IsWorthACut(Cover cover, PdfBox picture) =>
        cover.Bounds.Intersection(picture) is var shared && shared.Width >= PageSight.Flattest && shared.Height >= PageSight.Flattest;

    /// <summary>Whether an image paints all of its pixels, as far as its dictionary tells.</summary>
    private bool IsOpaque(DictionaryToken image) =>
        !(_page.File.TryGet<BooleanToken>(image, "ImageMask", out var mask) && mask.Data)
        && !image.Data.ContainsKey("SMask") && !image.Data.ContainsKey("Mask")
        && !(image.Data.TryGetValue("Filter", out var filter)
            && _page.File.Resolve(filter) is var resolved
            && (resolved is ArrayToken { Length: > 0 } filters ? _page.File.Resolve(filters[^1]) : resolved) is NameToken { Data: "JPXDecode" or "JBIG2Decode" });

    /// <summary>After painting, with the path still at hand.</summary>
    private void NarrowClip()
    {
        if (_path.Count == 0)
        {
            _state.ClipIsExact = false;
            return;
        }

        var bounds = _path.Select(subpath => subpath.Bounds(_state.Ctm)).Aggregate((one, other) => one.Union(other));
        NarrowClip(bounds, _path.Count == 1 && IsUpright(_path[0].Flatten(_state.Ctm), bounds), ref _state);
    }

    private static void NarrowClip(PdfBox bounds, bool isExact, ref GraphicsState state)
    {
        state.ClipIsExact &= isExact;

        if (PdfBox.Everything.Contains(bounds))
        {
            state.Clip = state.Clip.Intersection(bounds);
        }
    }

    private static bool IsUpright(List<Point> outline, PdfBox bounds) =>
        outline.TrueForAll(point => (IsNear(point.X, bounds.Left) || IsNear(point.X, bounds.Right)) && (IsNear(point.Y, bounds.Bottom) || IsNear(point.Y, bounds.Top)))
        && Cover.Of(0, outline) is { Corners.Count: 4 };

    private static bool IsNear(double one, double other) => Math.Abs(one - other) < Exactly;

    private void EnterForm(DictionaryToken form, ref GraphicsState state)
    {
        if (_page.File.Numbers(form, "BBox") is [var x0, var y0, var x1, var y1])
        {
            var area = Quad.Of(new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1)), state.Ctm);
            NarrowClip(area.Bounds, IsUpright([area.P0, area.P1, area.P2, area.P3], area.Bounds), ref state);
        }

        if (form.Data.ContainsKey("Group"))
        {
            state.IsInTranslucentGroup |= !state.PictureCovers;
            (state.FillAlpha, state.StrokeAlpha, state.Blends, state.IsMasked) = (1, 1, false, false);
        }
    }

    private void NoteTransparency(DictionaryToken dictionary)
    {
        var file = _page.File;
        _state.FillAlpha = file.Number(dictionary, "ca", _state.FillAlpha);
        _state.StrokeAlpha = file.Number(dictionary, "CA", _state.StrokeAlpha);
        _state.IsDashed |= dictionary.Data.ContainsKey("D");

        if (dictionary.Data.TryGetValue("BM", out var mode))
        {
            var name = file.Resolve(mode) is ArrayToken { Length: > 0 } modes ? file.Resolve(modes[0]) : file.Resolve(mode);
            _state.Blends = name is not NameToken { Data: "Normal" or "Compatible" };
        }

        if (dictionary.Data.TryGetValue("SMask", out var mask))
        {
            _state.IsMasked = file.Resolve(mask) is not NameToken { Data: "None" };
        }

        foreach (var key in (string[])["OP", "op"])
        {
            if (file.TryGet<BooleanToken>(dictionary, key, out var overprint))
            {
                _state.Overprints = overprint.Data;
            }
        }
    }

    private void SetPlain(bool strokes, bool isPlain)
    {
        if (strokes)
        {
            _state.StrokeIsPlain = isPlain;
        }
        else
        {
            _state.FillIsPlain = isPlain;
        }
    }

    /// <summary>Of a separation, only "None" paints nothing; what is rarer is not believed to paint.</summary>
    private bool IsPlain(string space) => space is "DeviceGray" or "DeviceRGB" or "DeviceCMYK" || (_resources.Find("ColorSpace", space) is { } token
        && _page.File.Resolve(token) is ArrayToken { Length: > 1 } array
        && _page.File.Resolve(array[0]) is NameToken { Data: var family }
        && (family is "ICCBased" or "CalRGB" or "CalGray" or "Lab" || (family == "Separation" && _page.File.Resolve(array[1]) is NameToken { Data: not "None" })));

    private void NoteMode()
    {
        var isStencil = _state.RenderingMode > Invisible;
        _state.ClipIsExact &= !isStencil;

        if (_page.Looking is { } sight)
        {
            sight.HasStencils |= isStencil;
            sight.HasInvisibleText |= IsInvisible;
        }
    }

    /// <summary>As what a glyph is removed that no mark reaches; null when it stays.</summary>
    private RemovedKind? Unseen(SourceFont font, in GlyphMetrics glyph) =>
        _page.Sight is null || IsHidden ? null
        : IsBeyondView(font, glyph) ? RemovedKind.UnseenContent
        : !Marks.HasBoxes && IsOverNothing(font, glyph) ? RemovedKind.InvisibleText
        : IsCutOff(font, glyph) ? RemovedKind.UnseenContent
        : null;

    private bool IsCutOff(SourceFont font, in GlyphMetrics glyph) =>
        Marks.CutOff.Any && font.Uncertainty is null && !_placeIsUnknown && IsOneOf(Marks.CutOff, font, glyph) && !IsUnderMark(font, glyph);

    /// <summary>They were found in an earlier result, where their line may have been moved already.</summary>
    private bool IsOneOf(UnseenLetters letters, SourceFont font, in GlyphMetrics glyph)
    {
        var ink = glyph.Ink ?? new PdfBox(Math.Min(0, glyph.Advance), font.Descent, Math.Max(0.1, glyph.Advance), font.Ascent);
        var toPage = GlyphToPage(glyph.OriginX, glyph.OriginY);

        if (letters.Hold(glyph.Text, ink, toPage))
        {
            return true;
        }

        var (line, shift) = (Pen(font).Line, _widths.Shift);
        return shift != 0 && letters.Hold(glyph.Text, ink, toPage with { E = toPage.E + (shift * line.X), F = toPage.F + (shift * line.Y) });
    }

    /// <summary>
    /// Whether text of an unmarked page stays as it is, which the widths in the font's dictionary tell when each glyph starts within the page's
    /// edges; the pen then stands behind it. Most text is like that, and its font need not be read.
    /// </summary>
    private bool MovesWithinView(PdfArray elements)
    {
        if (Marks.Any || Marks.View is not { } view || IsHidden || _page.Observer is not null || _placeIsUnknown || _lostPlace
            || _state.Font is not { } font || IsInvisible || Marks.CutOff.Any)
        {
            return false;
        }

        var pen = _textMatrix;

        foreach (var element in elements)
        {
            if (element.AsNumber is { } adjustment)
            {
                Move(-adjustment / 1000 * _state.FontSize);
                continue;
            }

            for (var text = element is PdfString shown ? shown.Bytes : default; text.Length > 0;)
            {
                if (font.IsComposite && !font.CodesAreCids)
                {
                    return false;
                }

                var code = font.ReadCode(text, out var length);
                var start = _state.Ctm.Apply(pen.Apply(0, _state.Rise));

                if (font.StatedAdvance(code) is not { } advance || !view.Contains(start.X, start.Y))
                {
                    return false;
                }

                Move((advance * _state.FontSize) + _state.CharacterSpacing + (length == 1 && code == ' ' ? _state.WordSpacing : 0));
                text = text[length..];
            }
        }

        _textMatrix = pen;
        return true;

        void Move(double displacement)
        {
            var along = displacement * _state.HorizontalScale;
            pen = pen with { E = pen.E + (along * pen.A), F = pen.F + (along * pen.B) };
        }
    }

    /// <summary>Whether a glyph lies beyond the page's edge with all that it may paint.</summary>
    private bool IsBeyondView(SourceFont font, in GlyphMetrics glyph)
    {
        if (Marks.View is not { } view || _placeIsUnknown)
        {
            return false;
        }

        var toPage = GlyphToPage(glyph.OriginX, glyph.OriginY);

        if (view.Contains(toPage.E, toPage.F))
        {
            return false;
        }

        // A font that does not tell its ink, or whose readers differ, may paint as far as any.
        var around = font.IsType3 || font.IsVertical ? 1 : glyph.Certain ? 0 : 0.1;
        var body = new PdfBox(Math.Min(0, glyph.Advance), font.Descent, Math.Max(0, glyph.Advance), 1).Inflate(around);

        return IsBeyond(view, Quad.Of(body, toPage))
            && (glyph.Ink is not { } ink || IsBeyond(view, Quad.Of(ink, toPage)))
            && (!font.IsVertical || IsBeyond(view, Quad.Of(body.Inflate(1), GlyphToPage(0, 0))));
    }

    private static bool IsBeyond(PdfBox view, in Quad area) => area.IsFinite && !area.Bounds.Intersects(view);

    /// <summary>Recognised text needs a picture that it was read from; text that is a stencil needs something painted through it.</summary>
    private bool IsOverNothing(SourceFont font, in GlyphMetrics glyph)
    {
        if (!IsInvisible || font.IsType3 || _page.Sight is not { } sight || _placeIsUnknown)
        {
            return false;
        }

        var area = Quad.Of(new PdfBox(Math.Min(0, glyph.Advance), font.Descent, Math.Max(0, glyph.Advance), font.Ascent), GlyphToPage(glyph.OriginX, glyph.OriginY));
        return area.IsFinite && !(_state.RenderingMode == Invisible ? sight.ShowsWritingAt(area.Bounds) : sight.HasPaintAt(area.Bounds));
    }
}
