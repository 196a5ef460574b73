using System.Text;
using AccessRequests.Pdf.Typesetting.Fonts;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>Breaks runs into lines of a width. A line keeps the space it ends with: it tells words apart when text is copied.</summary>
internal sealed class Paragraph
{
    private readonly ShapedWords _words;
    private readonly double _width;
    private readonly List<Line> _lines = [];
    private Line _line = new(0);
    private byte _base;

    private Paragraph(ShapedWords words, double width)
    {
        _words = words;
        _width = width;
    }

    public static IReadOnlyList<Line> Lines(
        IReadOnlyList<TextRun> runs, double size, bool bold, double width, ShapedWords words)
    {
        var paragraph = new Paragraph(words, width);
        var text = new StringBuilder();
        List<TextStyle> styles = [];

        foreach (var run in runs)
        {
            var cleaned = Clean(run.Text);
            text.Append(cleaned);
            styles.AddRange(Enumerable.Repeat(TextStyle.Of(run, size, bold), cleaned.Length));
        }

        var whole = text.ToString();
        var bases = StyledScripts.Apply(whole, styles);
        paragraph.Fill(whole, styles, bases);
        return paragraph._lines;
    }

    private static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes())
        {
            // What is not text (a lone surrogate becomes U+FFFD on the way) must not reach the page, nor what stands for none that
            // everybody reads alike: PDF/A-2, 6.2.11.7.2 and 6.2.11.7.3.
            if (rune.Value is (0xFEFF or >= 0xFDD0 and <= 0xFDEF) || (rune.Value & 0xFFFE) == 0xFFFE)
            {
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse)
            {
                cleaned.Append('\uFFFD');
            }
            else if (rune.Value == '\n' || !Rune.IsControl(rune))
            {
                cleaned.Append(rune.ToString());
            }
            else if (rune.Value == '\t')
            {
                cleaned.Append(' ');
            }
        }

        return cleaned.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <param name="bases">The level of each line of the source.</param>
    private void Fill(string text, List<TextStyle> styles, IReadOnlyList<byte> bases)
    {
        var start = 0;
        var sourceLine = 0;
        _base = bases[0];
        _line = new Line(_base);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                Place(text, styles, start, i);
                _lines.Add(_line);
                _base = bases[++sourceLine];
                _line = new Line(_base);
                start = i + 1;
            }
            else if (LineBreaks.IsAllowedAfter(text, i, styles[i].Run.Link is not null))
            {
                Place(text, styles, start, i + 1);
                start = i + 1;
            }
        }

        Place(text, styles, start, text.Length);
        EndLine();
    }

    private void Place(string text, List<TextStyle> styles, int start, int end)
    {
        if (start == end)
        {
            return;
        }

        var visible = end;

        while (visible > start && text[visible - 1] == ' ')
        {
            visible--;
        }

        var pieces = Pieces(text, styles, start, visible);
        var width = pieces.Sum(piece => piece.Width);

        if (_line.Width + _line.PendingSpace + width > _width && _line.Pieces.Count > 0)
        {
            EndLine();
        }

        if (width > _width)
        {
            PlaceInParts(text, styles, start, visible);
        }
        else
        {
            _line.Add(pieces, width);
        }

        var spaces = Pieces(text, styles, visible, end);
        _line.Add(spaces, 0);
        _line.PendingSpace = spaces.Sum(piece => piece.Width);
    }

    /// <summary>A word wider than the line: cut where an address may be cut, or anywhere between two characters.</summary>
    private void PlaceInParts(string text, List<TextStyle> styles, int start, int end)
    {
        while (start < end)
        {
            var fits = start;
            var best = start;

            for (var stop = NextCharacter(text, start, end); ; stop = NextCharacter(text, stop, end))
            {
                if (Pieces(text, styles, start, stop).Sum(piece => piece.Width) > _width)
                {
                    break;
                }

                fits = stop;
                best = LineBreaks.IsEmergencyAfter(text[stop - 1]) ? stop : best;

                if (stop == end)
                {
                    best = end;
                    break;
                }
            }

            var cut = best > start ? best : fits > start ? fits : NextCharacter(text, start, end);
            var pieces = Pieces(text, styles, start, cut);
            _line.Add(pieces, pieces.Sum(piece => piece.Width));
            start = cut;

            if (start < end)
            {
                EndLine();
            }
        }
    }

    private static int NextCharacter(string text, int index, int end) =>
        Math.Min(end, index + System.Globalization.StringInfo.GetNextTextElementLength(text, index));

    private List<Piece> Pieces(string text, List<TextStyle> styles, int start, int end)
    {
        List<Piece> pieces = [];

        for (var from = start; from < end;)
        {
            var to = from + 1;

            while (to < end && ReferenceEquals(styles[to], styles[from]))
            {
                to++;
            }

            pieces.Add(new Piece(styles[from], _words.Shape(styles[from].Typeface, text[from..to], styles[from].IsRightToLeft)));
            from = to;
        }

        return pieces;
    }

    private void EndLine()
    {
        _lines.Add(_line);
        _line = new Line(_base);
    }
}

