using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Letters that a program reads on a page and no eye sees: under a box, a line or a picture, in the colour of what they stand on, cut off,
/// transparent. The page is drawn with and without its text; a letter is seen where that makes a difference on most of its rows and
/// columns. Where that leaves a doubt, the object that draws the letter is taken away alone, and what it changes is held against what it
/// draws on an empty page. A recognised text is seen through the picture that it was read from.
/// </summary>
internal sealed class CoveredLetters
{
    public const double PixelsPerPoint = 2;
    public const double MostPixels = 16_000_000;

    /// <summary>Levels of a colour that make a difference to the eye.</summary>
    private const int Contrast = 32;

    /// <summary>Of a letter's rows and columns: a rule through it leaves most of them.</summary>
    private const double SeenSpan = 0.5;

    /// <summary>Of what a letter draws on an empty page.</summary>
    private const double SeenInk = 0.35;

    /// <summary>Darkness, on white, of what is surely part of a letter.</summary>
    private const int Ink = 96;

    /// <summary>Of a page: what is as large is what was scanned.</summary>
    private const double ScanShare = 0.6;

    /// <summary>Of a letter's box: less is two neighbours that touch.</summary>
    private const double Overlap = 0.3;

    /// <summary>Of a letter's height: lines that touch share less.</summary>
    private const double Covered = 0.6;

    /// <summary>How far from its double, in heights, a letter of a bold or shadowed word stands.</summary>
    private const double DoubleDistance = 0.5;

    /// <summary>Beyond Latin, Greek and Cyrillic PDFium has no type of its own.</summary>
    private const int LastLentCode = 0x4FF;

    private const int Cell = 32;

    /// <summary>In points: strokes of a lower or narrower letter may be too thin for a pixel.</summary>
    private const double Thin = 1.5;

    /// <summary>The same, of a letter of which only a line is seen, that many times as long.</summary>
    private const double Line = 0.6;

    private const double Longest = 5;

    private const string NarrowLetters = "iIíìîïlł1jtfr";

    private const int Closeness = 4;

    /// <summary>Of all that is looked at closer on a page.</summary>
    private const double MostCloserPixels = 8_000_000;

    /// <summary>Of what a letter draws: what is left of one that others are written over.</summary>
    private const double TraceInk = 0.1;

    /// <summary>Of what a letter draws, where only text covers it.</summary>
    private const double AllInk = 0.8;

    /// <summary>Each is drawn by itself.</summary>
    private const int MostTraces = 100;

    /// <summary>Of a word, for each letter that others are written over, itself included.</summary>
    private const int ReadPerHidden = 4;

    /// <summary>In points, on a page of common size: words whose tallest letter is lower are dust to the eye.</summary>
    private const double LowestWord = 1.2;

    /// <summary>In points: the long side of a common page.</summary>
    private const double CommonSide = 792;

    /// <summary>Symbols in a row that may be letters in disguise.</summary>
    private const int FewestSymbols = 3;

    /// <summary>In points: a letter this far beyond the page's edge shows nothing on it.</summary>
    private const double Edge = 1;

    private readonly PdfiumPage _page;
    private readonly PdfBox _view;
    private readonly int _rotation;
    private readonly PixelArea _whole;
    private readonly double _scale;
    private readonly List<DrawnObject> _drawn;
    private readonly Dictionary<int, DrawnObject> _byHandle;
    private readonly List<(int Top, PdfBox Box)> _coverers;
    private readonly HashSet<int> _mixedForms;
    private readonly int _lastScan;
    private readonly bool _hasAnnotations;
    private readonly Picture _shown;
    private readonly Dictionary<int, PdfBox?> _bounds = [];
    private readonly CancellationToken _cancellation;
    private List<PdfiumLetter> _letters = [];
    private HashSet<int> _readable = [];
    private double _closerPixels = MostCloserPixels;
    private ILookup<int, int>? _byLeft;
    private Dictionary<int, int>? _order;
    private ILookup<(int, int), (int Order, int Handle, PdfBox Box)>? _textsByCell;

    private CoveredLetters(PdfiumPage page, CancellationToken cancellation)
    {
        _page = page;
        _cancellation = cancellation;
        _view = page.View;
        _rotation = page.Rotation;
        (_whole, _scale) = page.Whole(PixelsPerPoint, MostPixels);
        _drawn = page.Drawn();
        _byHandle = _drawn.GroupBy(one => one.Handle).ToDictionary(group => group.Key, group => group.First());
        _hasAnnotations = page.HasAnnotations;
        _coverers = [.. _drawn.Where(one => one is { Depth: 0, IsText: false }).Select(one => (one.Top, Box: page.Bounds(one.Handle))).Where(one => one.Box is not null).Select(one => (one.Top, one.Box!.Value))];
        _mixedForms = [.. _drawn.Where(one => one is { Depth: > 0, IsText: false, IsForm: false }).Select(one => one.Top)];
        _lastScan = LastScan();
        _shown = page.Render(_whole, _scale);
    }

    /// <param name="page">Its colours are changed: it is of no other use afterwards.</param>
    /// <param name="isExempt">Letters that are not asked about: under marks, or our own.</param>
    /// <param name="marks">Boxes that a redaction drew.</param>
    public static List<UnseenLetter> On(PdfiumPage page, Func<PdfiumLetter, bool> isExempt, IReadOnlyList<PdfBox> marks, CancellationToken cancellation)
    {
        var view = page.View;
        var letters = page.Letters();
        var telling = Telling(letters).Where(letter => !isExempt(letter)).ToList();
        var asked = telling.Where(letter => view.Contains(letter.X, letter.Y)).ToList();
        var beyond = telling.Where(letter => !view.Inflate(Edge).Intersects(letter.Box)).Select(letter => new UnseenLetter(letter, IsCutOff: true, IsTold: false, IsBeside: false));
        return [.. beyond, .. asked.Count == 0 ? [] : new CoveredLetters(page, cancellation).Find(letters, asked, marks)];
    }

    /// <summary>Of the text that paints nothing, the words that the picture under them does not show.</summary>
    public static List<PdfiumLetter> Unpictured(PdfiumPage page, CancellationToken cancellation)
    {
        var letters = page.Letters().Where(letter => !letter.IsReplacement && page.IsInvisible(letter.Handle)).ToList();

        if (letters.Count == 0)
        {
            return [];
        }

        var drawn = new CoveredLetters(page, cancellation);
        return [.. drawn.Unpictured(letters, letters.ToDictionary(letter => letter, drawn.Pixels), RecognisedWord.Surely)];
    }

    /// <summary>
    /// Letters that a redaction leaves out by itself: beyond the page's edge, or painting nothing where there is no picture that they could
    /// have been recognised in.
    /// </summary>
    public static Func<PdfiumLetter, bool> LeftOut(PdfiumPage page)
    {
        var view = page.View;
        var pictures = new Lazy<List<PdfBox>>(() => [.. page.Drawn().Where(one => one.IsImage).Select(one => one.Depth == 0 ? page.Bounds(one.Handle) : view).OfType<PdfBox>()]);
        return letter => !view.Contains(letter.X, letter.Y)
            || (!letter.IsReplacement && page.IsUnpainted(letter.Handle) && !pictures.Value.Exists(picture => picture.Intersects(letter.Box)));
    }