/// <param name="baseLevel">Odd for a line that runs from right to left.</param>
internal sealed class Line(byte baseLevel)
{
    public bool IsRightToLeft => (baseLevel & 1) != 0;

    /// <summary>Without the space it ends with.</summary>
    public double Width { get; private set; }

    public double PendingSpace { get; set; }

    public List<Piece> Pieces { get; } = [];

    public void Add(List<Piece> pieces, double width)
    {
        if (width > 0)
        {
            Width += PendingSpace + width;
            PendingSpace = 0;
        }

        Pieces.AddRange(pieces);
    }

    /// <summary>
    /// Texts of one style with their distance from the line's left, in the order in which they are read. The space that ends the line
    /// stands outside it, on the side where the line ends (UAX #9, L1).
    /// </summary>
    public IEnumerable<(TextStyle Style, ShapedText Text, double X)> Placed()
    {
        var texts = Merged().ToList();

        if (texts.TrueForAll(text => text.Style.Level == 0) && !IsRightToLeft)
        {
            var x = 0.0;

            foreach (var (style, text) in texts)
            {
                yield return (style, text, x);
                x += text.Width * style.Size;
            }

            yield break;
        }

        var levels = texts.ConvertAll(text => text.Style.Level);

        for (var i = texts.Count - 1; i >= 0 && texts[i].Text.Glyphs.All(glyph => glyph.Text == " "); i--)
        {
            levels[i] = baseLevel;
        }

        var places = new double[texts.Count];
        var left = IsRightToLeft ? -PendingSpace : 0;

        foreach (var i in BidiText.VisualOrder(levels))
        {
            places[i] = left;
            left += texts[i].Text.Width * texts[i].Style.Size;
        }

        for (var i = 0; i < texts.Count; i++)
        {
            yield return (texts[i].Style, texts[i].Text, places[i]);
        }
    }

    /// <summary>Neighbours of one style become one text, so that a line is not a heap of words; a space that ends the line stays apart.</summary>
    private IEnumerable<(TextStyle Style, ShapedText Text)> Merged()
    {
        for (var i = 0; i < Pieces.Count;)
        {
            var style = Pieces[i].Style;
            var end = i + 1;

            while (end < Pieces.Count && ReferenceEquals(Pieces[end].Style, style) && !(style.Level > 0 && end == Pieces.Count - 1 && PendingSpace > 0))
            {
                end++;
            }

            yield return (style, ShapedText.Join([.. Pieces[i..end].Select(piece => piece.Text)], style.Typeface.File.UnitsPerEm));
            i = end;
        }
    }
}

internal readonly record struct Piece(TextStyle Style, ShapedText Text)
{
    public double Width => Text.Width * Style.Size;
}

/// <summary>Words shaped for one document; nothing outlives it, since words are people's names too.</summary>
internal sealed class ShapedWords
{
    private readonly Dictionary<(Typeface, string, bool), ShapedText> _shaped = [];

    public ShapedText Shape(Typeface typeface, string text, bool isRightToLeft)
    {
        if (!_shaped.TryGetValue((typeface, text, isRightToLeft), out var shaped))
        {
            shaped = typeface.Shape(text, isRightToLeft);
            _shaped.Add((typeface, text, isRightToLeft), shaped);
        }

        return shaped;
    }
}