    private List<UnseenLetter> Find(List<PdfiumLetter> letters, List<PdfiumLetter> asked, IReadOnlyList<PdfBox> marks)
    {
        _letters = letters;
        _readable = [.. letters.Select(letter => letter.Handle)];
        var texts = _drawn.Where(one => one.IsText).ToList();
        texts.ForEach(text => _page.Show(text.Handle, false));
        var bare = _page.Render(_whole, _scale);
        texts.ForEach(text => _page.Show(text.Handle, true));

        var places = letters.ToDictionary(letter => letter, Pixels);
        var invisible = asked.Where(letter => !letter.IsReplacement && _page.IsInvisible(letter.Handle)).ToHashSet();
        var neighbours = letters.SelectMany(letter => Cells(places[letter]).Select(cell => (cell, letter))).ToLookup(pair => pair.cell, pair => pair.letter);
        var plain = new HashSet<PdfiumLetter>();
        var doubtful = new List<PdfiumLetter>();

        foreach (var letter in asked.Where(letter => !invisible.Contains(letter)))
        {
            var change = Change(bare, places[letter]);

            if (change is { Any: true } && (letter.IsReplacement || change.Span >= SeenSpan || !MayBeCovered(letter)))
            {
                plain.Add(letter);
            }
            else
            {
                doubtful.Add(letter);
            }
        }

        // What is seen at their place may be other letters, written over them.
        doubtful.AddRange(plain.Where(letter => !letter.IsReplacement
            && (Cells(places[letter]).SelectMany(cell => neighbours[cell]).Any(other => IsWrittenOver(letter, other, places)) || IsUnderText(letter, places[letter]))).ToList());
        doubtful.ForEach(letter => plain.Remove(letter));

        var squashed = letters.GroupBy(letter => letter.Word).Concat(letters.GroupBy(letter => letter.Handle)).Where(AreSquashed).SelectMany(some => some).ToHashSet();
        var alone = Alone([.. doubtful.Where(letter => !letter.IsReplacement && !squashed.Contains(letter))], places);
        var hidden = alone.Keys.Concat(doubtful.Where(letter => letter.IsReplacement))
            .Where(letter => !Cells(places[letter]).SelectMany(cell => neighbours[cell]).Any(other => plain.Contains(other) && IsDoubleOf(letter, other)))
            .ToList();
        var recognised = hidden.Where(letter => Top(letter) < _lastScan).Concat(invisible)
            .Where(letter => !Cells(places[letter]).SelectMany(cell => neighbours[cell]).Any(other => plain.Contains(other) && IsDoubleOf(letter, other)))
            .ToList();
        var unseen = hidden.Where(letter => Top(letter) >= _lastScan).Concat(Unpictured(recognised, places, RecognisedWord.Likely)).ToHashSet();
        unseen.ExceptWith(BetweenSeen(letters, unseen, alone, places, bare));
        unseen.UnionWith(TooSmall(asked));
        unseen.UnionWith(asked.Where(squashed.Contains));
        var found = letters.FindAll(unseen.Contains);
        var cutOff = found.Where(letter => alone.TryGetValue(letter, out var sight) && sight.IsCutOff).ToHashSet();
        var (told, beside) = new ToldWidths(letters, found, asked.FindAll(letter => !unseen.Contains(letter)), marks).Of(_coverers.Select(one => (one.Box, HoldsFigures: _mixedForms.Contains(one.Top))), cutOff);
        return found.ConvertAll(letter => new UnseenLetter(letter, cutOff.Contains(letter), told.Contains(letter), beside.Contains(letter)));
    }

    /// <summary>
    /// Letters that other letters are written over, in words of which nearly all can be read: something of each shows, and nothing but letters
    /// of common size covers it. The cells of a table run into one another like that. Digits are never told by those around them.
    /// </summary>
    private List<PdfiumLetter> BetweenSeen(
        List<PdfiumLetter> letters, HashSet<PdfiumLetter> unseen, Dictionary<PdfiumLetter, Sight> alone, Dictionary<PdfiumLetter, PixelArea> places, Picture bare)
    {
        var partly = unseen.Where(letter => alone.TryGetValue(letter, out var sight) && sight.Share >= TraceInk).ToList();

        if (partly.Count is 0 or > MostTraces)
        {
            return [];
        }

        var words = letters.Where(letter => IsLetter(letter.Code)).ToLookup(letter => letter.Word);
        var found = partly.FindAll(letter => IsLetter(letter.Code) && words[letter.Word].Count(unseen.Contains) * ReadPerHidden < words[letter.Word].Count()
            && IsUnderLetters(letter) && IsInkOverShapes(letter, places[letter], bare));
        _drawn.ForEach(one => _page.Show(one.Handle, true));
        return found;
    }

    /// <summary>Whether what is written over a letter are letters as long as itself, and no sign drawn as a bar.</summary>
    private bool IsUnderLetters(PdfiumLetter letter)
    {
        var texts = _drawn.Where(one => one.IsText && one.Handle != letter.Handle && Bounds(one.Handle) is { } box && box.Intersects(letter.Box)).Select(one => one.Handle).ToHashSet();
        var over = _letters.FindAll(other => texts.Contains(other.Handle) && other.Box.Intersects(letter.Box));
        return over.Count > 0 && over.TrueForAll(other => IsLetter(other.Code) && other.Box.Width <= 2 * letter.Box.Height && other.Box.Height <= 2 * letter.Box.Height)
            && texts.All(text => over.Exists(other => other.Handle == text));
    }

    private static bool IsLetter(int code) => Rune.IsValid(code) && Rune.IsLetter(new Rune(code));

    /// <summary>Whether a letter, in black, is seen on what the page draws without any text.</summary>
    private bool IsInkOverShapes(PdfiumLetter letter, PixelArea place, Picture bare)
    {
        _cancellation.ThrowIfCancellationRequested();
        _drawn.ForEach(one => _page.Show(one.Handle, one.IsForm || one.Handle == letter.Handle));
        var own = _page.Render(place, _scale);
        _drawn.ForEach(one => _page.Show(one.Handle, !one.IsText || one.Handle == letter.Handle));
        var over = _page.Render(place, _scale);
        var (drawn, seen) = (0, 0);

        for (var (y, at) = (place.Top, 0); y < place.Bottom; y++)
        {
            for (var x = place.Left; x < place.Right; x++, at += 3)
            {
                if (IsInk(own.Rgb, at))
                {
                    drawn++;
                    seen += Differs(over.Rgb, at, bare.Rgb, 3 * ((y * bare.Width) + x)) ? 1 : 0;
                }
            }
        }

        return drawn > 0 && seen >= AllInk * drawn;
    }

    /// <summary>Of a recognised text, the words whose place in the picture shows no writing.</summary>
    private IEnumerable<PdfiumLetter> Unpictured(List<PdfiumLetter> letters, Dictionary<PdfiumLetter, PixelArea> places, double share) => letters
        .GroupBy(letter => letter.Word)
        .Where(word => !RecognisedWord.IsWritten(_shown, word.Select(letter => places[letter]).ToList(), share))
        .SelectMany(word => word);

    private IEnumerable<PdfiumLetter> TooSmall(List<PdfiumLetter> asked)
    {
        var lowest = LowestWord * Math.Min(1, Math.Max(_view.Width, _view.Height) / CommonSide);
        return asked.Where(letter => !letter.IsReplacement).GroupBy(letter => letter.Word)
            .Where(word => word.Max(letter => Math.Max(letter.Box.Height, letter.Box.Width)) < lowest).SelectMany(word => word);
    }

    /// <summary>Those that do not show, when what draws them is taken away by itself, with what can be said of them.</summary>
    private Dictionary<PdfiumLetter, Sight> Alone(List<PdfiumLetter> doubtful, Dictionary<PdfiumLetter, PixelArea> places)
    {
        var groups = doubtful.GroupBy(letter => letter.Handle).Select(group => (Area: group.Select(letter => places[letter]).Aggregate((one, other) => one.Union(other)), Letters: group.ToList())).ToList();
        var without = groups.ConvertAll(group => Without(group.Letters[0].Handle, group.Area, _scale));
        var closer = groups.ConvertAll(group => group.Letters.Exists(IsThin) ? Closer(group.Letters[0].Handle, group.Area) : null);

        if (groups.Count == 0)
        {
            return [];
        }

        foreach (var one in _drawn.Where(one => !one.IsForm))
        {
            _page.Show(one.Handle, false);
        }

        var hidden = new Dictionary<PdfiumLetter, Sight>();

        foreach (var ((area, drawn), missing, near) in groups.Zip(without, closer))
        {
            _cancellation.ThrowIfCancellationRequested();
            var colour = _page.FillColour(drawn[0].Handle);
            _page.Blacken(drawn[0].Handle);
            _page.Show(drawn[0].Handle, true);
            var far = new Sheets(_shown, _whole, missing, _page.Render(area, _scale), area);
            var sheets = near is null ? far : near with { Own = _page.Render(near.Area, CloserScale) };
            _page.Show(drawn[0].Handle, false);

            foreach (var letter in drawn)
            {
                var sight = Look(letter, far, places[letter]);

                if (near is not null && !sight.IsSeen && IsThin(letter))
                {
                    sight = Look(letter, sheets, Scaled(places[letter]));
                }

                if (!sight.IsSeen && !(sight.IsBlank && IsDrawnByOthers(letter, places[letter], colour)))
                {
                    hidden[letter] = sight;
                }
            }
        }

        foreach (var one in _drawn)
        {
            _page.Show(one.Handle, true);
        }

        return hidden;
    }

    /// <summary>The page without one object, nor those that draw the same at the same place.</summary>
    private Picture Without(int handle, PixelArea area, double scale)
    {
        _cancellation.ThrowIfCancellationRequested();
        var same = Near(handle).Where(other => IsSamePlace(handle, other)).Append(handle).ToList();
        same.ForEach(one => _page.Show(one, false));
        var picture = _page.Render(area, scale);
        same.ForEach(one => _page.Show(one, true));
        return picture;
    }

    /// <summary>A place four times as large, where strokes are too thin for a pixel; null when it is too large for that.</summary>
    private Sheets? Closer(int handle, PixelArea area)
    {
        var near = Scaled(area);

        // What there is no room left for counts as not seen.
        if ((double)near.Width * near.Height > _closerPixels)
        {
            return null;
        }

        _closerPixels -= (double)near.Width * near.Height;

        var missing = Without(handle, near, CloserScale);
        return new Sheets(_page.Render(near, CloserScale), near, missing, missing, near);
    }

    private double CloserScale => Closeness * _scale;

    private static PixelArea Scaled(PixelArea area) => new(Closeness * area.Left, Closeness * area.Top, Closeness * area.Right, Closeness * area.Bottom);

    private static bool IsThin(PdfiumLetter letter) => Math.Min(letter.Box.Width, letter.Box.Height) < Thin;

    /// <summary>Whether letters are thin because they were pressed flat or narrow, so that a line is seen and no letter.</summary>
    private static bool AreSquashed(IEnumerable<PdfiumLetter> letters)
    {
        var broad = letters.Where(letter => Rune.IsValid(letter.Code) && Rune.IsLetterOrDigit(new Rune(letter.Code)) && !NarrowLetters.Contains((char)letter.Code)).ToList();
        return broad.Count > 1 && broad.TrueForAll(letter => (Thin: Math.Min(letter.Box.Width, letter.Box.Height), Long: Math.Max(letter.Box.Width, letter.Box.Height)) is var sides
            && sides.Thin < Line && sides.Thin * Longest < sides.Long);
    }

    private bool IsSamePlace(int handle, int other) =>
        Bounds(handle) is { } one && Bounds(other) is { } two && Math.Abs(one.Left - two.Left) + Math.Abs(one.Right - two.Right) + Math.Abs(one.Bottom - two.Bottom) + Math.Abs(one.Top - two.Top) < 1
            && _byHandle[handle].Depth == _byHandle[other].Depth;

    /// <summary>Texts that start about where one does.</summary>
    private IEnumerable<int> Near(int handle)
    {
        _byLeft ??= _drawn.Where(one => one.IsText && Bounds(one.Handle) is not null).ToLookup(one => Column(one.Handle), one => one.Handle);
        return Bounds(handle) is null ? [] : Enumerable.Range(Column(handle) - 1, 3).SelectMany(column => _byLeft[column]);

        int Column(int text) => (int)Math.Clamp(Math.Floor(Bounds(text)!.Value.Left), -1e8, 1e8);
    }

    private PdfBox? Bounds(int text) => _bounds.TryGetValue(text, out var known) ? known : _bounds[text] = _page.Bounds(text);

    private Sight Look(PdfiumLetter letter, Sheets sheets, PixelArea place)
    {
        var (drawn, seen) = (0, 0);

        for (var y = place.Top; y < place.Bottom; y++)
        {
            for (var x = place.Left; x < place.Right; x++)
            {
                var at = 3 * (((y - sheets.Area.Top) * sheets.Own.Width) + x - sheets.Area.Left);

                if (IsInk(sheets.Own.Rgb, at))
                {
                    drawn++;
                    seen += Differs(sheets.Shown.Rgb, 3 * (((y - sheets.ShownArea.Top) * sheets.Shown.Width) + x - sheets.ShownArea.Left), sheets.Missing.Rgb, at) ? 1 : 0;
                }
            }
        }

        return new Sight(drawn == 0, drawn == 0 ? 0 : (double)seen / drawn, drawn == 0 && _page.IsClipped(letter.Handle));
    }

    /// <summary>What PDFium has no type for other readers draw: then only the ground and what lies over the letter tell, and that it is not cut off.</summary>
    private bool IsDrawnByOthers(PdfiumLetter letter, PixelArea place, byte[]? colour) =>
        !_page.HasFontOfItsOwn(letter.Handle) && !MayBeCovered(letter) && colour is not null && StandsOut(colour, place)
        && (letter.Code > LastLentCode || !_page.IsClipped(letter.Handle));

    private static bool IsInk(byte[] rgb, int at) => rgb[at] <= 255 - Ink || rgb[at + 1] <= 255 - Ink || rgb[at + 2] <= 255 - Ink;

    /// <summary>Whether the page has another colour at most of a place.</summary>
    private bool StandsOut(byte[] colour, PixelArea place)
    {
        var others = 0;

        for (var y = place.Top; y < place.Bottom; y++)
        {
            for (var x = place.Left; x < place.Right; x++)
            {
                others += Differs(_shown.Rgb, 3 * ((y * _shown.Width) + x), colour, 0) ? 1 : 0;
            }
        }

        return 2 * others > place.Width * place.Height;
    }

    private (bool Any, double Span) Change(Picture bare, PixelArea place)
    {
        if (place.IsEmpty)
        {
            return (false, 0);
        }

        Span<bool> columns = stackalloc bool[Math.Min(place.Width, 4096)];
        var (rows, any) = (0, false);

        for (var y = place.Top; y < place.Bottom; y++)
        {
            var row = false;

            for (var x = 0; x < columns.Length; x++)
            {
                var at = 3 * ((y * _shown.Width) + place.Left + x);

                if (Differs(_shown.Rgb, at, bare.Rgb, at))
                {
                    row = columns[x] = any = true;
                }
            }

            rows += row ? 1 : 0;
        }

        return (any, Math.Min((double)rows / place.Height, (double)columns.Count(true) / columns.Length));
    }

    public static bool Differs(byte[] one, int at, byte[] other, int otherAt) =>
        Math.Abs(one[at] - other[otherAt]) >= Contrast
        || Math.Abs(one[at + 1] - other[otherAt + 1]) >= Contrast
        || Math.Abs(one[at + 2] - other[otherAt + 2]) >= Contrast;

    /// <summary>Whether something that is no text is drawn over it.</summary>
    private bool MayBeCovered(PdfiumLetter letter)
    {
        var top = Top(letter);
        return _hasAnnotations || _mixedForms.Contains(top) || _coverers.Exists(one => one.Top > top && one.Box.Inflate(1).Intersects(letter.Box));
    }

    /// <summary>Whether a later text reaches over it, be it of signs that nobody reads; or such signs lie under it, which may be of its colour.</summary>
    private bool IsUnderText(PdfiumLetter letter, PixelArea place)
    {
        _textsByCell ??= _drawn.Select((one, order) => (one, order)).Where(text => text.one.IsText)
            .Select(text => (text.order, text.one.Handle, Box: text.one.Depth == 0 ? Bounds(text.one.Handle) : null)).Where(text => text.Box is not null)
            .SelectMany(text => Cells(Pixels(text.Box!.Value)).Select(cell => (cell, text: (text.order, text.Handle, text.Box!.Value))))
            .ToLookup(pair => pair.cell, pair => pair.text);
        _order ??= _drawn.Select((one, order) => (one.Handle, order)).GroupBy(pair => pair.Handle).ToDictionary(group => group.Key, group => group.First().order);
        var own = _order.GetValueOrDefault(letter.Handle);
        return Cells(place).SelectMany(cell => _textsByCell[cell]).Any(text => (text.Order > own || (text.Handle != letter.Handle && !_readable.Contains(text.Handle))) && text.Box.Intersection(letter.Box) is var shared
            && shared.Width > 0 && shared.Height > Covered * letter.Box.Height);
    }

    private static bool IsWrittenOver(PdfiumLetter letter, PdfiumLetter other, Dictionary<PdfiumLetter, PixelArea> places)
    {
        if (letter.Handle == other.Handle || IsDoubleOf(letter, other))
        {
            return false;
        }

        var (one, two) = (places[letter], places[other]);
        var width = Math.Min(one.Right, two.Right) - Math.Max(one.Left, two.Left);
        var height = Math.Min(one.Bottom, two.Bottom) - Math.Max(one.Top, two.Top);
        return width > 0 && height > 0 && (double)width * height > Overlap * one.Width * one.Height;
    }

    private static bool IsDoubleOf(PdfiumLetter letter, PdfiumLetter other) =>
        !ReferenceEquals(letter, other) && letter.Code == other.Code
        && Math.Abs(letter.X - other.X) + Math.Abs(letter.Y - other.Y) < DoubleDistance * Math.Max(letter.Box.Height, other.Box.Height);

    private int Top(PdfiumLetter letter) => _byHandle.TryGetValue(letter.Handle, out var drawn) ? drawn.Top : 0;

    /// <summary>Where in the drawing of the page the last picture stands that is as large as a scan; -1 when there is none.</summary>
    private int LastScan() => _drawn
        .Where(one => one.IsImage && one.Depth == 0 && _page.Bounds(one.Handle) is { } box && Share(box) >= ScanShare)
        .Select(one => one.Top)
        .DefaultIfEmpty(-1)
        .Max();

    private double Share(PdfBox box)
    {
        var width = Math.Min(box.Right, _view.Right) - Math.Max(box.Left, _view.Left);
        var height = Math.Min(box.Top, _view.Top) - Math.Max(box.Bottom, _view.Bottom);
        return width <= 0 || height <= 0 ? 0 : width * height / (_view.Width * _view.Height);
    }

    private PixelArea Pixels(PdfiumLetter letter) => Pixels(letter.Box);

    private PixelArea Pixels(PdfBox onPage)
    {
        var box = PageBoxes.OnDisplay(onPage, _view, _rotation);
        var area = new PixelArea(
            Pixel(Math.Floor(box.Left * _scale)), Pixel(Math.Floor(box.Bottom * _scale)), Pixel(Math.Ceiling(box.Right * _scale)), Pixel(Math.Ceiling(box.Top * _scale)));

        // A glyph that draws nothing has a box of no size: what is at its place tells.
        return (area with { Right = Math.Max(area.Right, area.Left + 1), Bottom = Math.Max(area.Bottom, area.Top + 1) }).Grow(0, _shown.Width, _shown.Height);

        static int Pixel(double place) => (int)Math.Clamp(place, -1e8, 1e8);
    }

    /// <param name="IsBlank">Alone on an empty page it draws nothing.</param>
    /// <param name="Share">Of what it draws, that shows on the page.</param>
    /// <param name="IsCutOff">It draws nothing because a clip keeps all of it away.</param>
    private readonly record struct Sight(bool IsBlank, double Share, bool IsCutOff)
    {
        public bool IsSeen => !IsBlank && Share >= SeenInk;
    }

    /// <summary>Pictures of one place.</summary>
    /// <param name="Shown">The page as it is, of which this is <paramref name="ShownArea"/>.</param>
    /// <param name="Missing">The page without what draws a letter.</param>
    /// <param name="Own">What draws the letter, alone and in black.</param>
    /// <param name="Area">That the other two show.</param>
    private sealed record Sheets(Picture Shown, PixelArea ShownArea, Picture Missing, Picture Own, PixelArea Area);

    private static IEnumerable<(int, int)> Cells(PixelArea place)
    {
        for (var x = place.Left / Cell; x * Cell < place.Right; x++)
        {
            for (var y = place.Top / Cell; y * Cell < place.Bottom; y++)
            {
                yield return (x, y);
            }
        }
    }

    /// <summary>Letters, and several symbols in a row: a font may give letters the names of symbols.</summary>
    private static IEnumerable<PdfiumLetter> Telling(List<PdfiumLetter> letters)
    {
        var symbols = letters.Where(letter => IsSymbol(letter.Code)).GroupBy(letter => letter.Word).Where(word => word.Skip(FewestSymbols - 1).Any()).Select(word => word.Key).ToHashSet();
        return letters.Where(letter => IsTelling(letter.Code) || (symbols.Contains(letter.Word) && IsSymbol(letter.Code)));
    }

    private static bool IsSymbol(int code) => Rune.IsValid(code)
        && Rune.GetUnicodeCategory(new Rune(code)) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol;

    /// <summary>Letters and digits, and what a font keeps to itself; a dash under a rule tells nothing.</summary>
    private static bool IsTelling(int code) =>
        !Rune.IsValid(code) || code == 0 || Rune.IsLetterOrDigit(new Rune(code)) || Rune.GetUnicodeCategory(new Rune(code)) is UnicodeCategory.PrivateUse;
}
